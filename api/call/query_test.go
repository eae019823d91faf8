package call_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

func TestQueries(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		name    string
		explode bool
		value   any
		want    string
	}{
		"a number":                 {"count", true, int64(10), "count=10"},
		"a text is escaped":        {"q", true, "a b&c=d", "q=a+b%26c%3Dd"},
		"a list, member by member": {"expand[]", true, []string{"card", "emi"}, "expand%5B%5D=card&expand%5B%5D=emi"},
		"a list in one":            {"expand", false, []string{"card", "emi"}, "expand=card,emi"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			encoded := []string{"from=1"}
			require.NoError(t, call.Query(&encoded, test.name, "form", test.explode, test.value))
			require.Equal(t, []string{"from=1", test.want}, encoded)
		})
	}
	var encoded []string
	var input *call.InputError
	require.ErrorAs(t, call.Query(&encoded, "q", "unheard of", true, []string{"x"}), &input)
	require.Equal(t, "q", input.Field)
	require.Empty(t, encoded)
}
