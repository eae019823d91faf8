package summary_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

func TestReadRefusesInvalidSummaries(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	good := encode(t, gather(c, recorded(c, rand.New(rand.NewPCG(3, 3)), 50)))
	for name, test := range map[string]struct{ text, says string }{
		"nothing":                             {"", "EOF"},
		"a list":                              {"[]", "cannot unmarshal"},
		"an object of another kind":           {`{"totals":{}}`, "unknown field"},
		"no contract":                         {"{}", "names no contract"},
		"null":                                {"null", "names no contract"},
		"two summaries":                       {good + good, "more than one value"},
		"truncated":                           {good[:len(good)-2], "EOF"},
		"a finding that is null":              {`{"contract":"c","findings":{"a":null}}`, `finding "a"`},
		"a finding under a wrong fingerprint": {`{"contract":"c","findings":{"a":{}}}`, `finding "a"`},
		"a fractional count":                  {`{"contract":"c","exchanges":1.5}`, "cannot unmarshal"},
		"a fingerprint that changed":          {strings.Replace(good, `"Pointer":"/`, `"Pointer":"/x`, 1), "fingerprint"},
	} {
		_, err := summary.Read([]byte(test.text))
		require.ErrorContains(t, err, test.says, name)
	}
}

// FuzzRead merges whatever can be read: nothing panics, and the contract stays the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"contract":"c","exchanges":1,"coverage":{"o":{"200":1}},"seen":{"o":{"0":{"/p":["\"a\""]}}},"findings":{},"unreadable":1,"first_unreadable":["x"]}`))
	f.Add([]byte(`{"contract":"c","coverage":null,"seen":{"o":null,"p":{"200":null}},"findings":null}`))
	f.Add([]byte(`{"contract":"c","findings":{"63cbae6d81d5ad1d":{"finding":{"Pointer":"a"},"kinds":{"a":1},"places":null}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		one, err := summary.Read(data)
		if err != nil {
			return
		}
		other, err := summary.Read(data)
		require.NoError(t, err)
		_, _ = one.Seen, one.Sorted()
		for _, group := range one.Findings {
			_ = group.Edit(summary.Style{})
		}
		into := summary.New()
		require.NoError(t, into.Merge(one))
		require.NoError(t, into.Merge(other))
		require.Equal(t, one.Contract, into.Contract)
	})
}
