package call_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

func TestSegments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ value, pattern, want, fault string }{
		"as it is":               {"411111", "", "411111", ""},
		"of the form":            {"411111", "^[0-9]{6}$", "411111", ""},
		"escaped":                {"a b?c#d%e", "", "a%20b%3Fc%23d%25e", ""},
		"not of the form":        {"41111", "^[0-9]{6}$", "", "does not have the form ^[0-9]{6}$"},
		"none":                   {"", "", "", "is required"},
		"a dot":                  {".", "", "", `invalid value "."`},
		"two dots":               {"..", "", "", `invalid value ".."`},
		"a slash":                {"411111/x", "", "", `invalid value "411111/x"`},
		"a backslash":            {`4\x`, "", "", `invalid value "4\\x"`},
		"a card's number inside": {"4111111111111111/", "", "", `invalid value "[redacted]/"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			segment, err := call.Segment("token_iin", test.value, test.pattern)
			if test.fault == "" {
				require.NoError(t, err)
				require.Equal(t, test.want, segment)
				return
			}
			requireInput(t, err, "token_iin", test.fault)
		})
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	require.Equal(t, "/payments", call.Path("/payments"))
	require.Equal(t, "/payments/pay_1/card", call.Path("/payments/%s/card", "pay_1"))
	require.Equal(t, "/a/%s/b/2", call.Path("/a/%s/b/%s", "%s", "2"), "what is put in is not looked at again")
}

// FuzzSegment: what passes is one segment that is the value again.
func FuzzSegment(f *testing.F) {
	for _, value := range []string{"411111", "a b", "..", "a/b", "%2e%2e", "?", "#", "\xff", ""} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		segment, err := call.Segment("token_iin", value, "")
		if err != nil {
			require.Less(t, len(err.Error()), 300)
			return
		}
		parsed, err := url.Parse("https://example.com/iins/" + segment)
		require.NoError(t, err)
		require.Equal(t, "/iins/"+value, parsed.Path)
		require.Equal(t, 2, strings.Count(parsed.EscapedPath(), "/"))
		require.Empty(t, parsed.RawQuery)
		require.Empty(t, parsed.Fragment)
	})
}
