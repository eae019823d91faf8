package transport

import (
	"context"
	"errors"
)

// AccountHeader names the account that a partner or a platform acts for.
const AccountHeader = "X-Razorpay-Account"

// What a call lacks that the client's credentials cannot make.
var (
	ErrNoKey    = errors.New("needs a key id, and the client has only a token: see api.WithKeyID")
	ErrNoSecret = errors.New("needs a secret or a token, and the client has only a key id")
)

// authorized sends the least that will do: the key alone where it is enough. A
// secret that reaches such a route can be refused, and would travel for nothing.
func authorized(next Handler, full, keyOnly, account string) Handler {
	all, key := []string{full}, []string{keyOnly} // made once, and shared by all calls
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
