package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// The patch of a version after another refers to the first text.
func TestVersionAfter(t *testing.T) {
	t.Parallel()
	const text = "paths: {/a: {get: {operationId: a}}}\na: 1\nb: 2\nc: 3\n"
	set := func(key, value string) func(*outline.Contract) edit.Edit {
		return func(contract *outline.Contract) edit.Edit {
			return edit.Set(contract.Section(), key, yamlnode.Literal(value))
		}
	}
	behind := func(key, other string) func(*outline.Contract) edit.Edit {
		return func(contract *outline.Contract) edit.Edit {
			return edit.Set(contract.Section(), key, yamlnode.Literal("0")).Behind(other)
		}
	}
	remove := func(key string) func(*outline.Contract) edit.Edit {
		return func(contract *outline.Contract) edit.Edit { return edit.Remove(contract.Section(), key) }
	}
	type edits []func(*outline.Contract) edit.Edit
	const head, context = "--- a/f\n+++ b/f\n", " paths: {/a: {get: {operationId: a}}}\n"
	for name, test := range map[string]struct {
		earlier, later edits
		want           string
	}{
		"no edits":                  {nil, nil, ""},
		"only earlier edits":        {edits{set("a", "7")}, nil, head + "@@ -1,4 +1,4 @@\n" + context + "-a: 1\n+a: 7\n b: 2\n c: 3\n"},
		"only later edits":          {nil, edits{set("a", "7")}, head + "@@ -1,4 +1,4 @@\n" + context + "-a: 1\n+a: 7\n b: 2\n c: 3\n"},
		"a later edit behind":       {edits{behind("x", "a")}, edits{set("c", "7")}, head + "@@ -1,4 +1,5 @@\n" + context + " a: 1\n+x: 0\n b: 2\n-c: 3\n+c: 7\n"},
		"a later edit before":       {edits{set("c", "7")}, edits{behind("x", "a")}, head + "@@ -1,4 +1,5 @@\n" + context + " a: 1\n+x: 0\n b: 2\n-c: 3\n+c: 7\n"},
		"beside a new entry":        {edits{behind("x", "a")}, edits{behind("y", "x")}, head + "@@ -1,4 +1,6 @@\n" + context + " a: 1\n+x: 0\n+y: 0\n b: 2\n c: 3\n"},
		"of a new entry":            {edits{behind("x", "a"), behind("y", "x")}, edits{set("x", "7")}, head + "@@ -1,4 +1,6 @@\n" + context + " a: 1\n+x: 7\n+y: 0\n b: 2\n c: 3\n"},
		"remove a new entry":        {edits{behind("x", "a")}, edits{remove("x")}, ""},
		"in place of a removed one": {edits{remove("b")}, edits{behind("x", "a")}, head + "@@ -1,4 +1,4 @@\n" + context + " a: 1\n-b: 2\n+x: 0\n c: 3\n"},
		"around a removed entry":    {edits{remove("b")}, edits{remove("a"), set("c", "7")}, head + "@@ -1,4 +1,2 @@\n" + context + "-a: 1\n-b: 2\n-c: 3\n+c: 7\n"},
		"at the end":                {edits{set("x", "0")}, edits{set("y", "0")}, head + "@@ -2,3 +2,5 @@\n a: 1\n b: 2\n c: 3\n+x: 0\n+y: 0\n"},
	} {
		version := func(text []byte, made edits) *edit.Version {
			contract, err := outline.Read("f", text)
			require.NoError(t, err)
			var all []edit.Edit
			for _, one := range made {
				all = append(all, one(contract))
			}
			latest, err := edit.On(contract).Preview(all...)
			require.NoError(t, err, name)
			return latest
		}
		earlier := version([]byte(text), test.earlier)
		later := version(earlier.Text, test.later)
		whole := later.After(earlier)
		require.Equal(t, string(later.Text), string(whole.Text), name)
		require.Equal(t, test.want, whole.Patch("f"), name)
	}
}
