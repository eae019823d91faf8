package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// part is the amount of a partial refund.
const part paise.Amount = 400

// refundsOf returns the refunds that an order should get; 0 means the whole remaining amount. One
// in every orders is refunded, in turn in full, in two parts that add up to the whole, and in part.
func refundsOf(number, every int) []paise.Amount {
	if every == 0 || number%every != 0 {
		return nil
	}
	return [][]paise.Amount{{0}, {part, 0}, {part}}[number/every%3]
}

// refundedAmount returns the sum of an order's refunds.
func refundedAmount(number, every int) paise.Amount {
	sum := paise.Amount(0)
	for _, one := range refundsOf(number, every) {
		if one == 0 {
			return amount(number)
		}
		sum += one
	}
	return sum
}

// givenUp stands in the journal for a refund that the server refused.
const givenUp generated.RefundID = "given up"

// refundName returns the name of an order's nth refund, counted from 0. It is the refund's receipt.
func refundName(number, nth int) string { return fmt.Sprintf("%d.refund-%d", number, nth) }

// isFinished reports whether nothing is left to do for an order.
func (e entry) isFinished(every int) bool {
	return e.told && len(e.refunds) >= len(refundsOf(e.number, every))
}

// refundNext makes the next refund of an order. If it was made before, the server recognizes the
// key.
func refundNext(ctx context.Context, s *shop, known entry) (entry, error) {
	return refundWithKey(ctx, s, known, fmt.Sprintf("soak-%d-refund-%d", known.number, len(known.refunds)))
}

func refundWithKey(ctx context.Context, s *shop, known entry, key string) (entry, error) {
	nth := len(known.refunds)
	name := refundName(known.number, nth)
	request := generated.RefundRequest{Receipt: name}
	if want := refundsOf(known.number, s.refundEvery)[nth]; want > 0 {
		request.Amount = api.Ptr(want)
	}
	begin := line{Operation: "createRefund", Payment: known.payment, Refund: name}
	failed, err := s.begin(known, begin, func(string) (line, error) {
		refund, err := s.client.CreateRefund(ctx, known.payment, &generated.CreateRefundParams{IdempotencyKey: key}, request)
		if err != nil {
			return line{}, err
		}
		return line{Refunded: refund.ID}, nil
	})
	var refusal *api.Error
	if errors.As(failed, &refusal) && refusal.StatusCode == http.StatusBadRequest {
		return s.journal.write(line{Number: known.number, Refunded: givenUp}) // repeating does not help
	}
	return s.journal.of(known.number), err
}

// checkRefunds checks the refunds of an order. Several calls may have requested the same refund,
// with the same key; it must exist once.
func (e entry) checkRefunds(made *effects, every int, found *result) error {
	var problems []error
	for nth, want := range refundsOf(e.number, every) {
		name := refundName(e.number, nth)
		made.known[name] = true
		may := slices.ContainsFunc(e.calls, func(c call) bool { return c.refund == name && c.outcome != refused })
		refunds := made.refunds[name]
		switch {
		case !may && len(refunds) == 1:
			problems = append(problems, fmt.Errorf("the client said that refund %s did not happen, and it did", name))
		case len(refunds) != 1:
			problems = append(problems, fmt.Errorf("refund %s was made %d times", name, len(refunds)))
		case refunds[0].PaymentID != e.payment || want > 0 && refunds[0].Amount != want:
			problems = append(problems, fmt.Errorf("refund %s is of %d of %s", name, refunds[0].Amount, refunds[0].PaymentID))
		default:
			found.refunds++
		}
	}
	return errors.Join(problems...)
}
