package api

import (
	"errors"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/generated"
)

// What a payment was found to be that is not captured as asked. A [*CaptureError]
// is one of them, or none while that is not settled.
var (
	// ErrNotCaptured is a payment of which no money was taken: it failed, or it is
	// authorized for another amount. [MayHaveHappened] is false.
	ErrNotCaptured = errors.New("the payment was not captured")
	// ErrOtherAmount is a payment that was captured, for an amount or in a currency
	// that is not the one asked for. A payment whose fee the customer bears is one
	// too, when its answer does not say so: then it is captured for what was asked
	// and a fee.
	ErrOtherAmount = errors.New("the payment was captured for another amount")
	// ErrRefunded is a payment that was given back, in part or in full. Its
	// AmountRefunded says how much, and [MayHaveHappened] whether it was captured
	// before: an authorized payment that no one captures is given back too.
	ErrRefunded = errors.New("the payment was refunded")
)

// CaptureError is a capture after which the payment does not stand captured as
// asked, or is not known to.
type CaptureError struct {
	// Payment is as it was found last, or nil if it could not be fetched.
	Payment *generated.Payment
	// Outcome is what Payment was found to be: [ErrNotCaptured], [ErrOtherAmount],
	// [ErrRefunded], or nil where that is not settled. [errors.Is] goes by it.
	Outcome error
	// Err is what the capture failed with and, if that failed too, fetching. It is
	// nil if the capture was answered with Payment itself.
	Err error
	// MayHaveRun is what [MayHaveHappened] answers by. It is false only where each
	// capture that was sent was refused, or never ran, and the payment shows why:
	// there is none of this id, it failed, is authorized for another amount, or was
	// given back without being captured. It is true for every payment that was
	// captured, by whichever call.
	MayHaveRun bool
}

// Error is one line: what failed, how the payment stands, and what that means.
func (e *CaptureError) Error() string {
	text := "capturePayment"
	if e.Err != nil {
		text = e.Err.Error()
	}
	if payment := e.Payment; payment != nil {
		text += fmt.Sprintf("; payment %.60s of %d %.3s is %.20s", payment.ID, payment.Amount, payment.Currency, payment.Status)
		if payment.AmountRefunded != 0 {
			text += fmt.Sprintf(", %d refunded", payment.AmountRefunded)
		}
	}
	if e.Outcome != nil {
		text += ": " + e.Outcome.Error()
	}
	return strings.Map(printable, text)
}

// Is answers [errors.Is] for the sentinels of Outcome; for others, Err is asked.
func (e *CaptureError) Is(target error) bool { return e.Outcome != nil && target == e.Outcome }

// Unwrap is Err.
func (e *CaptureError) Unwrap() error { return e.Err }
