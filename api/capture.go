package api

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/generated"
)

// captureRounds is how often a capture is sent at most, beside attempts that
// surely did not run.
const captureRounds = 3

// CapturePayment takes the money of an authorized payment and finds out whether
// it did. A nil error means that the payment stands captured for this amount, by
// this call or by another, and that nothing of it was given back. Concurrent and
// repeated calls end in one capture, of which all of them are told.
//
// The amount is that of the order, in the currency's smallest unit. Where the
// customer bears the fee, the payment's own amount is more: it is compared without
// the fee, if the payment says who bears it.
//
// After an unknown outcome the payment is fetched, and after a refusal too, since
// a payment that is captured already, or at the moment, is refused as well. Found
// captured as asked, it is returned. Found authorized, it is captured again, three
// times in all at most: the server takes no payment's money a second time. Anything
// else is a [*CaptureError] that has the payment: [ErrNotCaptured],
// [ErrOtherAmount], [ErrRefunded], or none of them while it is not settled. A
// payment that reads authorized after a refusal is not: the read can lag behind,
// or another capture be running. What was not sent, and what was turned away
// whatever the payment is (401, 403, 404, 429), is the error of that one call.
//
// The call options hold for fetching too. [NoRetry] sends one capture, and
// fetches once. An ended context ends it all, so let it outlast an attempt.
// The call that only calls is client.API.CapturePayment.
func (c *Client) CapturePayment(ctx context.Context, paymentID generated.PaymentID, body generated.CaptureRequest, options ...CallOption) (*generated.Payment, error) {
	once := false
	options = append(slices.Clip(options), func(s *call.Settings) error {
		once = s.NoRetry
		return nil
	})
	open := false // whether a capture of this call may have run, or may yet
	for round := 1; ; round++ {
		payment, err := c.capture(ctx, paymentID, body, options)
		if err != nil {
			open = open || MayHaveHappened(err)
			if !open && !errors.Is(err, ErrBadRequest) {
				return nil, err
			}
			fetched, fetching := c.fetchAsked(ctx, paymentID, options)
			if fetching != nil {
				return nil, &CaptureError{Err: fmt.Errorf("%w; %w", err, fetching), MayHaveRun: open || !isUnknownID(fetching)}
			}
			payment = fetched
		}
		standing := judge(payment, body)
		if standing == standingCaptured {
			return payment, nil
		}
		if standing != standingAuthorized || once || round == captureRounds || pauseBetweenCaptures(ctx) != nil {
			outcome, mayHaveRun := standing.outcome(open)
			return nil, &CaptureError{Payment: payment, Outcome: outcome, Err: err, MayHaveRun: mayHaveRun}
		}
	}
}

// capture sends a capture. An answer is a payment that was captured, as asked or
// otherwise; any other payment in its place says nothing of what happened.
func (c *Client) capture(ctx context.Context, paymentID generated.PaymentID, body generated.CaptureRequest, options []CallOption) (*generated.Payment, error) {
	payment, err := c.API.CapturePayment(ctx, paymentID, body, options...)
	if err != nil {
		return nil, err
	}
	if payment.ID != paymentID {
		return nil, wrongAnswer("capturePayment", true, errors.New("it is about another payment"))
	}
	switch judge(payment, body) { //nolint:exhaustive // the others are no answer to a capture
	case standingCaptured, standingOtherAmount, standingRefunded:
		return payment, nil
	}
	return nil, wrongAnswer("capturePayment", true, errors.New("it does not show a captured payment"))
}

// fetchAsked fetches the payment, and takes no other in its place.
func (c *Client) fetchAsked(ctx context.Context, paymentID generated.PaymentID, options []CallOption) (*generated.Payment, error) {
	payment, err := c.FetchPayment(ctx, paymentID, nil, options...)
	if err == nil && payment.ID != paymentID {
		return nil, wrongAnswer("fetchPayment", false, errors.New("it is about another payment"))
	}
	return payment, err
}

// wrongAnswer is a success that is not an answer to what was asked.
func wrongAnswer(operation string, mayHaveRun bool, cause error) *Error {
	return &Error{
		Operation: operation, StatusCode: http.StatusOK, Attempts: 1, MayHaveRun: mayHaveRun,
		kind: ErrUnreadable, cause: cause,
	}
}

// isUnknownID is whether fetching was refused as it is for an id that names no
// payment: by a whole answer that is not the gateway's or the server's own failure.
func isUnknownID(err error) bool {
	var failed *Error
	return errors.As(err, &failed) && failed.cause == nil && failed.Code != CodeGateway && failed.Code != CodeServer &&
		(failed.StatusCode == http.StatusBadRequest || failed.StatusCode == http.StatusNotFound)
}

// pauseBetweenCaptures lets a capture that is running, or a read that lags behind,
// come to its end.
func pauseBetweenCaptures(ctx context.Context) error {
	return transport.Wait(ctx, time.Second/2+rand.N(time.Second)) //nolint:gosec // a pause is no secret
}
