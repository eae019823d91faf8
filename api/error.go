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

// InputError is a value that was refused before anything was sent: by the contract, by an option,
// or because the credentials do not suffice.
type InputError = call.InputError

// ItemError is an item of a list that could not be decoded, with its bytes. A loop that goes on
// after it gets the following items.
type ItemError = call.ItemError

// ListError is a list that could not be walked to its end, so items may be missing.
type ListError = call.ListError

// Error is a call that failed after it began.
type Error struct {
	// Operation is the operationId, or for [Client.Do] the method and path.
	Operation string
	// StatusCode is the status of the last answer, or 0 if there was none.
	StatusCode int
	// Code, Description, Field, Source, Step and Reason are the server's words, empty if absent.
	// Field is the request field at fault. Do not decide by Description: it varies.
	Code, Description, Field, Source, Step, Reason string
	// Metadata may name the payment and the order: payment_id, order_id.
	Metadata map[string]string
	// Next lists the possible next steps, for example after a failed OTP.
	Next []wire.NextStep
	// Attempts is how many attempts were made.
	Attempts int
	// RetryAfter is how long the last answer asks the client to wait before the next attempt, or 0.
	// A call that is asked to wait for more than 30 seconds fails at once.
	RetryAfter time.Duration
	// IdempotencyKey is the key that the call was sent with, or "". It is safe to repeat the call
	// with the same key and the same values.
	IdempotencyKey string
	// Header is the header of the last answer, nil if there was none. It holds what Razorpay's
	// support identifies a request by.
	Header http.Header
	// Body is the last answer as it was received, possibly cut short.
	Body []byte

	// MayHaveRun is the answer of [MayHaveHappened].
	MayHaveRun bool

	kind  error // ErrNoAnswer, ErrUnreadable or nil
	cause error
}

// Error returns one line: operation, status, code and description, or the cause. It never contains
// a body, and leaves out of the server's words what may be a card number, an e-mail address, a VPA
// or a telephone number.
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

// Format prints the text of Error for every verb. By itself fmt would print Body and Header for
// %#v, with the customer in them.
func (e *Error) Format(state fmt.State, verb rune) {
	_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), e.Error())
}

// MarshalText returns the text of Error, for encoders that find the error inside another value.
func (e *Error) MarshalText() ([]byte, error) { return []byte(e.Error()), nil }

// Unwrap returns the cause of [ErrNoAnswer] or [ErrUnreadable], such as [context.DeadlineExceeded],
// or nil.
func (e *Error) Unwrap() error { return e.cause }

// statusSentinels maps the statuses that have a sentinel of their own.
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
