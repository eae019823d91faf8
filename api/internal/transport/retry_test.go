package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/generated"
)

// attempt is the result of one attempt. Run says whether the server may have carried it out.
type attempt struct {
	status int
	err    error
	run    bool
}

// inTurn returns a handler whose attempts have these results in order. The last result is repeated.
func inTurn(attempts ...attempt) Handler {
	n := 0
	return func(_ context.Context, call *Call) (*Response, error) {
		turn := attempts[min(n, len(attempts)-1)]
		n++
		call.MayHaveRun = call.MayHaveRun || turn.run
		if turn.err != nil {
			return nil, turn.err
		}
		return &Response{StatusCode: turn.status, Header: http.Header{}}, nil
	}
}

// withoutWaits returns a backoff that records the waits instead of waiting.
func withoutWaits(waits *[]time.Duration) backoff {
	return backoff{
		firstWait: time.Second, maxWait: time.Minute,
		wait:   func(_ context.Context, pause time.Duration) error { *waits = append(*waits, pause); return nil },
		random: func(bound int64) int64 { return bound - 1 },
		now:    func() time.Time { return time.Unix(1_700_000_000, 0) },
	}
}

// Calls of each kind.
func safeCall() *Call {
	return &Call{Request: &Request{Method: http.MethodPost, Operation: &Operation{ID: "validateVPA", Safe: true}}}
}

func unsafeCall() *Call {
	return &Call{Request: &Request{Method: http.MethodPost, Operation: &Operation{ID: "createOrder"}}}
}

func callWithKey() *Call {
	operation := &Operation{ID: "createRefund", KeyHeader: "X-Key"}
	return &Call{Request: &Request{Method: http.MethodPost, Operation: operation, Header: http.Header{"X-Key": {"k"}}}}
}

func callWithoutKey() *Call {
	call := callWithKey()
	call.Request.Header = nil
	return call
}

// TestRepetition has a case for each row of the table in the package comment.
func TestRepetition(t *testing.T) {
	t.Parallel()
	brokenOff := func(status int) error {
		return &brokenOffError{&Response{StatusCode: status, Header: http.Header{}}, errors.New("unexpected EOF")}
	}
	tests := map[string]struct {
		attempts     []attempt
		safe, unsafe int
	}{
		"success":                       {[]attempt{{status: 200, run: true}}, 1, 1},
		"the connection was never made": {[]attempt{{err: errors.New("dial")}}, 3, 3},
		"the certificate is invalid":    {[]attempt{{err: &tls.CertificateVerificationError{Err: errors.New("x509")}}}, 1, 1},
		"the server does not speak TLS": {[]attempt{{err: fmt.Errorf("outer: %w", http.ErrSchemeMismatch)}}, 1, 1},
		"the limiter refused it":        {[]attempt{{err: withContextError(t.Context(), &TurnError{errors.New("full")})}}, 1, 1},
		"429":                           {[]attempt{{status: 429}}, 3, 3},
		"429, perhaps cut short":        {[]attempt{{status: 429, run: true}}, 3, 1},
		"the connection broke":          {[]attempt{{err: errors.New("EOF"), run: true}}, 3, 1},
		"timed out":                     {[]attempt{{err: context.DeadlineExceeded, run: true}}, 3, 1},
		"500":                           {[]attempt{{status: 500, run: true}}, 3, 1},
		"503":                           {[]attempt{{status: 503, run: true}}, 3, 1},
		"599":                           {[]attempt{{status: 599, run: true}}, 3, 1},
		"a success that was cut short":  {[]attempt{{err: brokenOff(200), run: true}}, 3, 1},
		"a failure that was cut short":  {[]attempt{{err: brokenOff(500), run: true}}, 3, 1},
		"a refusal that was cut short":  {[]attempt{{err: brokenOff(400), run: true}}, 3, 1},
		"an answer that is too long":    {[]attempt{{err: &brokenOffError{&Response{}, ErrTooLong}, run: true}}, 1, 1},
		"400":                           {[]attempt{{status: 400}}, 1, 1},
		"401":                           {[]attempt{{status: 401}}, 1, 1},
		"404":                           {[]attempt{{status: 404}}, 1, 1},
		"408":                           {[]attempt{{status: 408, run: true}}, 1, 1},
		"499":                           {[]attempt{{status: 499}}, 1, 1},
		"a redirect":                    {[]attempt{{status: 302, run: true}}, 1, 1},
		"a failure, then a success":     {[]attempt{{status: 500, run: true}, {status: 200, run: true}}, 2, 1},
		"no connection, then it broke":  {[]attempt{{err: errors.New("dial")}, {err: errors.New("EOF"), run: true}}, 3, 2},
		"429, then it broke":            {[]attempt{{status: 429}, {err: errors.New("EOF"), run: true}}, 3, 2},
		"429, then a refusal":           {[]attempt{{status: 429}, {status: 400}}, 2, 2},
		"429, then no connection":       {[]attempt{{status: 429}, {err: errors.New("dial")}}, 3, 3},
		"twice no connection, then 200": {[]attempt{{err: errors.New("dial")}, {err: errors.New("dial")}, {status: 200, run: true}}, 3, 3},
		"it broke, then a success":      {[]attempt{{err: errors.New("EOF"), run: true}, {status: 200, run: true}}, 2, 1},
	}
	for name, test := range tests {
		for kind, of := range map[string]struct {
			call *Call
			want int
		}{
			"safe":            {safeCall(), test.safe},
			"unsafe":          {unsafeCall(), test.unsafe},
			"with a key":      {callWithKey(), test.safe},
			"without its key": {callWithoutKey(), test.unsafe},
			"unknown GET":     {&Call{Request: &Request{Method: http.MethodGet}}, test.safe},
			"unknown POST":    {&Call{Request: &Request{Method: http.MethodPost}}, test.unsafe},
			"unknown PATCH":   {&Call{Request: &Request{Method: http.MethodPatch}}, test.unsafe},
			"unknown DELETE":  {&Call{Request: &Request{Method: http.MethodDelete}}, test.unsafe},
			"GET, not safe":   {&Call{Request: &Request{Method: http.MethodGet, Operation: &Operation{}}}, test.unsafe},
		} {
			t.Run(kind+": "+name, func(t *testing.T) {
				t.Parallel()
				var waits []time.Duration
				response, err := withRetry(inTurn(test.attempts...), 3, withoutWaits(&waits))(t.Context(), of.call)
				require.Equal(t, of.want, of.call.Attempts)
				require.Len(t, waits, of.want-1)
				require.Equal(t, err == nil, response != nil)
				last := test.attempts[min(of.want, len(test.attempts))-1]
				require.ErrorIs(t, err, last.err, "the error is that of the last attempt")
				if err == nil {
					require.Equal(t, last.status, response.StatusCode)
				}
			})
		}
		t.Run("not to be repeated: "+name, func(t *testing.T) {
			t.Parallel()
			var waits []time.Duration
			call := safeCall()
			call.Settings.NoRetry = true
			_, _ = withRetry(inTurn(test.attempts...), 3, withoutWaits(&waits))(t.Context(), call)
			require.Equal(t, 1, call.Attempts)
			require.Empty(t, waits)
		})
	}
}

// A call with an idempotency key is repeatable, although it changes something.
func TestCallWithKeyIsRepeatableAndNotSafe(t *testing.T) {
	t.Parallel()
	require.True(t, callWithKey().Repeatable())
	require.False(t, callWithKey().Safe())
	require.False(t, callWithoutKey().Repeatable())
}

// Only the error's description distinguishes a request in progress from a key that was used for
// another request.
func TestRequestInProgress(t *testing.T) {
	t.Parallel()
	says := func(status int, description string) *Response {
		return &Response{StatusCode: status, Header: http.Header{}, Body: []byte(`{"error":{"code":"BAD_REQUEST_ERROR","description":"` + description + `"}}`)}
	}
	for name, test := range map[string]struct {
		call     *Call
		response *Response
		want     bool
	}{
		"in progress":                    {callWithKey(), says(409, "A request with this key is In Progress."), true},
		"of a call without a key":        {unsafeCall(), says(409, "Another payment operation is in progress"), false},
		"a key used for another request": {callWithKey(), says(409, "A different request with this key was processed"), false},
		"of another status":              {callWithKey(), says(400, "in progress"), false},
		"cut short":                      {callWithKey(), &Response{StatusCode: 409, Body: []byte(`{"error":{"description":"in progress"`)}, false},
		"a page about progress":          {callWithKey(), &Response{StatusCode: 409, Body: []byte("<p>in progress")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, isInProgress(test.call, test.response))
			require.Equal(t, test.want, shouldRepeat(t.Context(), test.call, test.response, nil))
		})
	}
}

// The contract says for each operation whether it is safe.
func TestSafeOperations(t *testing.T) {
	t.Parallel()
	var safe []string
	for _, operation := range generated.Operations() {
		call := &Call{Request: &Request{Method: operation.Method, Operation: &operation}}
		require.Equal(t, operation.Safe, call.Safe())
		if call.Safe() && operation.Method != http.MethodGet {
			safe = append(safe, operation.ID)
		}
		if operation.Method == http.MethodGet {
			require.True(t, call.Safe(), operation.ID)
		}
	}
	require.Equal(t, []string{"validateVPA"}, safe, "a late repeat of a notes update overwrites another's")
}

func TestRepetitionEndsWithTheContext(t *testing.T) {
	t.Parallel()

	t.Run("that ended during the attempt", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		var waits []time.Duration
		call := safeCall()
		_, err := withRetry(func(context.Context, *Call) (*Response, error) {
			cancel()
			return nil, context.Canceled
		}, 3, withoutWaits(&waits))(ctx, call)
		require.ErrorIs(t, err, context.Canceled)
		require.Equal(t, 1, call.Attempts)
		require.Empty(t, waits)
	})
	t.Run("that ends during the wait", func(t *testing.T) {
		t.Parallel()
		call := safeCall()
		backoff := withoutWaits(new([]time.Duration))
		backoff.wait = func(context.Context, time.Duration) error { return context.Canceled }
		response, err := withRetry(inTurn(attempt{status: 503, run: true}), 3, backoff)(t.Context(), call)
		require.NoError(t, err)
		require.Equal(t, 503, response.StatusCode, "the failure says more than the context's error")
		require.Equal(t, 1, call.Attempts)
	})
}
