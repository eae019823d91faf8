package fast_test

import (
	"slices"
	"testing"
)

// FuzzDifferential looks for a body on which the tiers disagree. Operation picks
// the schema; the body begins as a sample, often of that operation.
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
