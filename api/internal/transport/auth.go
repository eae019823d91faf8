package transport

import (
	"context"
	"errors"
)

// AccountHeader names the header with the account on whose behalf a partner or a platform calls.
const AccountHeader = "X-Razorpay-Account"

// The errors of a call for which the client's credentials do not suffice.
var (
	ErrNoKey    = errors.New("needs a key id, and the client has only a token: see api.WithKeyID")
	ErrNoSecret = errors.New("needs a secret or a token, and the client has only a key id")
)

// withAuthorization sends the least credentials that suffice. Where the key id suffices it omits
// the secret, which the server may refuse there.
func withAuthorization(next Handler, full, keyOnly, account string) Handler {
	all, key := []string{full}, []string{keyOnly} // shared by all calls
	return func(ctx context.Context, call *Call) (*Response, error) {
		authorization, missing := all, ErrNoSecret
		if call.Request.Operation != nil && call.Request.Operation.KeyOnly {
			authorization, missing = key, ErrNoKey
		}
		if authorization[0] == "" {
			return nil, missing
		}
		call.Header["Authorization"] = authorization
		if account != "" && call.Header.Get(AccountHeader) == "" {
			call.Header.Set(AccountHeader, account)
		}
		return next(ctx, call)
	}
}
