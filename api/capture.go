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

// maxCaptures is the maximum number of captures that one CapturePayment sends, not counting
// attempts that certainly did not run.
const maxCaptures = 3

// CapturePayment captures an authorized payment and finds out whether the capture took effect. A
// nil error means that the payment is captured for this amount, by this call or by another, and
// that nothing of it was refunded. Concurrent and repeated calls result in one capture, and each of
// them reports it.
//
// The amount is the order's, in the currency's smallest unit. Where the customer bears the fee, the
// payment's own amount is higher: the fee is subtracted before comparing, if the payment says who
// bears it.
//
// CapturePayment fetches the payment after an unknown outcome, and after a refusal, because the
// server also refuses to capture a payment that is captured already or being captured. If the
// payment is captured as requested, it is returned. If it is still authorized, the capture is sent
// again, at most three times in all: the server never captures a payment twice. Anything else is a
// [*CaptureError] with the payment: [ErrNotCaptured], [ErrOtherAmount], [ErrRefunded], or none of
// them while the outcome is not settled. A payment that still reads as authorized after a refusal
// is not settled: the read may lag behind, or another capture may be running. A capture that was
// not sent, or that was refused for a reason other than the payment's state (401, 403, 404, 429),
// returns the error of that call.
//
// The call options also apply to fetching. [NoRetry] sends one capture and fetches once.
// CapturePayment ends with the context, so give the context more time than one attempt takes. To
// send only the capture, call client.API.CapturePayment.
func (c *Client) CapturePayment(ctx context.Context, paymentID generated.PaymentID, body generated.CaptureRequest, options ...CallOption) (*generated.Payment, error) {
	once := false
	options = append(slices.Clip(options), func(s *call.Settings) error {
		once = s.NoRetry
		return nil
	})
	open := false // whether a capture of this call may have run, or may still run
	for round := 1; ; round++ {
		payment, err := c.capture(ctx, paymentID, body, options)
		if err != nil {
			open = open || MayHaveHappened(err)
			if !open && !errors.Is(err, ErrBadRequest) {
				return nil, err
			}
			fetched, fetching := c.fetchPayment(ctx, paymentID, options)
			if fetching != nil {
				return nil, &CaptureError{Err: fmt.Errorf("%w; %w", err, fetching), MayHaveRun: open || !isUnknownID(fetching)}
			}
			payment = fetched
		}
		state := classify(payment, body)
		if state == stateCaptured {
			return payment, nil
		}
		if state != stateAuthorized || once || round == maxCaptures || pauseBetweenCaptures(ctx) != nil {
			outcome, mayHaveRun := state.outcome(open)
			return nil, &CaptureError{Payment: payment, Outcome: outcome, Err: err, MayHaveRun: mayHaveRun}
		}
	}
}

// capture sends one capture. It returns a payment only if the answer shows it as captured, for
// whatever amount, or as refunded; any other payment is an error that leaves the outcome unknown.
func (c *Client) capture(ctx context.Context, paymentID generated.PaymentID, body generated.CaptureRequest, options []CallOption) (*generated.Payment, error) {
	payment, err := c.API.CapturePayment(ctx, paymentID, body, options...)
	if err != nil {
		return nil, err
	}
	if payment.ID != paymentID {
		return nil, wrongAnswer("capturePayment", true, errors.New("it is about another payment"))
	}
	switch classify(payment, body) { //nolint:exhaustive // no other state follows a successful capture
	case stateCaptured, stateOtherAmount, stateRefunded:
		return payment, nil
	}
	return nil, wrongAnswer("capturePayment", true, errors.New("it does not show a captured payment"))
}

// fetchPayment fetches the payment. An answer about another payment is an error.
func (c *Client) fetchPayment(ctx context.Context, paymentID generated.PaymentID, options []CallOption) (*generated.Payment, error) {
	payment, err := c.FetchPayment(ctx, paymentID, nil, options...)
	if err == nil && payment.ID != paymentID {
		return nil, wrongAnswer("fetchPayment", false, errors.New("it is about another payment"))
	}
	return payment, err
}

// wrongAnswer returns the error of a successful answer that does not match the request.
func wrongAnswer(operation string, mayHaveRun bool, cause error) *Error {
	return &Error{
		Operation: operation, StatusCode: http.StatusOK, Attempts: 1, MayHaveRun: mayHaveRun,
		kind: ErrUnreadable, cause: cause,
	}
}

// isUnknownID reports whether the fetch was refused the way Razorpay refuses an id that names no
// payment: 400 or 404 with the code of a bad request. The status alone does not suffice, because a
// proxy between client and server can send it.
func isUnknownID(err error) bool {
	var failed *Error
	return errors.As(err, &failed) && failed.Code == CodeBadRequest &&
		(failed.StatusCode == http.StatusBadRequest || failed.StatusCode == http.StatusNotFound)
}

// pauseBetweenCaptures waits 0.5 to 1.5 seconds, so that a running capture can finish or a lagging
// read can catch up.
func pauseBetweenCaptures(ctx context.Context) error {
	return transport.Wait(ctx, time.Second/2+rand.N(time.Second)) //nolint:gosec // a pause is no secret
}
