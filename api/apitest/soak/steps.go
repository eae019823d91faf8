package main

import (
	"context"
	"fmt"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Data of the customers. The values are unusual, so that they do not occur in a log by chance.
const (
	cardNumber = "5104060000000008" // a test card
	cvv        = "9371"
	email      = "gaurav.soak@example.com"
	contact    = "9090919293"
	customer   = "Gaurav Soakwala"
	address    = "198.51.100.73"
)

// steps are the shop's actions for an order. Each returns the order's new entry in the journal, by
// which the shop chooses the next step. A step that changed nothing is repeated.
type steps struct {
	openOrder func(context.Context, *shop, entry) (entry, error)
	pay       func(context.Context, *shop, entry) (entry, error)
	capture   func(context.Context, *shop, entry) (entry, error)
	refund    func(context.Context, *shop, entry) (entry, error)
}

func correctSteps() steps { return steps{openOrder, payOrder, captureAndTell, refundNext} }

// amount returns a different amount for each order.
func amount(number int) paise.Amount { return paise.Amount(1000 + number) }

// pay finishes one order, starting from its entry in the journal.
func (s *shop) pay(ctx context.Context, number int) error {
	known := s.journal.of(number)
	if known.isFinished(s.refundEvery) {
		return nil
	}
	for !known.isFinished(s.refundEvery) {
		step := s.steps.capture
		switch {
		case known.told:
			step = s.steps.refund
		case known.order == "":
			step = s.steps.openOrder
		case known.payment == "":
			step = s.steps.pay
		}
		var err error
		if known, err = step(ctx, s, known); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	s.finished(number)
	return nil
}

// call makes a call that changes something. It writes the call to the journal before, and the
// outcome with what the call created after it.
func (s *shop) call(known entry, operation string, about generated.PaymentID, do func(id string) (made line, err error)) (error, error) {
	return s.begin(known, line{Operation: operation, Payment: about}, do)
}

// begin does the same as call, with a given line before the call.
func (s *shop) begin(known entry, begin line, do func(id string) (made line, err error)) (error, error) {
	id := fmt.Sprintf("%d.%d", known.number, len(s.journal.of(known.number).calls))
	begin.Number, begin.Call = known.number, id
	if _, err := s.journal.write(begin); err != nil {
		return nil, err
	}
	made, failed := do(id)
	made.Number, made.Call, made.Outcome = known.number, id, s.outcome(failed)
	_, err := s.journal.write(made)
	return failed, err
}

// outcomeOf returns what the client reports about a call.
func outcomeOf(err error) outcome {
	switch {
	case err == nil:
		return done
	case api.MayHaveHappened(err):
		return open
	}
	return refused
}

// openOrder opens an order. An order whose response was lost does no harm: nobody can pay it.
func openOrder(ctx context.Context, s *shop, known entry) (entry, error) {
	_, err := s.call(known, "createOrder", "", func(id string) (line, error) {
		order, err := s.client.CreateOrder(ctx, generated.CreateOrderRequest{
			Amount: amount(known.number), Currency: paise.INR, Receipt: id,
		})
		if err != nil {
			return line{}, err
		}
		return line{Order: order.ID}, nil
	})
	return s.journal.of(known.number), err
}

// payOrder pays an order. If the order may already have been paid, it looks for that payment first.
func payOrder(ctx context.Context, s *shop, known entry) (entry, error) {
	if known.mayBePaid() {
		for payment, err := range s.client.OrderPayments(ctx, known.order) {
			if err != nil {
				return known, nil // look again in the next step
			}
			if payment.Status != generated.PaymentStatusFailed {
				return s.journal.write(line{Number: known.number, Payment: payment.ID})
			}
		}
	}
	err := payWithoutLooking(ctx, s, known)
	return s.journal.of(known.number), err
}

// payWithoutLooking pays an order, by card or by UPI, without looking for earlier payments.
func payWithoutLooking(ctx context.Context, s *shop, known entry) error {
	operation := "createUPIPayment"
	if paidByCard(known.number) {
		operation = "createPayment"
	}
	_, err := s.call(known, operation, "", func(call string) (line, error) {
		if paidByCard(known.number) {
			created, err := s.client.CreatePaymentWithCard(ctx, cardPayment(known, call))
			if err != nil {
				return line{}, err
			}
			return line{Payment: created.RazorpayPaymentID}, nil
		}
		created, err := s.client.CreateUPIPaymentWithCollect(ctx, upiPayment(known, call))
		if err != nil {
			return line{}, err
		}
		return line{Payment: created.RazorpayPaymentID}, nil
	})
	return err
}

// captureAndTell captures the chosen payment and tells the customer.
func captureAndTell(ctx context.Context, s *shop, known entry) (entry, error) {
	if ready, err := authenticate(ctx, s, known); err != nil || !ready {
		return known, err
	}
	failed, err := s.call(known, "capturePayment", known.payment, func(string) (line, error) {
		_, err := s.client.CapturePayment(ctx, known.payment, generated.CaptureRequest{Amount: amount(known.number), Currency: paise.INR})
		return line{}, err
	})
	if err != nil || failed != nil {
		return s.journal.of(known.number), err
	}
	return s.tell(known)
}

// tell tells the customer that the order is paid.
func (s *shop) tell(known entry) (entry, error) {
	return s.journal.write(line{Number: known.number, Told: true})
}

// authenticate submits the customer's one-time password if a card payment waits for it. It reports
// whether the payment no longer waits.
func authenticate(ctx context.Context, s *shop, known entry) (bool, error) {
	if !paidByCard(known.number) {
		return true, nil
	}
	payment, err := s.client.FetchPayment(ctx, known.payment, nil)
	if err != nil {
		return false, nil //nolint:nilerr // fetched again
	}
	if payment.Status != generated.PaymentStatusCreated {
		return true, nil
	}
	failed, err := s.call(known, "generateOTP", known.payment, func(string) (line, error) {
		_, err := s.client.GenerateOTP(ctx, known.payment)
		return line{}, err
	})
	if err != nil || failed != nil {
		return false, err
	}
	failed, err = s.call(known, "submitOTP", known.payment, func(string) (line, error) {
		_, err := s.client.SubmitOTP(ctx, known.payment, generated.SubmitOTPRequest{OTP: apitest.OTP})
		return line{}, err
	})
	return failed == nil, err
}

// paidByCard reports whether an order is paid by card, as every other order is.
func paidByCard(number int) bool { return number%2 == 0 }

func isPayment(operation string) bool {
	return operation == "createPayment" || operation == "createUPIPayment"
}

func cardPayment(known entry, call string) generated.CardPayment {
	return generated.CardPayment{
		Amount: amount(known.number), Currency: paise.INR, OrderID: known.order,
		Email: email, Contact: contact, Notes: map[string]string{"call": call},
		Card: generated.CardDetails{Number: cardNumber, Name: customer, ExpiryMonth: "11", ExpiryYear: "30", CVV: cvv},
	}
}

func upiPayment(known entry, call string) generated.UPICollectPayment {
	return generated.UPICollectPayment{
		Amount: amount(known.number), Currency: paise.INR, OrderID: known.order,
		Email: email, Contact: contact, IP: address, Referer: "http", UserAgent: "Mozilla/5.0",
		Notes: map[string]string{"call": call},
		UPI:   generated.UPICollectDetails{VPA: apitest.VPASuccess},
	}
}
