package call_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

// An invalid id would lead to another endpoint: an empty one to the list, dots to the parent, a
// slash to a child. Other characters would change the query or the request line.
func TestInvalidIDs(t *testing.T) {
	t.Parallel()
	for name, id := range map[string]string{
		"none": "", "a dot": ".", "two dots": "..", "a slash": "/", "the bare prefix": "pay_", "another prefix": "refund_1",
		"no prefix": "1", "the prefix in capitals": "PAY_1", "a blank before": " pay_1", "a slash inside": "pay_1/capture",
		"dots after a slash": "pay_/..", "an escaped slash": "pay_1%2fcapture", "a percent sign": "pay_1%",
		"a query": "pay_1?expand[]=card", "a fragment": "pay_1#x", "a backslash": `pay_1\..`, "a blank": "pay_1 2",
		"a line break": "pay_1\n", "NUL": "pay_1\x00", "a letter beyond ASCII": "pay_ä", "a quote": `pay_1"`, "not UTF-8": "pay_\xff",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.ErrorContains(t, call.CheckID(id, "pay_"), "want pay_...")
		})
	}
}

func TestIDsOfAnyLength(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"pay_1", "pay_G8VQzjPLoAvm6D", "pay_a$b", "pay_a-b.c_d~e", "pay_..", "pay_" + strings.Repeat("a", 200)} {
		require.NoError(t, call.CheckID(id, "pay_"), id)
	}
}

func TestErrorsOfIDsMaskPersonalData(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "gaurav@okhdfc", "9123456780", "+91 91234 56780"} {
		require.EqualError(t, call.CheckID(id, "pay_"), `invalid id "[redacted]": want pay_...`)
	}
}

// FuzzCheckID checks that an accepted id is one path segment that needs no escaping, and that an
// error is one short line.
func FuzzCheckID(f *testing.F) {
	for _, id := range []string{"pay_1", "pay_", "", "pay_../x", "pay_%2e", "pay_1?x", "pay_\xff", "4111111111111111", "pay_a$b"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if err := call.CheckID(id, "pay_"); err != nil {
			require.Less(t, len(err.Error()), 300)
			require.NotContains(t, err.Error(), "\n")
			return
		}
		parsed, err := url.Parse("/v1/payments/" + id + "/card")
		require.NoError(t, err)
		require.Equal(t, "/v1/payments/"+id+"/card", parsed.Path)
		require.Equal(t, parsed.Path, path.Clean(parsed.Path))
		require.Equal(t, parsed.Path, parsed.EscapedPath())
		require.Empty(t, parsed.RawQuery)
		require.Empty(t, parsed.Fragment)
	})
}
