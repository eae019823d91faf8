package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

func TestFaultFiles(t *testing.T) {
	t.Parallel()
	const text = `# what goes wrong
faults:
  - operation: capturePayment
    kind: reset-after
    skip: 10
    times: 2
    probability: 0.25
  - {kind: latency, delay: 1500ms, took_effect: true}
  - {"kind": "too-many-requests", "retry_after": "3s", "retry_after_as_date": true}
  - kind: redirect
    location: http://127.0.0.1:1/
`
	faults, err := parseFaults([]byte(text))
	require.NoError(t, err)
	require.Equal(t, []apitest.Fault{
		{Operation: "capturePayment", Kind: apitest.ResetAfter, Skip: 10, Times: 2, Probability: 0.25},
		{Kind: apitest.Latency, Delay: 1500 * time.Millisecond, TookEffect: true},
		{Kind: apitest.TooManyRequests, RetryAfter: 3 * time.Second, RetryAfterAsDate: true},
		{Kind: apitest.Redirect, Location: "http://127.0.0.1:1/"},
	}, faults)
	faults, err = parseFaults([]byte("faults: []"))
	require.NoError(t, err)
	require.Empty(t, faults)
}

func TestInvalidFaultFiles(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"nothing":                    {"", "1: the file is empty"},
		"a list without the key":     {"- kind: latency", "1: want a list under the key faults"},
		"a string":                   {"oops", "1: want a list under the key faults"},
		"another key":                {"\nfault: []", "2: unknown key fault: want faults"},
		"a second key":               {"faults: []\nmore: 1", "2: unknown key more: want faults"},
		"not a list":                 {"faults:\n  kind: latency", "2: faults: want a list"},
		"not a fault":                {"faults:\n  - latency", "2: faults: want a fault with at least a kind"},
		"no kind":                    {"faults:\n  - times: 1", `2: kind: unknown kind ""`},
		"an unknown kind":            {"faults:\n  - times: 1\n    kind: oops", `3: kind: unknown kind "oops"`},
		"an unknown operation":       {"faults:\n  - kind: server-error\n    operation: capture", `3: operation: the contract has no "capture"`},
		"an unknown key of a fault":  {"faults:\n  - kind: server-error\n    count: 1", "3: unknown key count: a fault can have [delay kind location operation probability retry_after retry_after_as_date skip times took_effect]"},
		"a key twice":                {"faults:\n  - kind: latency\n    kind: latency", "3: duplicate key kind"},
		"not a number":               {"faults:\n  - kind: server-error\n    times: many", "3: times: want a whole number"},
		"a fraction":                 {"faults:\n  - kind: server-error\n    times: 1.5", "3: times: want a whole number"},
		"null":                       {"faults:\n  - kind: server-error\n    times:", "3: times: want a whole number"},
		"a duration without a unit":  {"faults:\n  - kind: latency\n    delay: 5", "3: delay: want a duration such as 1500ms"},
		"a probability above 1":      {"faults:\n  - kind: server-error\n    probability: 10", "3: probability: 10 is not between 0 and 1"},
		"an impossible took_effect":  {"faults:\n  - kind: reset-before\n    took_effect: true", "3: took_effect: reset-before never takes effect"},
		"a fault of the client side": {"faults:\n  - kind: connection-refused", "2: kind: connection-refused is for clients in the server's own process"},
		"in JSON":                    {"{\"faults\":[\n{\"kind\":\"latency\",\n\"delay\":5}]}", "3: delay: want a duration such as 1500ms"},
		"neither YAML nor JSON":      {"faults: [", "line 1"},
	} {
		_, err := parseFaults([]byte(test.text))
		require.ErrorContains(t, err, test.want, name)
		file := filepath.Join(t.TempDir(), "faults.yaml")
		require.NoError(t, os.WriteFile(file, []byte(test.text), 0o600))
		_, err = readFaults(file)
		require.True(t, strings.HasPrefix(fmt.Sprint(err), file+":"), "%v", err)
	}
}

func FuzzParseFaults(f *testing.F) {
	f.Add([]byte("faults:\n  - kind: latency\n    delay: 1s"))
	f.Add([]byte(`{"faults":[{"kind":"reset-after","times":1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		faults, err := parseFaults(text)
		if err != nil && len(faults) > 0 {
			t.Error("both faults and an error")
		}
		for _, fault := range faults {
			if fault.Validate() != nil {
				t.Errorf("invalid fault: %+v", fault)
			}
		}
		if bytes.Contains(text, []byte("\x00")) && err == nil {
			t.Error("a null byte is not valid YAML")
		}
	})
}
