package change

import (
	"cmp"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// pair is a section or a fact in two versions of a page; nil in the version that lacks it.
type pair[T any] struct{ old, new *T }

// pairUp pairs new elements with old ones, those most alike first. A pair whose likeness is below 0
// is none. Unpaired elements follow.
func pairUp[T any](before, after []T, likeness func(before, after *T) float64) []pair[T] {
	type candidate struct {
		pair[T]

		likeness float64
	}
	var candidates []candidate
	for i := range after {
		for j := range before {
			if alike := likeness(&before[j], &after[i]); alike >= 0 {
				candidates = append(candidates, candidate{pair[T]{&before[j], &after[i]}, alike})
			}
		}
		candidates = append(candidates, candidate{pair[T]{new: &after[i]}, -1})
	}
	for i := range before {
		candidates = append(candidates, candidate{pair[T]{old: &before[i]}, -1})
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
	var pairs []pair[T]
	taken := map[*T]bool{nil: false}
	for _, one := range candidates {
		if !taken[one.old] && !taken[one.new] {
			taken[one.old], taken[one.new] = one.old != nil, one.new != nil
			pairs = append(pairs, one.pair)
		}
	}
	return pairs
}

// minLikeness is the likeness from which two sections with different headings count as one that
// was renamed.
const minLikeness = 0.6

// pairSections pairs the sections of two versions: those with the same heading first, then by
// their facts.
func pairSections(before, after *page.Page) []pair[page.Section] {
	return pairUp(before.Sections, after.Sections, func(a, b *page.Section) float64 {
		if a.Heading == b.Heading {
			return 1 + likeness(a, b)
		}
		return likeness(a, b) - minLikeness
	})
}

// likeness returns the share of facts that two sections have in common, from 0 to 1.
func likeness(a, b *page.Section) float64 {
	common := 0
	for _, fact := range b.Facts {
		if slices.ContainsFunc(a.Facts, func(other page.Fact) bool { return fact.Label() == other.Label() && fact.Type == other.Type }) {
			common++
		}
	}
	return float64(common) / float64(max(len(a.Facts)+len(b.Facts)-common, 1))
}

// pairFacts pairs the facts of two sections: by kind, place and name; by name in another place; or,
// for path parameters, by position. Samples of a kind are paired in order.
func pairFacts(before, after *page.Section) []pair[page.Fact] {
	return pairUp(before.InCall(), after.InCall(), func(a, b *page.Fact) float64 {
		switch {
		case a.Kind != b.Kind:
			return -1
		case a.Where == b.Where && a.Name == b.Name:
			return 2
		case a.InAnswer() == b.InAnswer() && page.FoldName(a.Name) == page.FoldName(b.Name):
			return 1
		case a.Where == page.Path && b.Where == page.Path:
			return 0
		}
		return -1
	})
}
