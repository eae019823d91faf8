package summary

import "slices"

// Tally counts occurrences and keeps their first places, sorted.
type Tally struct {
	Count int64    `json:"count"`
	First []string `json:"first"`
}

// Tallies maps reasons to their tallies.
type Tallies map[string]*Tally

// Total returns the sum of the counts.
func (t Tallies) Total() (total int64) {
	for _, tally := range t {
		total += tally.Count
	}
	return total
}

// add counts more occurrences of a reason. It returns t, or a new map if t is nil.
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
	known.First = first(slices.Concat(known.First, more.First), compareTexts)
	return t
}
