package summary

import (
	"cmp"
	"slices"
)

// Tally is how often something occurred, and the first places, in order.
type Tally struct {
	Count int64    `json:"count"`
	First []string `json:"first"`
}

// Tallies are tallies by reason.
type Tallies map[string]*Tally

// Total returns the sum of the counts.
func (t Tallies) Total() (total int64) {
	for _, tally := range t {
		total += tally.Count
	}
	return total
}

// add counts more of a reason. It gives the tallies back, which nil has none of.
func (t Tallies) add(reason string, more Tally) Tallies {
	if t == nil {
		t = Tallies{}
	}
	known := t[reason]
	if known == nil {
		known = &Tally{}
		t[reason] = known
	}
	known.Count += more.Count
	known.First = first(slices.Concat(known.First, more.First), cmp.Compare[string])
	return t
}
