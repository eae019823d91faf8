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

// part is the first of two refunds of an order, or the only one of those that are
// refunded in part.
const part paise.Amount = 400

// refundsOf are the refunds that an order is to get, 0 for all that is left: one in
// every so many orders gets some. These are refunded whole, in two parts that come to the
// whole, and in part, by turns.
func refundsOf(number, every int) []paise.Amount {
	if every == 0 || number%every != 0 {
		return nil
	}
	return [][]paise.Amount{{0}, {part, 0}, {part}}[number/every%3]
}

// refunded is what an order's refunds come to.
func refunded(number, every int) paise.Amount {
	sum := paise.Amount(0)
	for _, one := range refundsOf(number, every) {
		if one == 0 {
			return amount(number)
		}
		sum += one
	}
	return sum
}

// givenUp stands in the journal for a refund that the server does not make.
const givenUp generated.RefundID = "given up"

// refundName names an order's refund, counted from 0. It is its receipt, and its
// idempotency key ends in it.
func refundName(number, nth int) string { return fmt.Sprintf("%d.refund-%d", number, nth) }

// ended is whether nothing is left to do for an order.
func (e entry) ended(every int) bool {
	return e.told && len(e.refunds) >= len(refundsOf(e.number, every))
}

// refundNext makes the next refund of an order. Whether it was made before is the
// server's to know, by the key.
func refundNext(ctx context.Context, s *shop, known entry) (entry, error) {
	return refundWithKey(ctx, s, known, fmt.Sprintf("soak-%d-refund-%d", known.number, len(known.refunds)))
}

func refundWithKey(ctx context.Context, s *shop, known entry, key string) (entry, error) {
	nth := len(known.refunds)
	name := refundName(known.number, nth)
	request := generated.RefundRequest{Receipt: name}
	if asked := refundsOf(known.number, s.refundEvery)[nth]; asked > 0 {
		request.Amount = api.Ptr(asked)
	}
	begin := line{Operation: "createRefund", Payment: known.payment, Refund: name}
	failed, err := s.begin(known, begin, func(string) (line, error) {
		refund, err := s.client.CreateRefund(ctx, known.payment, &generated.CreateRefundParams{XRefundIdempotency: key}, request)
		if err != nil {
			return line{}, err
		}
		return line{Refunded: refund.ID}, nil
	})
	var refusal *api.Error
	if errors.As(failed, &refusal) && refusal.StatusCode == http.StatusBadRequest {
		return s.journal.write(line{Number: known.number, Refunded: givenUp}) // no repetition mends it
	}
	return s.journal.of(known.number), err
}

// checkRefunds is for the refunds of an order. Several calls can have asked for one, with
// the same key; in the end it is there once.
func (e entry) checkRefunds(made *effects, every int, found *result) error {
	var problems []error
	for nth, asked := range refundsOf(e.number, every) {
		name := refundName(e.number, nth)
		made.explains[name] = true
		may := slices.ContainsFunc(e.calls, func(c call) bool { return c.refund == name && c.outcome != refused })
		refunds := made.refunds[name]
		switch {
		case !may && len(refunds) == 1:
			problems = append(problems, fmt.Errorf("the client said that refund %s did not happen, and it did", name))
		case len(refunds) != 1:
			problems = append(problems, fmt.Errorf("refund %s was made %d times", name, len(refunds)))
		case refunds[0].PaymentID != e.payment || asked > 0 && refunds[0].Amount != asked:
			problems = append(problems, fmt.Errorf("refund %s is of %d of %s", name, refunds[0].Amount, refunds[0].PaymentID))
		default:
			found.refunds++
		}
	}
	return errors.Join(problems...)
}
