package call_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/wire"
)

func TestQueryParameters(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		add  func(*call.Request)
		want string
	}{
		"a number":                  {func(r *call.Request) { r.QueryParam("count", int64(10)) }, "count=10"},
		"a number behind a pointer": {func(r *call.Request) { r.QueryParam("count", pointer[int64](10)) }, "count=10"},
		"a time":                    {func(r *call.Request) { r.QueryParam("from", pointer(wire.Timestamp(946684800))) }, "from=946684800"},
		"a number left out":         {func(r *call.Request) { r.QueryParam("count", (*int64)(nil)) }, ""},
		"zero, given":               {func(r *call.Request) { r.QueryParam("count", pointer[int64](0)) }, "count=0"},
		"a text is escaped":         {func(r *call.Request) { r.QueryParam("q", "a b&c=d") }, "q=a+b%26c%3Dd"},
		"a list, exploded":          {func(r *call.Request) { r.QueryParam("expand[]", []string{"card", "emi"}) }, "expand%5B%5D=card&expand%5B%5D=emi"},
		"a list, not exploded":      {func(r *call.Request) { r.StyledQueryParam("expand", []string{"card", "emi"}, "form", false) }, "expand=card,emi"},
		"an empty list":             {func(r *call.Request) { r.QueryParam("expand[]", []string{}) }, ""},
		"several": {func(r *call.Request) {
			r.QueryParam("count", int64(10))
			r.QueryParam("skip", int64(20))
		}, "count=10&skip=20"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := call.New(&call.Operation{})
			test.add(request)
			require.Equal(t, test.want, request.Query)
		})
	}
	request := call.New(&call.Operation{ID: "listCards"})
	request.StyledQueryParam("q", []string{"x"}, "unheard of", true)
	_, err := call.Do[vpa](t.Context(), &stub{}, request, nil)
	var input *call.InputError
	require.ErrorAs(t, err, &input)
	require.Equal(t, "q", input.Field)
}
