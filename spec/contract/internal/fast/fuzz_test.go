package fast_test

import (
	"slices"
	"testing"
)

// FuzzDifferential searches for a body on which the validators disagree. operation selects
// the schema; the seed bodies are samples of that operation where there are any.
func FuzzDifferential(f *testing.F) {
	all := pairs(f)
	for _, sample := range samples(f) {
		i := slices.IndexFunc(all, func(p pair) bool { return p.operation == sample.operation && p.status == sample.status })
		f.Add(uint8(i), sample.body)
	}
	f.Fuzz(func(t *testing.T, operation uint8, body []byte) {
		all[int(operation)%len(all)].agree(t, "fuzzed", body)
	})
}
