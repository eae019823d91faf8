package lock_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/lock"
)

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty":           "",
		"another version": `{"version": 2, "pages": []}`,
		"no name":         `{"version": 1, "pages": [{"page": ""}]}`,
		"no page":         `{"version": 1, "pages": [null]}`,
		"no body":         `{"version": 1, "pages": [{"page": "a", "sections": [{"facts": [{"kind": "sample", "line": 1}]}]}]}`,
		"unknown field":   `{"version": 1, "pages": [], "why": 1}`,
	} {
		_, err := lock.Read([]byte(text))
		require.ErrorContains(t, err, "lock: ", name)
	}
}

// No text in the lock has more than three words.
func TestLockHasNoSentences(t *testing.T) {
	t.Parallel()
	pages, err := lock.Read(spec.DocsLock)
	require.NoError(t, err)
	for _, one := range pages {
		for _, section := range one.Sections {
			for _, fact := range section.Facts {
				require.LessOrEqual(t, len(strings.Fields(fact.Name+fact.Type+fact.Default+fact.Description)), 3)
				if fact.Sample == nil {
					continue
				}
				for _, leaf := range fact.Sample.Leaves() {
					if value, isText := leaf.Value.(string); isText {
						require.LessOrEqual(t, len(strings.Fields(value)), 3, "%s:%d %s", one.Name, fact.Line, leaf.Pointer)
					}
				}
			}
		}
	}
}

// Each page, section and fact has a line, and what was read is written as before.
func TestWriteGivesEachFactALine(t *testing.T) {
	t.Parallel()
	pages, err := lock.Read(spec.DocsLock)
	require.NoError(t, err)
	written, err := lock.Write(pages)
	require.NoError(t, err)
	require.Equal(t, string(spec.DocsLock), string(written))
	lines := 1
	for _, one := range pages {
		lines += 1 + len(one.Sections) + one.Facts()
	}
	require.Equal(t, lines, strings.Count(string(written), "\n"))
}
