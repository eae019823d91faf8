package transport

import (
	"context"
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

// MaxRetryAfter is the longest that is waited because a server asks for it. Is it
// longer, the call ends at once: a repetition before that would be too early.
const MaxRetryAfter = 30 * time.Second

// Retry is how often, and after what waits, a call is attempted.
type Retry struct {
	// Attempts is how many are made at most, the first included.
	Attempts int
	// FirstWait is the bound of the first wait, which doubles from wait to wait up
	// to MaxWait. Waits are random below their bound.
	FirstWait, MaxWait time.Duration
}

// DefaultRetry is what holds unless a client is told otherwise.
func DefaultRetry() Retry {
	return Retry{Attempts: 3, FirstWait: 250 * time.Millisecond, MaxWait: 4 * time.Second}
}

// backoff decides how long to wait; its parts are replaced in tests.
type backoff struct {
	first, most time.Duration
	wait        func(context.Context, time.Duration) error
	random      func(int64) int64
	now         func() time.Time
}

func newBackoff(retry Retry) backoff {
	return backoff{first: retry.FirstWait, most: retry.MaxWait, wait: Wait, random: rand.Int64N, now: time.Now}
}

// pause is full jitter below a bound that doubles.
func (b backoff) pause(attempt int) time.Duration {
	bound := min(b.first, b.most)
	for range attempt - 1 {
		if bound > b.most/2 {
			bound = b.most
			break
		}
		bound *= 2
	}
	return time.Duration(b.random(int64(bound)))
}

// askedFor is the wait that an answer asks for, whole or broken off.
func (b backoff) askedFor(response *Response, err error) (time.Duration, bool) {
	if response == nil {
		response = BrokenOff(err)
	}
	if response == nil {
		return 0, false
	}
	return retryAfter(response.Header.Get("Retry-After"), b.now())
}

// retryAfter reads both forms of the header, seconds and a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseUint(value, 10, 64); err == nil {
		const most = uint64(math.MaxInt64 / time.Second)
		return time.Duration(min(seconds, most)) * time.Second, true //nolint:gosec // bounded
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(date.Sub(now), 0), true
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
