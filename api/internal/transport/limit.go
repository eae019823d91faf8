package transport

import (
	"context"
	"fmt"
)

// TurnError is that an attempt's turn did not come: nothing of it was sent, and another
// attempt would wait as long.
type TurnError struct{ err error }

func (e *TurnError) Error() string { return fmt.Sprintf("waiting for a turn: %v", e.err) }

// Unwrap is what the limiter said.
func (e *TurnError) Unwrap() error { return e.err }

// limited lets each attempt wait for its turn.
func limited(next Handler, wait func(context.Context) error) Handler {
	if wait == nil {
		return next
	}
	return func(ctx context.Context, call *Call) (*Response, error) {
		if err := wait(ctx); err != nil {
			return nil, ended(ctx, &TurnError{err})
		}
		return next(ctx, call)
	}
}
