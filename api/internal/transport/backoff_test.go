package transport

import (
	"context"
	"io"
	"math"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// noon is the current time in these tests.
var noon = time.Date(2025, time.November, 22, 12, 0, 0, 0, time.UTC)

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	const none = -1
	tests := map[string]struct {
		value string
		want  time.Duration
	}{
		"seconds":                             {"7", 7 * time.Second},
		"zero seconds":                        {"0", 0},
		"leading zeros":                       {"007", 7 * time.Second},
		"the longest accepted wait":           {"30", 30 * time.Second},
		"more than the longest accepted wait": {"31", 31 * time.Second},
		"a day":                               {"86400", 24 * time.Hour},
		"more than 31 bits":                   {"2147483648", 2147483648 * time.Second},
		"the largest Duration":                {"9223372036", 9223372036 * time.Second},
		"more than a Duration":                {"9223372037", 9223372036 * time.Second},
		"the largest uint64":                  {"18446744073709551615", 9223372036 * time.Second},
		"more than 64 bits":                   {"18446744073709551616", none},
		"nothing":                             {"", none},
		"a minus":                             {"-1", none},
		"a plus":                              {"+1", none},
		"a fraction":                          {"1.5", none},
		"a unit":                              {"7s", none},
		"hexadecimal":                         {"0x7", none},
		"a blank":                             {" 7", none},
		"words":                               {"soon", none},
		"a date":                              {"Sat, 22 Nov 2025 12:00:07 GMT", 7 * time.Second},
		"now":                                 {"Sat, 22 Nov 2025 12:00:00 GMT", 0},
		"a date in the past":                  {"Sat, 22 Nov 2025 11:59:59 GMT", 0},
		"a date long past":                    {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
		"a date that is too far":              {"Sat, 22 Nov 2025 13:00:00 GMT", time.Hour},
		"the last four-digit year":            {"Fri, 31 Dec 9999 23:59:59 GMT", math.MaxInt64},
		"a date in the older form":            {"Saturday, 22-Nov-25 12:00:07 GMT", 7 * time.Second},
		"a date in the form of C's asctime":   {"Sat Nov 22 12:00:07 2025", 7 * time.Second},
		"a date in ISO 8601":                  {"2025-11-22T12:00:07Z", none},
		"a date that does not exist":          {"Sat, 32 Nov 2025 12:00:07 GMT", none},
		"a date with a suffix":                {"Sat, 22 Nov 2025 12:00:07 GMT, 7", none},
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

func TestPauseIsRandomBelowDoublingBound(t *testing.T) {
	t.Parallel()
	const ms = time.Millisecond
	tests := map[string]struct {
		retry Retry
		want  []time.Duration
	}{
		"by default": {DefaultRetry(), []time.Duration{250 * ms, 500 * ms, 1000 * ms, 2000 * ms, 4000 * ms, 4000 * ms}},
		"up to a bound that is not a power of two": {Retry{FirstWait: 2 * ms, MaxWait: 7 * ms}, []time.Duration{2 * ms, 4 * ms, 7 * ms, 7 * ms}},
		"with a constant bound":                    {Retry{FirstWait: ms, MaxWait: ms}, []time.Duration{ms, ms, ms}},
		"from one nanosecond":                      {Retry{FirstWait: 1, MaxWait: 3}, []time.Duration{1, 2, 3, 3}},
		"up to the largest Duration":               {Retry{FirstWait: math.MaxInt64/2 + 1, MaxWait: math.MaxInt64}, []time.Duration{math.MaxInt64/2 + 1, math.MaxInt64, math.MaxInt64}},
		"from the largest Duration":                {Retry{FirstWait: math.MaxInt64, MaxWait: math.MaxInt64}, []time.Duration{math.MaxInt64, math.MaxInt64}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var bounds []time.Duration
			backoff := newBackoff(test.retry)
			backoff.random = func(bound int64) int64 {
				bounds = append(bounds, time.Duration(bound))
				return bound - 1
			}
			for i, bound := range test.want {
				require.Equal(t, bound-1, backoff.pause(i+1))
			}
			require.Equal(t, test.want, bounds)
		})
	}
	for range 1000 {
		pause := newBackoff(DefaultRetry()).pause(1)
		require.GreaterOrEqual(t, pause, time.Duration(0), "full jitter begins at zero")
		require.Less(t, pause, 250*ms)
	}
}

// The wait that an answer requests counts even if its body was cut short.
func TestRequestedWait(t *testing.T) {
	t.Parallel()
	backoff := backoff{now: func() time.Time { return noon }}
	response := &Response{StatusCode: http.StatusServiceUnavailable, Header: http.Header{"Retry-After": {"7"}}}
	for name, given := range map[string]struct {
		response *Response
		err      error
		want     time.Duration
		asked    bool
	}{
		"a complete answer":            {response: response, want: 7 * time.Second, asked: true},
		"an answer that was cut short": {err: &brokenOffError{response, io.ErrUnexpectedEOF}, want: 7 * time.Second, asked: true},
		"no answer":                    {err: io.EOF},
		"an answer without the header": {response: &Response{Header: http.Header{}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pause, asked := backoff.requestedWait(given.response, given.err)
			require.Equal(t, given.asked, asked)
			require.Equal(t, given.want, pause)
		})
	}
}

func TestWait(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		pause, deadline, cancelled time.Duration
		took                       time.Duration
		err                        error
	}{
		"to its end":                       {pause: 5 * time.Second, took: 5 * time.Second},
		"a wait of zero":                   {},
		"until it is cancelled":            {pause: 5 * time.Second, cancelled: 2 * time.Second, took: 2 * time.Second, err: context.Canceled},
		"not if the deadline is too early": {pause: 5 * time.Second, deadline: 4 * time.Second, err: context.DeadlineExceeded},
		"if the deadline is late enough":   {pause: 5 * time.Second, deadline: 6 * time.Second, took: 5 * time.Second},
		"not if the context has ended":     {pause: 5 * time.Second, deadline: -1, err: context.DeadlineExceeded},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // uses synctest's clock
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

// FuzzRetryAfter checks that no header causes a panic or a negative wait.
func FuzzRetryAfter(f *testing.F) {
	for _, value := range []string{"", "7", "-1", "18446744073709551616", "Sat, 22 Nov 2025 12:00:07 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "soon"} {
		f.Add(value, int64(0))
		f.Add(value, int64(math.MaxInt64))
		f.Add(value, int64(math.MinInt64))
	}
	f.Fuzz(func(t *testing.T, value string, now int64) {
		pause, asked := retryAfter(value, time.Unix(now, 0))
		require.GreaterOrEqual(t, pause, time.Duration(0))
		if !asked {
			require.Zero(t, pause)
		}
	})
}
