package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api/call"
)

// Operation is what the contract says of an endpoint. Its Name is never empty and has no ids, so that
// it can label a metric.
type Operation = call.Operation

// OperationFrom returns the operation that a request's context belongs to, for a RoundTripper of the
// caller's own, and false for any other context.
func OperationFrom(ctx context.Context) (Operation, bool) { return call.OperationFrom(ctx) }

// Observer is called when a call begins. The operation's ID is empty for a [Client.Do] outside the
// contract; its Name is not. The call and its attempts use the context that the observer returns; the function that
// it returns is called once, when the call ends. An observer must not change the call. A call that
// is refused before anything is sent ([InputError]) is observed only if the client, not the
// contract, refused it.
type Observer func(ctx context.Context, operation Operation) (context.Context, func(Outcome))

// Outcome is how a call ended.
type Outcome struct {
	// Attempts is how many attempts were made, 0 if the call was refused.
	Attempts int
	// StatusCode is the status of the last answer, or 0 if there was none.
	StatusCode int
	// Err is the error that the call returns, nil for a success. [MayHaveHappened] says whether the
	// call may have taken effect all the same.
	Err error
}

// WithObserver shows each call to an observer, for traces and metrics. It can be given more than
// once; the first observer is the outermost.
func WithObserver(observe Observer) Option {
	var err error
	if observe == nil {
		err = errors.New("nil")
	}
	return newOption("WithObserver", err, func(s *settings) { s.observers = append(s.observers, observe) })
}

// WithRoundTripper wraps the client's connections, or those of [WithHTTPClient], so that each
// attempt passes through the RoundTripper that wrap returns. That must send the request at most
// once, with its context or one derived from it; see [WithHTTPClient] for what happens otherwise.
// It can be given more than once; the first is the outermost.
func WithRoundTripper(wrap func(next http.RoundTripper) http.RoundTripper) Option {
	var err error
	if wrap == nil {
		err = errors.New("nil")
	}
	return newOption("WithRoundTripper", err, func(s *settings) { s.wraps = append(s.wraps, wrap) })
}

// Limiter lets an attempt wait for its turn. It returns an error if the turn does not come, such as
// the context's. A *rate.Limiter of golang.org/x/time/rate is a Limiter.
type Limiter interface {
	Wait(ctx context.Context) error
}

// WithLimiter makes each attempt of each call wait for its turn, so that a program stays below the
// call rate of its account. Nothing is sent while it waits, and a call whose turn does not come did
// not happen: it fails with [ErrNoAnswer] and the limiter's error, so that a limiter can be a circuit
// breaker. The wait counts against the context, not against the time-out of the attempt.
func WithLimiter(limiter Limiter) Option {
	var err error
	if limiter == nil {
		err = errors.New("nil")
	}
	return newOption("WithLimiter", err, func(s *settings) { s.limiter = limiter })
}

// notifyObservers tells the observers that a call begins. It returns the context of the call, and
// the function to call at its end.
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
