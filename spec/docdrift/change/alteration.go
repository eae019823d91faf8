package change

import (
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Alteration is the change of a fact in one aspect. From and To are "" if the page does not say.
type Alteration struct {
	Aspect aspect.Aspect `json:"aspect"`
	Name   string        `json:"name,omitempty"` // the place in a sample
	From   string        `json:"from,omitempty"`
	To     string        `json:"to,omitempty"`
}

// Values returns the values that an alteration of [aspect.Values] adds and removes.
func (a Alteration) Values() (more, less []string) {
	from, to := aspect.SplitValues(a.From), aspect.SplitValues(a.To)
	return aspect.Without(to, from), aspect.Without(from, to)
}

// compareFacts returns the alterations between two versions of a fact.
func compareFacts(before, after page.Fact) []Alteration {
	switch {
	case after.Kind == page.KindSample:
		return compareSamples(lock.Bare(before).Sample, lock.Bare(after).Sample)
	case after.Shown && !before.Shown: // its row is gone, with all its statements
		return []Alteration{{Aspect: aspect.Listed, From: "in a list", To: "only in a sample"}}
	}
	var all []Alteration
	if before.Shown && !after.Shown {
		all = append(all, Alteration{Aspect: aspect.Listed, From: "only in a sample", To: "in a list"})
	}
	return append(all, compareStatements(aspect.Of(before), aspect.Of(after))...)
}

// compareStatements returns the alterations between two lists of statements.
func compareStatements(before, after []aspect.Statement) []Alteration {
	var all []Alteration
	for _, one := range slices.Concat(after, before) {
		change := Alteration{Aspect: one.Aspect, From: statementOf(before, one.Aspect), To: statementOf(after, one.Aspect)}
		if !aspect.Same(one.Aspect, change.From, change.To) && !slices.Contains(all, change) {
			all = append(all, change)
		}
	}
	return all
}

func statementOf(all []aspect.Statement, of aspect.Aspect) string {
	for _, one := range all {
		if one.Aspect == of {
			return one.Says
		}
	}
	return ""
}

// compareSamples returns the alterations of a sample by dotted name: of the types of its values,
// or else of the values. The items of a list share their names, so that a new item does not
// alter all that follow. A sample that cannot be read has no values.
func compareSamples(before, after *page.Sample) []Alteration {
	var all []Alteration
	kindsBefore, valuesBefore := contentOf(before)
	kindsAfter, valuesAfter := contentOf(after)
	names := maps.Clone(kindsBefore)
	maps.Copy(names, kindsAfter)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		one := Alteration{aspect.Sample, name, strings.Join(kindsBefore[name], " or "), strings.Join(kindsAfter[name], " or ")}
		if one.From == one.To {
			one.From, one.To = strings.Join(valuesBefore[name], ", "), strings.Join(valuesAfter[name], ", ")
		}
		if one.From != one.To {
			all = append(all, one)
		}
	}
	return all
}

// contentOf returns the JSON types and the values of a sample by dotted name.
func contentOf(sample *page.Sample) (kinds, values map[string][]string) {
	kinds, values = map[string][]string{}, map[string][]string{}
	for _, leaf := range sample.Leaves() {
		name, kind, value := aspect.Dotted(leaf.Pointer), leaf.Kind(), aspect.Literal(leaf.Value)
		if slices.Contains(sample.Unknown, leaf.Pointer) {
			kind, value = "a variable", "a variable"
		}
		values[name] = append(values[name], value)
		kinds[name] = append(kinds[name], aspect.Without([]string{kind}, kinds[name])...)
	}
	return kinds, values
}
