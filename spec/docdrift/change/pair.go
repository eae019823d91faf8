package change

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// sectionPair is a section in two versions of a page; one is nil where the other
// stands alone.
type sectionPair struct{ old, new *page.Section }

// renamed is how alike two sections must be for one to be the other under
// another heading: the share of their facts that both have.
const renamed = 0.6

// pairSections finds for each section what it was before: under the same heading
// first, then by what it says.
func pairSections(before, after *page.Page) []sectionPair {
	var pairs []sectionPair
	taken := map[*page.Section]bool{}
	match := func(fits func(a, b *page.Section) float64, least float64) {
		type candidate struct {
			before, after *page.Section
			score         float64
		}
		var candidates []candidate
		for i := range after.Sections {
			for j := range before.Sections {
				if score := fits(&before.Sections[j], &after.Sections[i]); score >= least {
					candidates = append(candidates, candidate{&before.Sections[j], &after.Sections[i], score})
				}
			}
		}
		slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
		for _, one := range candidates {
			if !taken[one.before] && !taken[one.after] {
				taken[one.before], taken[one.after] = true, true
				pairs = append(pairs, sectionPair{one.before, one.after})
			}
		}
	}
	match(func(a, b *page.Section) float64 {
		if a.Heading != b.Heading {
			return -1
		}
		score := likeness(a, b)
		if a.Nth == b.Nth {
			score += 0.1
		}
		return score
	}, 0)
	match(likeness, renamed)
	for i := range after.Sections {
		if !taken[&after.Sections[i]] {
			pairs = append(pairs, sectionPair{new: &after.Sections[i]})
		}
	}
	for i := range before.Sections {
		if !taken[&before.Sections[i]] {
			pairs = append(pairs, sectionPair{old: &before.Sections[i]})
		}
	}
	slices.SortStableFunc(pairs, func(a, b sectionPair) int { return cmp.Compare(a.line(), b.line()) })
	return pairs
}

func (p sectionPair) line() int {
	if p.new != nil {
		return p.new.Line
	}
	return p.old.Line
}

// likeness is the share of facts that two sections have in common, from 0 to 1.
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

// factPair is a fact in two versions of a section; one is nil where the other stands
// alone.
type factPair struct{ old, new *page.Fact }

// pairFacts finds for each fact what it was before: the one of the same kind, place
// and name; of the same name at another place; or the same part of the path, which
// may have another name. Samples of a kind are taken in their order.
func pairFacts(before, after *page.Section) []factPair {
	var pairs []factPair
	taken := map[*page.Fact]bool{}
	for _, key := range []func(page.Fact) string{
		func(f page.Fact) string { return string(f.Kind) + " " + string(f.Where) + " " + f.Name },
		func(f page.Fact) string {
			return fmt.Sprint(f.Kind, " ", aspect.InResponse(f), " ", aspect.Fold(f.Name))
		},
		func(f page.Fact) string {
			if f.Kind == page.KindParameter && f.Where == page.Path {
				return "a part of the path"
			}
			return ""
		},
	} {
		for i := range after.Facts {
			for j := range before.Facts {
				old, latest := &before.Facts[j], &after.Facts[i]
				if taken[old] || taken[latest] || key(*latest) == "" || key(*old) != key(*latest) {
					continue
				}
				taken[old], taken[latest] = true, true
				pairs = append(pairs, factPair{old, latest})
			}
		}
	}
	for i := range after.Facts {
		if !taken[&after.Facts[i]] {
			pairs = append(pairs, factPair{new: &after.Facts[i]})
		}
	}
	for i := range before.Facts {
		if !taken[&before.Facts[i]] {
			pairs = append(pairs, factPair{old: &before.Facts[i]})
		}
	}
	return pairs
}
