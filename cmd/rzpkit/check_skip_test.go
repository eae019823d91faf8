//go:build !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const entry = `{"request":{"method":"M","url":"U","headers":[],"bodySize":0},"response":{"status":S,"headers":[],"content":{"mimeType":"application/json","size":31,"text":"{\"vpa\":\"a@b\",\"success\":true}"}}}`

func harEntry(method, url, status string) string {
	return strings.NewReplacer(`"M"`, `"`+method+`"`, `"U"`, `"`+url+`"`, ":S,", ":"+status+",").Replace(entry)
}

func TestSkippedEntriesAreCounted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a.har": `{"log":{"entries":[` + strings.Join([]string{
			harEntry("GET", "https://api.stripe.com/v1/payments/pay_1", "200"),
			harEntry("GET", "data:image/png;base64,AAAA", "200"),
			harEntry("GET", "wss://api.razorpay.com/v1/live", "101"),
			harEntry("OPTIONS", "https://api.razorpay.com/v1/payments/pay_1", "204"),
			harEntry("GET", "https://api.razorpay.com/v1/payments/pay_1", "0"),
			harEntry("GET", "https://API.razorpay.com:443/v1/nothing", "200"),
		}, ",") + `]}}`,
		"empty.yaml": "---\nversion: 2\ninteractions: []\n",
		"README.md":  "# Cassettes\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	out, code, err := rzpkit(t, "", "check", folder)
	require.Equal(t, 1, code, "%v", err)
	require.ErrorContains(t, err, "1 breaking findings")
	for _, line := range []string{
		"1 exchange checked: 1 breaking, 0 news",
		"skipped: 1, another host; the first: " + folder + "/a.har#1:1 (api.stripe.com)",
		"skipped: 2, not HTTP; the first: " + folder + "/a.har#2:1 (data:)",
		"skipped: 1, an OPTIONS request; the first: " + folder + "/a.har#4:1",
		"skipped: 1, no answer; the first: " + folder + "/a.har#5:1 (status 0)",
		"skipped: 1, an empty recording; the first: " + folder + "/empty.yaml",
		"skipped: 1, not a recording; the first: " + folder + "/README.md",
	} {
		require.Contains(t, out, line+"\n")
	}

	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(folder, link))
	linked, _, _ := rzpkit(t, "", "check", link)
	require.Equal(t, strings.ReplaceAll(out, folder, link), linked, "a link to a folder is followed")

	_, code, err = rzpkit(t, "", "check", "--host", "api.example.com", folder)
	require.Equal(t, 3, code)
	require.ErrorContains(t, err, "nothing was checked\nskipped: 1, an empty recording; the first: ")
	require.ErrorContains(t, err, "\nskipped: 4, another host; the first: ")

	out, _, _ = rzpkit(t, "", "check", "--host", "api.stripe.com", "--host", "*.razorpay.com", folder)
	require.Contains(t, out, "2 exchanges checked: ")
}

func TestUnrecordedBodiesAreCounted(t *testing.T) {
	t.Parallel()
	const missing = `{"method":"GET","url":"https://api.razorpay.com/v1/payments/pay_1","status":200,"content_type":"application/json","response":{"body":null}}` + "\n" +
		`{"method":"POST","url":"https://api.razorpay.com/v1/payments/validate/vpa?","status":200,"request":{"body":{"vpa":"a@b"}},"response":{"body":{"vpa":"a@b","success":true}}}` + "\n"
	out, code, err := rzpkit(t, missing, "check", "-")
	require.Equal(t, 0, code, "%v", err)
	require.Contains(t, out, "2 exchanges checked: 0 breaking, 0 news")
	require.Contains(t, out, "body not checked: 1, the answer's body was not recorded; the first: -:1\n")
	for _, format := range []string{"json", "markdown", "html"} {
		out, _, err = rzpkit(t, missing, "check", "-o", format+"=-", "-")
		require.NoError(t, err)
		require.Regexp(t, "the answer(&#39;|')s body was not recorded", out, format)
	}
}

func TestInputsAreNotOverwritten(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "traffic.ndjson")
	require.NoError(t, os.WriteFile(name, []byte(good), 0o600))
	other := filepath.Join(filepath.Dir(name), "link.ndjson")
	require.NoError(t, os.Symlink(name, other))
	for _, arguments := range [][]string{{"-o", "ndjson=" + name}, {"--summary", name}, {"-o", "json=" + other}} {
		_, code, err := rzpkit(t, "", append(append([]string{"check"}, arguments...), name)...)
		require.Equal(t, 2, code)
		require.ErrorContains(t, err, "is an input, and would be overwritten")
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Len(t, text, len(good), "the input was changed")
	}
}
