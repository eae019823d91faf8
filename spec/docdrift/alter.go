package docdrift

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// alterations lists what changed between two versions of a fact.
func alterations(old, new page.Fact) []Alteration {
	if new.Kind == page.KindSample {
		return sampleAlterations(Bare(old).Sample, Bare(new).Sample)
	}
	var all []Alteration
	differ := func(aspect Aspect, from, to string) {
		if from != to {
			all = append(all, Alteration{Aspect: aspect, From: from, To: to})
		}
	}
	if new.Shown && !old.Shown { // its row is gone, and what the row said of it
		return []Alteration{{Aspect: Listed, From: "in a list", To: "in a sample alone"}}
	}
	if old.Shown && !new.Shown {
		differ(Listed, "in a sample alone", "in a list")
	}
	differ(Where, string(old.Where), string(new.Where))
	differ(Type, old.Type, new.Type)
	differ(Mandatory, string(old.Mandatory), string(new.Mandatory))
	differ(Default, old.Default, new.Default)
	if !sameSet(old.Values, new.Values) {
		differ(Values, strings.Join(old.Values, ", "), strings.Join(new.Values, ", "))
	}
	from, to := bounds(old), bounds(new)
	for _, name := range boundNames() {
		differ(Aspect(name), from[name], to[name])
	}
	return all
}

func boundNames() []string {
	return []string{"min", "max", "minLength", "maxLength", "maxPairs", "maxValueLength"}
}

func bounds(fact page.Fact) map[string]string {
	all := map[string]string{}
	for _, one := range fact.Bounds.List() {
		all[one.Name] = fmt.Sprint(one.Value)
	}
	return all
}

// sameSet is whether two lists have the same values: their order means nothing.
func sameSet(a, b []string) bool {
	return len(a) == len(b) && len(missing(a, b)) == 0 && len(missing(b, a)) == 0
}

// operationAlterations lists what changed of a section's call.
func operationAlterations(old, new page.Operation) []Alteration {
	var all []Alteration
	for _, one := range []Alteration{
		{Aspect: Verb, From: old.Method, To: new.Method},
		{Aspect: At, From: old.Path, To: new.Path},
		{Aspect: "call", From: old.Call, To: new.Call},
		{Aspect: Auth, From: string(old.Auth), To: string(new.Auth)},
	} {
		if one.From != one.To {
			all = append(all, one)
		}
	}
	return all
}

// sampleAlterations lists what changed in a sample, place by place. Lists are
// compared by what their items hold, so that one item more is no change of all
// that follow.
func sampleAlterations(old, new *page.Sample) []Alteration {
	if old.Broken != new.Broken {
		return []Alteration{{Aspect: Shown, From: readable(old), To: readable(new)}}
	}
	from, to := places(old), places(new)
	names := slices.Concat(from.names, missing(to.names, from.names))
	var all []Alteration
	for _, name := range names {
		before, after := from.values[name], to.values[name]
		switch {
		case slices.Equal(before, after) && slices.Equal(from.kinds[name], to.kinds[name]):
		case len(before) == 0:
			all = append(all, Alteration{Shown, name, "", kind(to.kinds[name])})
		case len(after) == 0:
			all = append(all, Alteration{Shown, name, kind(from.kinds[name]), ""})
		case !slices.Equal(from.kinds[name], to.kinds[name]):
			all = append(all, Alteration{Shown, name, kind(from.kinds[name]), kind(to.kinds[name])})
		default:
			all = append(all, Alteration{Shown, name, strings.Join(before, ", "), strings.Join(after, ", ")})
		}
	}
	return all
}

func readable(sample *page.Sample) string {
	if sample.Broken != "" {
		return "unreadable: " + sample.Broken
	}
	return "readable"
}

func kind(kinds []string) string { return strings.Join(kinds, " or ") }

// shown is what a sample has, by name.
type shown struct {
	names  []string
	values map[string][]string
	kinds  map[string][]string
}

func places(sample *page.Sample) shown {
	all := shown{values: map[string][]string{}, kinds: map[string][]string{}}
	for _, leaf := range sample.Leaves() {
		name := dotted(leaf.Pointer)
		if _, found := all.values[name]; !found {
			all.names = append(all.names, name)
		}
		kind, value := leaf.Kind(), written(leaf.Value)
		if slices.Contains(sample.Unknown, leaf.Pointer) {
			kind, value = "a variable", "a variable"
		}
		all.values[name] = append(all.values[name], value)
		if !slices.Contains(all.kinds[name], kind) {
			all.kinds[name] = append(all.kinds[name], kind)
		}
	}
	return all
}
