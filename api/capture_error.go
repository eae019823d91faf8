package api

import (
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/internal/mask"
	"github.com/rzpkit/payments/generated"
)

// The outcomes of a payment that is not captured as requested. A [*CaptureError] matches one of
// them, or none while the outcome is not settled.
var (
	// ErrNotCaptured means that no money was taken. The payment failed, or it is authorized for another
	// amount. [MayHaveHappened] is false.
	ErrNotCaptured = errors.New("the payment was not captured")
	// ErrOtherAmount means that the payment is captured, but for another amount or in another
	// currency than requested. It is also returned for a payment that may have been captured for
	// the requested amount plus a fee, if the answer does not say that the customer bears the fee.
	ErrOtherAmount = errors.New("the payment was captured for another amount")
	// ErrRefunded means that the payment was refunded, in part or in full. Payment.AmountRefunded
	// has the amount. [MayHaveHappened] reports whether the payment was captured before: an
	// authorized payment that is never captured is refunded too.
	ErrRefunded = errors.New("the payment was refunded")
)

// CaptureError is the error for a payment that is not captured as requested, or not known to be.
type CaptureError struct {
	// Payment is the payment as it was last fetched, or nil if it could not be fetched.
	Payment *generated.Payment
	// Outcome is [ErrNotCaptured], [ErrOtherAmount] or [ErrRefunded], or nil while the outcome is
	// not settled. [errors.Is] matches it.
	Outcome error
	// Err is the error of the capture, joined with that of fetching if that failed too. It is nil
	// if the capture itself was answered with Payment.
	Err error
	// MayHaveRun is the result of [MayHaveHappened]. It is false only if each capture that was sent
	// was refused or never ran, and the payment shows why: the id is unknown, the payment failed,
	// it is authorized for another amount, or it was refunded without being captured. It is true
	// for every captured payment, whichever call captured it.
	MayHaveRun bool
}

// Error returns one line: what failed, the payment's state, and the outcome.
func (e *CaptureError) Error() string {
	text := "capturePayment"
	if e.Err != nil {
		text = e.Err.Error()
	}
	if payment := e.Payment; payment != nil {
		text += fmt.Sprintf("; payment %s of %d %s is %s", mask.Line(string(payment.ID), 60), payment.Amount,
			mask.Line(string(payment.Currency), 3), mask.Line(string(payment.Status), 20))
		if payment.AmountRefunded != 0 {
			text += fmt.Sprintf(", %d refunded", payment.AmountRefunded)
		}
	}
	if e.Outcome != nil {
		text += ": " + e.Outcome.Error()
	}
	return text
}

// Format prints the text of Error for every verb; see [Error.Format].
func (e *CaptureError) Format(state fmt.State, verb rune) {
	_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), e.Error())
}

// MarshalText returns the text of Error, for encoders that find the error inside another value.
func (e *CaptureError) MarshalText() ([]byte, error) { return []byte(e.Error()), nil }

// Is matches Outcome; [errors.Is] then continues with Err.
func (e *CaptureError) Is(target error) bool { return e.Outcome != nil && target == e.Outcome }

// Unwrap returns Err.
func (e *CaptureError) Unwrap() error { return e.Err }
