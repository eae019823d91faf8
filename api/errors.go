package api

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// What an error can be decided by, with [errors.Is].
var (
	// ErrBadRequest is a request that the server refused, with a status from 400
	// to 499 other than those below. A wrong id is one, and so is an unknown URL.
	ErrBadRequest = errors.New("the request was refused")
	// ErrUnauthorized is 401: wrong or revoked credentials.
	ErrUnauthorized = errors.New("the credentials were refused")
	// ErrForbidden is 403.
	ErrForbidden = errors.New("not allowed")
	// ErrNotFound is 404. Most unknown ids are answered with 400 instead.
	ErrNotFound = errors.New("not found")
	// ErrRateLimited is 429, after the repetitions that were allowed.
	ErrRateLimited = errors.New("too many requests")
	// ErrServer is a status of 500 and above.
	ErrServer = errors.New("the server failed")
	// ErrGateway is code GATEWAY_ERROR, whatever the status: the bank or the
	// network behind the server failed.
	ErrGateway = errors.New("the bank or the network failed")
	// ErrNoAnswer is a call without a complete answer: not connected, broken off
	// or timed out. The cause is wrapped.
	ErrNoAnswer = errors.New("no complete answer")
	// ErrUnreadable is an answer that says success and is not what the contract
	// promises, or a redirect, which is not followed.
	ErrUnreadable = errors.New("the answer could not be read")
)

// The codes of [Error.Code] that are documented. The set is open.
const (
	CodeBadRequest = "BAD_REQUEST_ERROR"
	CodeGateway    = "GATEWAY_ERROR"
	CodeServer     = "SERVER_ERROR"
)

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
	// Body is the last answer as it came, perhaps cut short.
	Body []byte

	// MayHaveRun is what [MayHaveHappened] answers by.
	MayHaveRun bool

	kind  error // ErrNoAnswer, ErrUnreadable or nil
	cause error
}

// Error is one line: operation, status, code and description, or what went
// wrong on the way. It never holds a body.
func (e *Error) Error() string {
	text := e.Operation
	switch {
	case e.kind == nil:
		code := cmp.Or(e.Code, http.StatusText(e.StatusCode), "unknown status")
		text += strings.TrimSuffix(fmt.Sprintf(": %d %.60s: %.200s", e.StatusCode, code, e.Description), ": ")
	case e.StatusCode != 0:
		text += fmt.Sprintf(": %d: %v", e.StatusCode, e.kind)
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
	return manyDigits.ReplaceAllString(strings.Map(printable, text), wire.Redacted)
}

// manyDigits are what may be a card's number in a server's own words.
var manyDigits = regexp.MustCompile(`[0-9]{12,}`)

// printable keeps what others wrote on one line.
func printable(r rune) rune {
	if unicode.IsPrint(r) {
		return r
	}
	return ' '
}

// Unwrap is the cause of [ErrNoAnswer] and [ErrUnreadable], a
// [context.DeadlineExceeded] for one, or nil.
func (e *Error) Unwrap() error { return e.cause }

// Is answers [errors.Is] for the sentinels of this package.
func (e *Error) Is(target error) bool {
	if e.kind != nil {
		return target == e.kind
	}
	switch {
	case target == ErrGateway:
		return e.Code == CodeGateway
	case e.StatusCode >= http.StatusInternalServerError:
		return target == ErrServer
	}
	switch e.StatusCode {
	case http.StatusUnauthorized:
		return target == ErrUnauthorized
	case http.StatusForbidden:
		return target == ErrForbidden
	case http.StatusNotFound:
		return target == ErrNotFound
	case http.StatusTooManyRequests:
		return target == ErrRateLimited
	}
	return target == ErrBadRequest && e.StatusCode >= http.StatusBadRequest
}

// MayHaveHappened is whether a call that failed with err could have taken effect
// all the same. It is false for nil, for what was refused before it was sent or
// by the server, and for calls that change nothing; it is true where nothing is
// known, any error that is not this module's included. Of several errors joined
// in one, it is true if it is for any of them.
func MayHaveHappened(err error) bool {
	switch known := err.(type) { //nolint:errorlint // the tree is walked here
	case nil, *generated.InputError:
		return false
	case *Error:
		return known.MayHaveRun
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(known.Unwrap(), MayHaveHappened)
	}
	inner := errors.Unwrap(err)
	return inner == nil || MayHaveHappened(inner)
}
