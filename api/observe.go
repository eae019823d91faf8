package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/call"
)

// Observer is called as a call begins, with the operation, whose ID is empty for one of
// [Client.Do] that the contract does not have. The call and its attempts go on with the
// context that it gives, and the function that it gives is called once as the call ends.
// Neither is for changing the call. Calls that are refused before anything is sent
// ([InputError]) are observed only where the client itself refused them.
type Observer func(ctx context.Context, operation call.Operation) (context.Context, func(Outcome))

// Outcome is how a call ended.
type Outcome struct {
	// Attempts is how many were made, 0 where the call was refused.
	Attempts int
	// StatusCode is that of the last answer, or 0 when none came.
	StatusCode int
	// Err is what the call returns, nil for a success. [MayHaveHappened] says whether it
	// took effect all the same.
	Err error
}

// WithObserver lets traces and metrics see each call. It can be given more than once: the
// first observer is the outermost.
func WithObserver(observe Observer) Option {
	var err error
	if observe == nil {
		err = errors.New("nil")
	}
	return option("WithObserver", err, func(s *settings) { s.observers = append(s.observers, observe) })
}

// WithRoundTripper wraps the connections of the client, or those of [WithHTTPClient], so
// that each attempt passes through what wrap gives. That hands on the request with its
// context, or one derived of it, and sends it at most once: see [WithHTTPClient] for what
// becomes of calls otherwise. It can be given more than once: the first is the outermost.
func WithRoundTripper(wrap func(next http.RoundTripper) http.RoundTripper) Option {
	var err error
	if wrap == nil {
		err = errors.New("nil")
	}
	return option("WithRoundTripper", err, func(s *settings) { s.wraps = append(s.wraps, wrap) })
}

// Limiter lets an attempt wait for its turn. An error, that of the context for one, means
// that the turn does not come. A *rate.Limiter of golang.org/x/time/rate is one.
type Limiter interface {
	Wait(ctx context.Context) error
}

// WithLimiter lets each attempt of each call wait for its turn, so that a program stays
// below the rate that its account may call at. While it waits nothing is sent; a call
// whose turn does not come did not happen. The wait counts against the context and not
// against the time of the attempt.
func WithLimiter(limiter Limiter) Option {
	var err error
	if limiter == nil {
		err = errors.New("nil")
	}
	return option("WithLimiter", err, func(s *settings) { s.limiter = limiter })
}

// observed tells the observers of a call.
func (c *caller) observed(ctx context.Context, of *call.Request) (context.Context, func(Outcome)) {
	ends := make([]func(Outcome), len(c.observers))
	for i, observe := range c.observers {
		ctx, ends[i] = observe(ctx, *of.Operation) //nolint:fatcontext // each wraps the one before
	}
	return ctx, func(outcome Outcome) {
		for _, end := range slices.Backward(ends) {
			end(outcome)
		}
	}
}
