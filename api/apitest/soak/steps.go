package main

import (
	"context"
	"fmt"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// amount is another for each order.
func amount(number int) paise.Amount { return paise.Amount(100 + number) }

// pay brings one order to its end, from wherever the journal left it. Its steps
// are repeated until they are known to have been done: a shop that gives up leaves
// customers without an answer.
func (s *shop) pay(ctx context.Context, number int) error {
	for known := s.journal.of(number); !known.Told; {
		var err error
		switch {
		case known.Order == "":
			known, err = s.open(ctx, number)
		case known.Payment == "":
			known, err = s.choose(ctx, known)
		default:
			known, err = s.capture(ctx, known)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// open opens an order. One whose opening was never heard of costs nothing: no one
// can pay it.
func (s *shop) open(ctx context.Context, number int) (entry, error) {
	order, err := s.client.CreateOrder(ctx, generated.CreateOrderRequest{
		Amount: amount(number), Currency: paise.INR, Receipt: fmt.Sprintf("soak-%d", number),
	})
	if err != nil {
		return again(ctx, entry{Number: number}, err)
	}
	return s.journal.write(entry{Number: number, Order: order.ID})
}

// choose finds the payment of an order that may have been paid before, or pays it.
func (s *shop) choose(ctx context.Context, known entry) (entry, error) {
	if known.Paying {
		for payment, err := range s.client.OrderPayments(ctx, known.Order) {
			if err != nil {
				return again(ctx, known, err)
			}
			if payment.Status != generated.PaymentStatusFailed {
				return s.journal.write(entry{Number: known.Number, Payment: payment.ID})
			}
		}
	}
	known, err := s.journal.write(entry{Number: known.Number, Paying: true})
	if err != nil {
		return known, err
	}
	var id generated.PaymentID
	if paidByCard(known.Number) {
		var created *generated.CreatedPayment
		if created, err = s.client.CreatePaymentWithCard(ctx, byCard(known)); err == nil {
			id = created.RazorpayPaymentID
		}
	} else {
		var created *generated.CreatedUPIPayment
		if created, err = s.client.CreateUPIPaymentWithCollect(ctx, byUPI(known)); err == nil {
			id = created.RazorpayPaymentID
		}
	}
	if err != nil {
		return again(ctx, known, err)
	}
	return s.journal.write(entry{Number: known.Number, Payment: id})
}

// capture takes the money of the payment that was chosen and tells the customer.
func (s *shop) capture(ctx context.Context, known entry) (entry, error) {
	if err := s.authenticate(ctx, known); err != nil {
		return again(ctx, known, err)
	}
	_, err := s.client.CapturePayment(ctx, known.Payment, generated.CaptureRequest{Amount: amount(known.Number), Currency: paise.INR})
	if err != nil {
		return again(ctx, known, err)
	}
	known, err = s.journal.write(entry{Number: known.Number, Told: true})
	if err == nil {
		s.told(known.Number)
	}
	return known, err
}

// authenticate gives the customer's one-time password, for a card payment that
// still waits for it.
func (s *shop) authenticate(ctx context.Context, known entry) error {
	if !paidByCard(known.Number) {
		return nil
	}
	payment, err := s.client.FetchPayment(ctx, known.Payment, nil)
	if err != nil || payment.Status != generated.PaymentStatusCreated {
		return err
	}
	if _, err = s.client.GenerateOTP(ctx, known.Payment); err != nil {
		return err
	}
	_, err = s.client.SubmitOTP(ctx, known.Payment, generated.SubmitOTPRequest{OTP: apitest.OTP})
	return err
}

// paidByCard is whether an order is paid by card: every other one is.
func paidByCard(number int) bool { return number%2 == 0 }

// again is what stands about an order after a step that failed, which the caller
// repeats: the steps look before they ask for money. Only the end of the shop ends
// that.
func again(ctx context.Context, known entry, err error) (entry, error) {
	if ctx.Err() != nil {
		return known, err
	}
	return known, nil
}

func byCard(known entry) generated.CardPayment {
	return generated.CardPayment{
		Amount: amount(known.Number), Currency: paise.INR, OrderID: known.Order,
		Email: "gaurav.kumar@example.com", Contact: "9090909090",
		Card: generated.CardDetails{Number: cardNumber, Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "100"},
	}
}

func byUPI(known entry) generated.UPICollectPayment {
	return generated.UPICollectPayment{
		Amount: amount(known.Number), Currency: paise.INR, OrderID: known.Order,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: apitest.VPASuccess},
	}
}
