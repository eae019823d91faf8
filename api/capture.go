package api

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// captureRounds is how often a capture is sent at most, beside attempts that
// surely did not run.
const captureRounds = 3

// CaptureError is a capture that is not known to be done after the payment was
// fetched.
type CaptureError struct {
	// Payment is as it was found last, or nil if it could not be fetched.
	Payment *generated.Payment
	// Err is what the capture failed with and, if that failed too, fetching.
	Err error
	// MayHaveRun is what [MayHaveHappened] answers by: false when the payment
	// shows that this amount was not captured, and no capture is on its way.
	MayHaveRun bool
}

// Error is one line: what failed, and how the payment stands.
func (e *CaptureError) Error() string {
	text := fmt.Sprint(e.Err)
	if payment := e.Payment; payment != nil {
		text += fmt.Sprintf("; payment %.60s of %d %.3s is %.20s", payment.ID, payment.Amount, payment.Currency, payment.Status)
	}
	return strings.Map(printable, text)
}

// Unwrap is Err.
func (e *CaptureError) Unwrap() error { return e.Err }

// CapturePayment takes the money of an authorized payment and finds out whether
// it did: a nil error means that the payment stands captured for this amount, by
// this call or by another. Concurrent and repeated calls end in one capture, of
// which all of them are told.
//
// After an unknown outcome the payment is fetched, and after a refusal too, which
// is also the answer for a payment that is captured already, or is at the moment.
// Captured for this amount, it is returned. Authorized for it, it is captured
// again, at most twice: the server takes no payment's money a second time.
// Anything else is a [*CaptureError] that has the payment: one that failed, was
// captured for another amount, or was refunded in full since.
//
// The call options hold for fetching too. [NoRetry] sends one capture, and
// fetches once. An ended context ends it all, so let it outlast an attempt.
// The call that only calls is client.API.CapturePayment.
func (c *Client) CapturePayment(ctx context.Context, paymentID generated.PaymentID, body generated.CaptureRequest, options ...CallOption) (*generated.Payment, error) {
	open, noRetry := false, false // open: one of the captures may have run, or may yet
	options = append(slices.Clip(options), func(s *call.Settings) error { noRetry = s.NoRetry; return nil })
	for round := 1; ; round++ {
		payment, err := c.API.CapturePayment(ctx, paymentID, body, options...)
		if err == nil {
			if payment.ID == paymentID && payment.Status == generated.PaymentStatusCaptured && taken(payment, body) {
				return payment, nil
			}
			err = &Error{Operation: "capturePayment", StatusCode: http.StatusOK, Attempts: 1, MayHaveRun: true, kind: ErrUnreadable}
		}
		refusal := errors.Is(err, ErrBadRequest) && !MayHaveHappened(err)
		open = open || MayHaveHappened(err)
		if !open && !refusal {
			return nil, err
		}
		payment, fetching := c.FetchPayment(ctx, paymentID, nil, options...)
		switch {
		case fetching != nil:
			return nil, &CaptureError{Err: fmt.Errorf("%w; %w", err, fetching), MayHaveRun: open || !errors.Is(fetching, ErrBadRequest)}
		case payment.Status == generated.PaymentStatusCaptured && taken(payment, body):
			return payment, nil
		case payment.Status != generated.PaymentStatusAuthorized, payment.Amount != body.Amount, round == captureRounds, noRetry,
			transport.Wait(ctx, time.Second/2+rand.N(time.Second)) != nil: //nolint:gosec // a pause is no secret
			pending := !payment.Captured && payment.Status != generated.PaymentStatusRefunded // it can still land
			return nil, &CaptureError{payment, err, taken(payment, body) || open && pending}
		}
	}
}

// taken is whether a payment was captured for the amount that was asked for,
// whatever became of it since.
func taken(payment *generated.Payment, body generated.CaptureRequest) bool {
	amount := payment.Amount
	if captured := payment.AmountCaptured; captured != nil && *captured != 0 {
		amount = *captured
	}
	return (payment.Captured || payment.Status == generated.PaymentStatusCaptured) && amount == body.Amount && payment.Currency == body.Currency
}
