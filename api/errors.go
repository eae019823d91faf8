package api

import (
	"errors"
	"slices"
)

// The sentinels of an [Error], for [errors.Is].
var (
	// ErrBadRequest means that the server refused the request with a status from 400 to 499 other
	// than those below. An unknown id or URL gives this error.
	ErrBadRequest = errors.New("the request was refused")
	// ErrUnauthorized is status 401: wrong or revoked credentials.
	ErrUnauthorized = errors.New("the credentials were refused")
	// ErrForbidden is status 403.
	ErrForbidden = errors.New("not allowed")
	// ErrNotFound is status 404. Most unknown ids are answered with 400 instead.
	ErrNotFound = errors.New("not found")
	// ErrRateLimited is status 429 after the last attempt.
	ErrRateLimited = errors.New("too many requests")
	// ErrServer is a status of 500 and above.
	ErrServer = errors.New("the server failed")
	// ErrGateway is the code GATEWAY_ERROR, whatever the status: the bank or the network behind the
	// server failed.
	ErrGateway = errors.New("the bank or the network failed")
	// ErrNoAnswer means that no complete answer arrived: the client could not connect, the
	// connection broke or the time ran out. The [Error] wraps the cause.
	ErrNoAnswer = errors.New("no complete answer")
	// ErrUnreadable means that the status is a success but the body does not match the contract, or
	// that the answer is a redirect, which is not followed.
	ErrUnreadable = errors.New("the answer could not be read")
)

// The documented codes of [Error.Code]. There may be others.
const (
	CodeBadRequest = "BAD_REQUEST_ERROR"
	CodeGateway    = "GATEWAY_ERROR"
	CodeServer     = "SERVER_ERROR"
)

// MayHaveHappened reports whether a call that failed with err may have taken effect. It is false
// for nil, for a call that was refused before it was sent or by the server, and for calls that
// change nothing. It is true if the outcome is unknown, and for any error that is not from this
// module. For joined errors it is true if it is true for any of them. For a [*CaptureError] it is
// also true if another call captured the payment.
func MayHaveHappened(err error) bool {
	switch known := err.(type) { //nolint:errorlint // this function walks the tree itself
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
