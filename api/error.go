package api

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/wire"
)

// InputError is a value that was refused before anything was sent: by the contract,
// by an option, or for want of credentials.
type InputError = call.InputError

// ItemError is an item of a list that could not be read, with its bytes. A loop over a
// list that goes on behind it gets the items that follow.
type ItemError = call.ItemError

// ListError is a list that could not be walked to its end: there may be items that did
// not come.
type ListError = call.ListError

// Error is a call that failed after it was begun.
type Error struct {
	// Operation is the operationId, or method and path for [Client.Do].
	Operation string
	// StatusCode is that of the last answer, or 0 when none came.
	StatusCode int
	// Code, Description, Field, Source, Step and Reason are the server's words,
	// each empty where it gave none. Field is the request field at fault.
	// Descriptions vary and are not to be decided by.
	Code, Description, Field, Source, Step, Reason string
	// Metadata may name the payment and the order: payment_id, order_id.
	Metadata map[string]string
	// Next is what can be done next, for a failed OTP for one.
	Next []wire.NextStep
	// Attempts is how many were made.
	Attempts int
	// RetryAfter is how long the last answer asks to wait before the call is made
	// again, or 0. A call that is asked to wait for more than 30 seconds is not
	// repeated, and fails at once.
	RetryAfter time.Duration
	// IdempotencyKey is the key that the call was sent with, or "". The call is repeated
	// safely with the same key and the same values.
	IdempotencyKey string
	// Header is the last answer's, nil when none came. What identifies a request to
	// Razorpay's support stands there.
	Header http.Header
	// Body is the last answer as it came, perhaps cut short.
	Body []byte

	// MayHaveRun is what [MayHaveHappened] answers by.
	MayHaveRun bool

	kind  error // ErrNoAnswer, ErrUnreadable or nil
	cause error
}

// Error is one line: operation, status, code and description, or what went
// wrong on the way. It never holds a body, and of the server's words it leaves out
// what may be a card's number, an e-mail address, a VPA or a telephone number.
func (e *Error) Error() string {
	text := e.Operation
	switch {
	case e.kind == nil:
		code := cmp.Or(e.Code, http.StatusText(e.StatusCode), "unknown status")
		text += strings.TrimSuffix(fmt.Sprintf(": %d %.60s: %.200s", e.StatusCode, code, e.Description), ": ")
	case e.StatusCode != 0 || e.kind == ErrUnreadable: //nolint:errorlint // it is one of two
		text += fmt.Sprintf(": %03d: %v", e.StatusCode, e.kind)
	default:
		text += ": " + e.kind.Error()
	}
	if e.Field != "" {
		text += fmt.Sprintf(" (field %.60s)", e.Field)
	}
	if e.cause != nil {
		text += fmt.Sprintf(": %.200s", e.cause.Error())
	}
	if e.Attempts > 1 {
		text += fmt.Sprintf(" (%d attempts)", e.Attempts)
	}
	return mask(text)
}

// Unwrap is the cause of [ErrNoAnswer] and [ErrUnreadable], a
// [context.DeadlineExceeded] for one, or nil.
func (e *Error) Unwrap() error { return e.cause }

// refusals are the sentinels of the statuses that have one of their own.
var refusals = map[int]error{
	http.StatusUnauthorized: ErrUnauthorized, http.StatusForbidden: ErrForbidden,
	http.StatusNotFound: ErrNotFound, http.StatusTooManyRequests: ErrRateLimited,
}

// Is answers [errors.Is] for the sentinels of this package.
func (e *Error) Is(target error) bool {
	switch {
	case e.kind != nil:
		return target == e.kind
	case target == ErrGateway:
		return e.Code == CodeGateway
	case e.StatusCode >= http.StatusInternalServerError:
		return target == ErrServer
	}
	return e.StatusCode >= http.StatusBadRequest && target == cmp.Or(refusals[e.StatusCode], ErrBadRequest)
}
