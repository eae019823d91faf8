package change

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// pair is a section or a fact in two versions of a page; nil in the version that lacks it.
type pair[T any] struct{ old, new *T }

// pairUp pairs new elements with old ones: by the first measure, most similar pairs first, the rest
// by the next measure. A pair that a measure rates below 0 is none. Unpaired elements follow.
func pairUp[T any](before, after []T, measures ...func(before, after *T) float64) []pair[T] {
	type candidate struct {
		pair[T]

		likeness float64
	}
	var pairs []pair[T]
	taken := map[*T]bool{}
	for _, measure := range measures {
		var candidates []candidate
		for i := range after {
			for j := range before {
				if likeness := measure(&before[j], &after[i]); likeness >= 0 {
					candidates = append(candidates, candidate{pair[T]{&before[j], &after[i]}, likeness})
				}
			}
		}
		slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.likeness, a.likeness) })
		for _, one := range candidates {
			if !taken[one.old] && !taken[one.new] {
				taken[one.old], taken[one.new] = true, true
				pairs = append(pairs, one.pair)
			}
		}
	}
	for i := range after {
		if !taken[&after[i]] {
			pairs = append(pairs, pair[T]{new: &after[i]})
		}
	}
	for i := range before {
		if !taken[&before[i]] {
			pairs = append(pairs, pair[T]{old: &before[i]})
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
		switch {
		case a.Heading != b.Heading:
			return -1
		case a.Nth == b.Nth:
			return likeness(a, b) + 0.1
		}
		return likeness(a, b)
	}, func(a, b *page.Section) float64 { return likeness(a, b) - minLikeness })
}

// likeness returns the share of facts that two sections have in common, from 0 to 1.
func likeness(a, b *page.Section) float64 {
	common, all := 0, 0
	counts := map[string]int{}
	for _, fact := range a.Facts {
		counts[fact.Label()+" "+fact.Type]++
		all++
	}
	for _, fact := range b.Facts {
		if key := fact.Label() + " " + fact.Type; counts[key] > 0 {
			counts[key]--
			common++
		} else {
			all++
		}
	}
	if a.Operation != (page.Operation{}) && a.Operation.Method == b.Operation.Method &&
		a.Operation.Path == b.Operation.Path && a.Operation.Call == b.Operation.Call {
		common++
	}
	all++
	return float64(common) / float64(all)
}

// pairFacts pairs the facts of two sections: by kind, place and name; by name in another place; or,
// for path parameters, by position. Samples of a kind are paired in order.
func pairFacts(before, after *page.Section) []pair[page.Fact] {
	same := func(key func(page.Fact) string) func(before, after *page.Fact) float64 {
		return func(before, after *page.Fact) float64 {
			if of := key(*after); of == "" || of != key(*before) {
				return -1
			}
			return 0
		}
	}
	return pairUp(before.Facts, after.Facts,
		same(func(f page.Fact) string { return string(f.Kind) + " " + string(f.Where) + " " + f.Name }),
		same(func(f page.Fact) string {
			return fmt.Sprint(f.Kind, " ", f.InAnswer(), " ", page.FoldName(f.Name))
		}),
		same(func(f page.Fact) string {
			if f.Kind == page.KindParameter && f.Where == page.Path {
				return "a part of the path"
			}
			return ""
		}))
}

// joinMoves joins the removal of a parameter under one heading and its addition, unchanged, under
// another into one change.
func joinMoves(all []Change) []Change {
	for i := 0; i < len(all); i++ {
		added := &all[i]
		if added.Kind != Added || added.New == nil || added.New.Kind != page.KindParameter {
			continue
		}
		at := slices.IndexFunc(all, func(one Change) bool {
			return one.Kind == Removed && one.Old != nil && one.Fact == added.Fact && len(compareFacts(*one.Old, *added.New)) == 0
		})
		if at < 0 {
			continue
		}
		added.Kind, added.Old, added.Before = Moved, all[at].Old, all[at].Before
		added.Alterations = []Alteration{{Aspect: aspect.Heading, From: all[at].Heading, To: added.Heading}}
		all = slices.Delete(all, at, at+1)
		if at < i {
			i--
		}
	}
	return all
}
