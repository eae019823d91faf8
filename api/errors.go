package api

import (
	"errors"
	"slices"

	"github.com/rzpkit/payments/api/internal/transport"
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
	CodeGateway    = transport.CodeGateway
	CodeServer     = transport.CodeServer
)

// MayHaveHappened is whether a call that failed with err could have taken effect
// all the same. It is false for nil, for what was refused before it was sent or
// by the server, and for calls that change nothing; it is true where nothing is
// known, any error that is not this module's included. Of several errors joined
// in one, it is true if it is for any of them. Of a [*CaptureError] it is true also
// where another call captured the payment.
func MayHaveHappened(err error) bool {
	switch known := err.(type) { //nolint:errorlint // the tree is walked here
	case nil, *InputError, *ItemError, *ListError:
		return false
	case *Error:
		return known.MayHaveRun
	case *CaptureError:
		return known.MayHaveRun
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(known.Unwrap(), MayHaveHappened)
	}
	inner := errors.Unwrap(err)
	return inner == nil || MayHaveHappened(inner)
}
