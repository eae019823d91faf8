package transport

import (
	"context"
	"math"
	"math/rand/v2"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// noon is now to these tests.
var noon = time.Date(2025, time.November, 22, 12, 0, 0, 0, time.UTC)

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	const none = -1
	tests := map[string]struct {
		value string
		want  time.Duration
	}{
		"seconds":                      {"7", 7 * time.Second},
		"no seconds":                   {"0", 0},
		"leading zeros":                {"007", 7 * time.Second},
		"as much as is waited":         {"30", 30 * time.Second},
		"more than is waited":          {"31", 30 * time.Second},
		"a day":                        {"86400", 30 * time.Second},
		"more than 31 bits":            {"2147483648", 30 * time.Second},
		"more than a Duration":         {"9223372037", 30 * time.Second},
		"the most of 64 bits":          {"18446744073709551615", 30 * time.Second},
		"more than 64 bits":            {"18446744073709551616", none},
		"nothing":                      {"", none},
		"a minus":                      {"-1", none},
		"a plus":                       {"+1", none},
		"a fraction":                   {"1.5", none},
		"a unit":                       {"7s", none},
		"hexadecimal":                  {"0x7", none},
		"a blank":                      {" 7", none},
		"words":                        {"soon", none},
		"a date":                       {"Sat, 22 Nov 2025 12:00:07 GMT", 7 * time.Second},
		"now":                          {"Sat, 22 Nov 2025 12:00:00 GMT", 0},
		"a date in the past":           {"Sat, 22 Nov 2025 11:59:59 GMT", 0},
		"a date long past":             {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
		"a date that is too far":       {"Sat, 22 Nov 2025 13:00:00 GMT", 30 * time.Second},
		"the end of days":              {"Fri, 31 Dec 9999 23:59:59 GMT", 30 * time.Second},
		"a date in the older form":     {"Saturday, 22-Nov-25 12:00:07 GMT", 7 * time.Second},
		"a date as C writes it":        {"Sat Nov 22 12:00:07 2025", 7 * time.Second},
		"a date in a form of its own":  {"2025-11-22T12:00:07Z", none},
		"a date that does not exist":   {"Sat, 32 Nov 2025 12:00:07 GMT", none},
		"a date with something behind": {"Sat, 22 Nov 2025 12:00:07 GMT, 7", none},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pause, asked := retryAfter(test.value, noon)
			require.Equal(t, test.want != none, asked)
			require.Equal(t, max(test.want, 0), pause)
		})
	}
}

func TestPauseIsRandomBelowABoundThatDoubles(t *testing.T) {
	t.Parallel()
	var bounds []int64
	least := backoff{random: func(bound int64) int64 { bounds = append(bounds, bound); return 0 }}
	most := backoff{random: func(bound int64) int64 { return bound - 1 }, now: func() time.Time { return noon }}
	want := []time.Duration{
		250 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second, 4 * time.Second,
	}
	for i, bound := range want {
		require.Zero(t, least.pause(i+1, nil), "full jitter begins at nothing")
		require.Equal(t, int64(bound), bounds[i])
		require.Equal(t, bound-1, most.pause(i+1, nil))
		require.Equal(t, bound-1, most.pause(i+1, &Response{Header: http.Header{"Retry-After": {"soon"}}}))
	}
}

func TestPauseIsWhatTheServerAsksFor(t *testing.T) {
	t.Parallel()
	asking := backoff{now: func() time.Time { return noon }, random: func(int64) int64 { t.Error("nothing is random here"); return 0 }}
	for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
		response := &Response{StatusCode: status, Header: http.Header{"Retry-After": {"7"}}}
		require.Equal(t, 7*time.Second, asking.pause(1, response))
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		pause, deadline, cancelled time.Duration
		took                       time.Duration
		err                        error
	}{
		"to the end":                   {pause: 5 * time.Second, took: 5 * time.Second},
		"no time":                      {},
		"until it is cancelled":        {pause: 5 * time.Second, cancelled: 2 * time.Second, took: 2 * time.Second, err: context.Canceled},
		"not when there is no time":    {pause: 5 * time.Second, deadline: 4 * time.Second, err: context.DeadlineExceeded},
		"when there is time":           {pause: 5 * time.Second, deadline: 6 * time.Second, took: 5 * time.Second},
		"not when it ended beforehand": {pause: 5 * time.Second, deadline: -1, err: context.DeadlineExceeded},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // nobody waits: the clock is synctest's
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if test.deadline != 0 {
					ctx, cancel = context.WithTimeout(ctx, test.deadline)
					defer cancel()
				}
				if test.cancelled > 0 {
					time.AfterFunc(test.cancelled, cancel)
				}
				begun := time.Now()
				require.ErrorIs(t, Wait(ctx, test.pause), test.err)
				require.Equal(t, test.took, time.Since(begun))
			})
		})
	}
}

// FuzzRetryAfter: whatever a server writes, the wait is neither negative nor
// longer than its bound, and never ends an attempt in a panic.
func FuzzRetryAfter(f *testing.F) {
	for _, value := range []string{"", "7", "-1", "18446744073709551616", "Sat, 22 Nov 2025 12:00:07 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "soon"} {
		f.Add(value, int64(0))
		f.Add(value, int64(math.MaxInt64))
		f.Add(value, int64(math.MinInt64))
	}
	f.Fuzz(func(t *testing.T, value string, now int64) {
		b := backoff{random: rand.Int64N, now: func() time.Time { return time.Unix(now, 0) }}
		pause, asked := retryAfter(value, b.now())
		require.GreaterOrEqual(t, pause, time.Duration(0))
		require.LessOrEqual(t, pause, maxRetryAfter)
		response := &Response{Header: http.Header{"Retry-After": {value}}}
		if got := b.pause(1, response); asked {
			require.Equal(t, pause, got)
		} else {
			require.Less(t, got, firstWait)
		}
	})
}
