package api

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/mask"
	"github.com/rzpkit/payments/api/wire"
)

// InputError is the error of a call that was refused before anything was sent: for a value that the
// contract refuses, an invalid option, or insufficient credentials.
type InputError = call.InputError

// ItemError is the error for an item of a list that could not be decoded, with the item's bytes. A
// loop that continues after it receives the following items.
type ItemError = call.ItemError

// ListError is the error for a list that could not be read to its end, so items may be missing.
type ListError = call.ListError

// Error is the error of a call that failed after it began.
type Error struct {
	// Operation is the operationId, or for [Client.Do] the method and path.
	Operation string
	// StatusCode is the status of the last answer, or 0 if there was none.
	StatusCode int
	// Code, Description, Field, Source, Step and Reason are those of the server's error, or "".
	// Field is the request field that is wrong. Do not compare Description, which may change.
	Code, Description, Field, Source, Step, Reason string
	// Metadata may name the payment and the order: payment_id, order_id.
	Metadata map[string]string
	// Next lists the possible next steps, for example after a failed OTP.
	Next []wire.NextStep
	// Attempts is the number of attempts.
	Attempts int
	// RetryAfter is the wait before the next attempt that the last answer requests, or 0. A call
	// fails at once if it is more than 30 seconds.
	RetryAfter time.Duration
	// IdempotencyKey is the key that the call was sent with, or "". It is safe to repeat the call
	// with the same key and the same values.
	IdempotencyKey string
	// Header is the header of the last answer, nil if there was none. It has the ids by which
	// Razorpay's support identifies a request.
	Header http.Header
	// Body is the last answer as it was received, possibly cut short.
	Body []byte

	// MayHaveRun is the result of [MayHaveHappened].
	MayHaveRun bool

	kind  error // ErrNoAnswer, ErrUnreadable or nil
	cause error
}

// Error returns one line: operation, status, code and description, or the cause. It never contains
// a body, and masks possible card numbers, e-mail addresses, VPAs and telephone numbers in the
// server's fields.
func (e *Error) Error() string {
	text := e.Operation
	switch {
	case e.kind == nil:
		code := cmp.Or(e.Code, http.StatusText(e.StatusCode), "unknown status")
		text += strings.TrimSuffix(fmt.Sprintf(": %d %s: %s", e.StatusCode, mask.Line(code, 60), mask.Line(e.Description, 200)), ": ")
	case e.StatusCode != 0 || e.kind == ErrUnreadable: //nolint:errorlint // it is one of two
		text += fmt.Sprintf(": %03d: %v", e.StatusCode, e.kind)
	default:
		text += ": " + e.kind.Error()
	}
	if e.Field != "" {
		text += fmt.Sprintf(" (field %s)", mask.Line(e.Field, 60))
	}
	if e.cause != nil {
		text += ": " + mask.Line(e.cause.Error(), 200)
	}
	if e.Attempts > 1 {
		text += fmt.Sprintf(" (%d attempts)", e.Attempts)
	}
	return text
}

// Format prints the text of Error for every verb. Without it fmt would print Body and Header for
// %#v, which may contain personal data.
func (e *Error) Format(state fmt.State, verb rune) {
	_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), e.Error())
}

// MarshalText returns the text of Error, for encoders that find the error inside another value.
func (e *Error) MarshalText() ([]byte, error) { return []byte(e.Error()), nil }

// Unwrap returns the cause of [ErrNoAnswer] or [ErrUnreadable], such as [context.DeadlineExceeded],
// or nil.
func (e *Error) Unwrap() error { return e.cause }

// statusSentinels maps statuses to their own sentinels.
var statusSentinels = map[int]error{
	http.StatusUnauthorized: ErrUnauthorized, http.StatusForbidden: ErrForbidden,
	http.StatusNotFound: ErrNotFound, http.StatusTooManyRequests: ErrRateLimited,
}

// Is matches the sentinels of this package.
func (e *Error) Is(target error) bool {
	switch {
	case e.kind != nil:
		return target == e.kind
	case target == ErrGateway:
		return e.Code == CodeGateway
	case e.StatusCode >= http.StatusInternalServerError:
		return target == ErrServer
	}
	return e.StatusCode >= http.StatusBadRequest && target == cmp.Or(statusSentinels[e.StatusCode], ErrBadRequest)
}
