package call_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

// pathOf returns the path of a request after put has set its parameter, or the error.
func pathOf(t *testing.T, put func(*call.Request)) (string, error) {
	t.Helper()
	request := call.New(&call.Operation{ID: "fetchIIN", Path: "/iins/{token_iin}/card/{token_iin}"})
	put(request)
	_, err := call.Do[vpa](t.Context(), &stub{answer: "{}"}, request, nil)
	return request.Path, err
}

func TestPathSegments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ value, want, fault string }{
		"unchanged":                {"411111", "411111", ""},
		"escaped":                  {"a b?c#d%e", "a%20b%3Fc%23d%25e", ""},
		"braces are not filled in": {"{token_iin}", "%7Btoken_iin%7D", ""},
		"none":                     {"", "", "is required"},
		"a dot":                    {".", "", `invalid value "."`},
		"two dots":                 {"..", "", `invalid value ".."`},
		"a slash":                  {"411111/x", "", `invalid value "411111/x"`},
		"a backslash":              {`4\x`, "", `invalid value "4\\x"`},
		"a card's number inside":   {"4111111111111111/", "", `invalid value "[redacted]/"`},
		"refused by its checks":    {"41", "", "shorter than 6 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, err := pathOf(t, func(r *call.Request) {
				r.PathSegment("token_iin", test.value, call.MinLength("token_iin", &test.value, min(6, 3*len(test.value))))
			})
			if test.fault == "" {
				require.NoError(t, err)
				require.Equal(t, "/iins/"+test.want+"/card/{token_iin}", path)
				return
			}
			requireInput(t, err, "token_iin", test.fault)
		})
	}
}

func TestPathIDs(t *testing.T) {
	t.Parallel()
	path, err := pathOf(t, func(r *call.Request) { r.PathID("token_iin", "pay_a$b", nil) })
	require.NoError(t, err)
	require.Equal(t, "/iins/pay_a$b/card/{token_iin}", path)

	_, err = pathOf(t, func(r *call.Request) { r.PathID("token_iin", "x", call.CheckID("x", "pay_")) })
	requireInput(t, err, "token_iin", `invalid id "x": want pay_...`)
}

// FuzzPathSegment checks that an accepted value becomes exactly one path segment, and that decoding
// the segment returns the value.
func FuzzPathSegment(f *testing.F) {
	for _, value := range []string{"411111", "a b", "..", "a/b", "%2e%2e", "?", "#", "\xff", ""} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		path, err := pathOf(t, func(r *call.Request) { r.PathSegment("token_iin", value, nil) })
		if err != nil {
			require.Less(t, len(err.Error()), 300)
			return
		}
		parsed, err := url.Parse("https://example.com" + path)
		require.NoError(t, err)
		require.Equal(t, "/iins/"+value+"/card/{token_iin}", parsed.Path)
		require.Equal(t, 4, strings.Count(parsed.EscapedPath(), "/"))
		require.Empty(t, parsed.RawQuery)
		require.Empty(t, parsed.Fragment)
	})
}
