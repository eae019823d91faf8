package transport

import (
	"context"
	"fmt"
)

// TurnError is the error of an attempt that the limiter refused. Nothing was sent, and the attempt
// is not repeated.
type TurnError struct{ err error }

func (e *TurnError) Error() string { return fmt.Sprintf("waiting for a turn: %v", e.err) }

// Unwrap returns the limiter's error.
func (e *TurnError) Unwrap() error { return e.err }

// withLimiter makes each attempt wait for the limiter.
func withLimiter(next Handler, wait func(context.Context) error) Handler {
	if wait == nil {
		return next
	}
	return func(ctx context.Context, call *Call) (*Response, error) {
		if err := wait(ctx); err != nil {
			return nil, withContextError(ctx, &TurnError{err})
		}
		return next(ctx, call)
	}
}
