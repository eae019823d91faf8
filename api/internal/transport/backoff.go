package transport

import (
	"context"
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

// MaxRetryAfter is the longest wait that a server can request. If it requests more, the call fails
// at once instead of being repeated too early.
const MaxRetryAfter = 30 * time.Second

// Retry is the number of attempts of a call and the waits between them.
type Retry struct {
	// Attempts is the maximum number of attempts, including the first.
	Attempts int
	// FirstWait is the upper bound of the first wait. The bound doubles with each wait, up to
	// MaxWait. Each wait is random below its bound.
	FirstWait, MaxWait time.Duration
}

// DefaultRetry returns a client's default: three attempts, with waits below 250 ms and 500 ms.
func DefaultRetry() Retry {
	return Retry{Attempts: 3, FirstWait: 250 * time.Millisecond, MaxWait: 4 * time.Second}
}

// backoff decides how long to wait between attempts. Tests replace its functions.
type backoff struct {
	firstWait, maxWait time.Duration
	wait               func(context.Context, time.Duration) error
	random             func(int64) int64
	now                func() time.Time
}

func newBackoff(retry Retry) backoff {
	return backoff{firstWait: retry.FirstWait, maxWait: retry.MaxWait, wait: Wait, random: rand.Int64N, now: time.Now}
}

// pause returns a random wait ("full jitter") below a bound that doubles with each attempt.
func (b backoff) pause(attempt int) time.Duration {
	bound := min(b.firstWait, b.maxWait)
	for range attempt - 1 {
		if bound > b.maxWait/2 {
			bound = b.maxWait
			break
		}
		bound *= 2
	}
	return time.Duration(b.random(int64(bound)))
}

// requestedWait returns the wait that an answer requests with Retry-After, even if its body was cut
// short.
func (b backoff) requestedWait(response *Response, err error) (time.Duration, bool) {
	if response == nil {
		response = PartialResponse(err)
	}
	if response == nil {
		return 0, false
	}
	value := response.Header.Get("Retry-After")
	if value == "" { // the usual case, without parsing
		return 0, false
	}
	return retryAfter(value, b.now())
}

// retryAfter parses both forms of the Retry-After header: seconds and a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseUint(value, 10, 64); err == nil {
		const most = uint64(math.MaxInt64 / time.Second)
		return time.Duration(min(seconds, most)) * time.Second, true
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(date.Sub(now), 0), true
	}
	return 0, false
}

// Wait waits for pause. It returns an error as soon as the context ends, and without waiting if the
// context's deadline is before the end of the wait.
func Wait(ctx context.Context, pause time.Duration) error {
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < pause {
		return context.DeadlineExceeded
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // callers only compare it with nil
	case <-timer.C:
		return nil
	}
}
