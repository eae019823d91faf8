package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/call"
)

// Operation describes an endpoint. Its Name is never empty and contains no ids, so it can label a
// metric.
type Operation = call.Operation

// OperationFrom returns the operation that a request's context belongs to, and false for any other
// context. It is for the caller's own RoundTrippers.
func OperationFrom(ctx context.Context) (Operation, bool) { return call.OperationFrom(ctx) }

// Observer is called when a call begins. For a [Client.Do] the operation's ID is empty, but its
// Name is not. The call and its attempts use the context that the observer returns. The function
// that it returns is called once, when the call ends. An observer must not change the call. A call
// with an [InputError] is observed only if the client refused it, for example for an option, not if
// the contract's checks did.
type Observer func(ctx context.Context, operation Operation) (context.Context, func(Outcome))

// Outcome is the result of a call.
type Outcome struct {
	// Attempts is the number of attempts, 0 if the call was refused before sending.
	Attempts int
	// StatusCode is the status of the last answer, or 0 if there was none.
	StatusCode int
	// Err is the error that the call returns, nil for a success. [MayHaveHappened] reports whether
	// the call may still have taken effect.
	Err error
}

// WithObserver adds an observer, for traces and metrics. It can be given more than once; the first
// observer is the outermost.
func WithObserver(observe Observer) Option {
	var err error
	if observe == nil {
		err = errors.New("nil")
	}
	return newOption("WithObserver", err, func(s *settings) { s.observers = append(s.observers, observe) })
}

// WithRoundTripper wraps the client's connections, or those of [WithHTTPClient], so that each
// attempt passes through the RoundTripper that wrap returns. It must send the request at most once,
// with its context or one derived from it; see [WithHTTPClient] for the consequences otherwise. It
// can be given more than once; the first is the outermost.
func WithRoundTripper(wrap func(next http.RoundTripper) http.RoundTripper) Option {
	var err error
	if wrap == nil {
		err = errors.New("nil")
	}
	return newOption("WithRoundTripper", err, func(s *settings) { s.wraps = append(s.wraps, wrap) })
}

// Limiter limits the rate of attempts. Wait blocks until an attempt may be sent. It returns an
// error if the attempt must not be sent, for example because the context ended. A *rate.Limiter of
// golang.org/x/time/rate is a Limiter.
type Limiter interface {
	Wait(ctx context.Context) error
}

// WithLimiter makes each attempt of each call wait for the limiter, so that a program stays below
// the rate limit of its account. If the limiter returns an error, nothing is sent and the call
// fails with [ErrNoAnswer] and that error, so a limiter can also be a circuit breaker. The wait is
// limited by the context, not by the timeout of the attempt.
func WithLimiter(limiter Limiter) Option {
	var err error
	if limiter == nil {
		err = errors.New("nil")
	}
	return newOption("WithLimiter", err, func(s *settings) { s.limiter = limiter })
}

// notifyObservers calls the observers at the beginning of a call. It returns the context of the
// call, and the function to call at its end.
func (c *caller) notifyObservers(ctx context.Context, of *call.Request) (context.Context, func(Outcome)) {
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
