package transport

import (
	"context"
	"fmt"
)

// TurnError is an attempt whose turn did not come. Nothing of it was sent, and another attempt
// would wait just as long.
type TurnError struct{ err error }

func (e *TurnError) Error() string { return fmt.Sprintf("waiting for a turn: %v", e.err) }

// Unwrap returns the limiter's error.
func (e *TurnError) Unwrap() error { return e.err }

// withLimiter makes each attempt wait for its turn.
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
