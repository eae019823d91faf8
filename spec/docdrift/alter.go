package docdrift

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// alterations lists what changed between two versions of a fact.
func alterations(before, after page.Fact) []Alteration {
	if after.Kind == page.KindSample {
		return sampleAlterations(Bare(before).Sample, Bare(after).Sample)
	}
	var all []Alteration
	differ := func(aspect Aspect, from, to string) {
		if from != to {
			all = append(all, Alteration{Aspect: aspect, From: from, To: to})
		}
	}
	if after.Shown && !before.Shown { // its row is gone, and what the row said of it
		return []Alteration{{Aspect: Listed, From: "in a list", To: "in a sample alone"}}
	}
	if before.Shown && !after.Shown {
		differ(Listed, "in a sample alone", "in a list")
	}
	differ(Where, string(before.Where), string(after.Where))
	differ(Type, before.Type, after.Type)
	differ(Mandatory, string(before.Mandatory), string(after.Mandatory))
	differ(Default, before.Default, after.Default)
	if !sameSet(before.Values, after.Values) {
		differ(Values, strings.Join(before.Values, ", "), strings.Join(after.Values, ", "))
	}
	from, to := bounds(before), bounds(after)
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
		all[one.Name] = strconv.FormatInt(one.Value, 10)
	}
	return all
}

// sameSet is whether two lists have the same values: their order means nothing.
func sameSet(a, b []string) bool {
	return len(a) == len(b) && len(missing(a, b)) == 0 && len(missing(b, a)) == 0
}

// operationAlterations lists what changed of a section's call.
func operationAlterations(before, after page.Operation) []Alteration {
	var all []Alteration
	for _, one := range []Alteration{
		{Aspect: Verb, From: before.Method, To: after.Method},
		{Aspect: At, From: before.Path, To: after.Path},
		{Aspect: "call", From: before.Call, To: after.Call},
		{Aspect: Auth, From: string(before.Auth), To: string(after.Auth)},
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
func sampleAlterations(before, after *page.Sample) []Alteration {
	if before.Broken != after.Broken {
		return []Alteration{{Aspect: Shown, From: readable(before), To: readable(after)}}
	}
	from, to := places(before), places(after)
	names := slices.Concat(from.names, missing(to.names, from.names))
	var all []Alteration
	for _, name := range names {
		was, is := from.values[name], to.values[name]
		switch {
		case slices.Equal(was, is) && slices.Equal(from.kinds[name], to.kinds[name]):
		case len(was) == 0:
			all = append(all, Alteration{Shown, name, "", kind(to.kinds[name])})
		case len(is) == 0:
			all = append(all, Alteration{Shown, name, kind(from.kinds[name]), ""})
		case !slices.Equal(from.kinds[name], to.kinds[name]):
			all = append(all, Alteration{Shown, name, kind(from.kinds[name]), kind(to.kinds[name])})
		default:
			all = append(all, Alteration{Shown, name, strings.Join(was, ", "), strings.Join(is, ", ")})
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
