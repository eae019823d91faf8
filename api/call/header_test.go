package call_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

func TestHeaderParam(t *testing.T) {
	t.Parallel()
	type grade string
	number := int64(7)
	for name, test := range map[string]struct {
		value any
		want  http.Header
	}{
		"a text":                          {grade("a"), http.Header{"X-New": {"a"}}},
		"a number":                        {&number, http.Header{"X-New": {"7"}}},
		"a list":                          {[]grade{"a", "b"}, http.Header{"X-New": {"a,b"}}},
		"an empty list":                   {[]grade{}, nil},
		"a nil pointer":                   {(*int64)(nil), nil},
		"a tab and a letter beyond ASCII": {"a\tb é", http.Header{"X-New": {"a\tb é"}}},
		"a line break":                    {"a\r\nX-Other: b", nil},
		"a control character":             {"a\x00", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := call.New(&call.Operation{ID: "listCards"})
			request.HeaderParam("x-new", test.value)
			require.Equal(t, test.want, request.Header)
		})
	}
}

func TestIdempotencyKeyIsGivenOrGenerated(t *testing.T) {
	t.Parallel()
	key := func(value any) string {
		request := call.New(&call.Operation{ID: "refund", KeyHeader: "x-key"})
		require.Empty(t, request.Key())
		request.IdempotencyKey("x-key", value)
		require.Equal(t, http.Header{"X-Key": {request.Key()}}, request.Header)
		return request.Key()
	}
	own, none := "order_17", (*string)(nil)
	require.Equal(t, own, key(&own))
	require.Regexp(t, "^[A-Z2-7]{26}$", key(none))
	first := key(none)
	require.NotEqual(t, first, key(none))
	require.Empty(t, call.New(&call.Operation{}).Key())
	require.Empty(t, (&call.Request{}).Key())
}
