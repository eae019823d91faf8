package change

import (
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

const (
	inList   = "in a list"
	inSample = "only in a sample"
)

// compareFacts returns the alterations between two versions of a fact.
func compareFacts(before, after page.Fact) []Alteration {
	switch {
	case after.Kind == page.KindSample:
		return compareSamples(lock.Bare(before).Sample, lock.Bare(after).Sample)
	case after.Shown && !before.Shown: // its row is gone, with all its statements
		return []Alteration{{Aspect: aspect.Listed, From: inList, To: inSample}}
	}
	var all []Alteration
	if before.Shown && !after.Shown {
		all = append(all, Alteration{Aspect: aspect.Listed, From: inSample, To: inList})
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
// alter all that follow.
func compareSamples(before, after *page.Sample) []Alteration {
	if before.Broken != after.Broken {
		return []Alteration{{Aspect: aspect.Sample, From: readability(before), To: readability(after)}}
	}
	var all []Alteration
	names, from := placesOf(before)
	namesAfter, to := placesOf(after)
	for _, name := range slices.Concat(names, aspect.Without(namesAfter, names)) {
		one := Alteration{aspect.Sample, name, strings.Join(from[name].kinds, " or "), strings.Join(to[name].kinds, " or ")}
		if one.From == one.To {
			one.From, one.To = strings.Join(from[name].values, ", "), strings.Join(to[name].values, ", ")
		}
		if one.From != one.To {
			all = append(all, one)
		}
	}
	return all
}

func readability(sample *page.Sample) string {
	if sample.Broken != "" {
		return "unreadable: " + sample.Broken
	}
	return "readable"
}

// place holds the JSON types and values of a sample at a dotted name.
type place struct{ kinds, values []string }

func placesOf(sample *page.Sample) (names []string, places map[string]place) {
	places = map[string]place{}
	for _, leaf := range sample.Leaves() {
		name := aspect.Dotted(leaf.Pointer)
		one, isKnown := places[name]
		if !isKnown {
			names = append(names, name)
		}
		kind, value := leaf.Kind(), aspect.Literal(leaf.Value)
		if slices.Contains(sample.Unknown, leaf.Pointer) {
			kind, value = "a variable", "a variable"
		}
		one.values = append(one.values, value)
		if !slices.Contains(one.kinds, kind) {
			one.kinds = append(one.kinds, kind)
		}
		places[name] = one
	}
	return names, places
}
