package transport

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// The bounds of repetition.
const (
	maxAttempts   = 3
	firstWait     = 250 * time.Millisecond // bound of the first wait; it doubles
	maxWait       = 4 * time.Second
	maxRetryAfter = 30 * time.Second // of what a server may ask for
)

// backoff decides how long to wait; its parts are replaced in tests.
type backoff struct {
	wait   func(context.Context, time.Duration) error
	random func(int64) int64
	now    func() time.Time
}

// retried repeats what may be repeated; see the table in the package comment.
func retried(next Handler, backoff backoff) Handler {
	return func(ctx context.Context, call *Call) (*Response, error) {
		for {
			call.Attempts++
			response, err := next(ctx, call)
			if call.Settings.NoRetry || call.Attempts == maxAttempts || !repeatable(ctx, call, response, err) {
				return response, err
			}
			if backoff.wait(ctx, backoff.pause(call.Attempts, response)) != nil {
				return response, err // what failed says more than that the wait was cut short
			}
		}
	}
}

// repeatable is the table of the package comment.
func repeatable(ctx context.Context, call *Call, response *Response, err error) bool {
	switch {
	case ctx.Err() != nil, errors.Is(err, ErrTooLong):
		return false
	case err != nil:
		return call.Safe() || !call.MayHaveRun && BrokenOff(err) == nil
	case response.StatusCode == http.StatusTooManyRequests:
		return true
	}
	return response.StatusCode >= http.StatusInternalServerError && call.Safe()
}

// pause is full jitter below a bound that doubles, or what the server asks for.
func (b backoff) pause(attempt int, response *Response) time.Duration {
	if response != nil {
		if asked, ok := retryAfter(response.Header.Get("Retry-After"), b.now()); ok {
			return asked
		}
	}
	bound := min(firstWait<<(attempt-1), maxWait)
	return time.Duration(b.random(int64(bound)))
}

// retryAfter reads both forms of the header, seconds and a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseUint(value, 10, 64); err == nil {
		return time.Duration(min(seconds, uint64(maxRetryAfter/time.Second))) * time.Second, true
	}
	if date, err := http.ParseTime(value); err == nil {
		return min(max(date.Sub(now), 0), maxRetryAfter), true
	}
	return 0, false
}

// Wait returns early, with an error, when the context ends, and at once when it
// is known to end before the wait does.
func Wait(ctx context.Context, pause time.Duration) error {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < pause {
		return context.DeadlineExceeded
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // only asked whether it is nil
	case <-timer.C:
		return nil
	}
}
