package change

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareSamples lists what changed in a sample, place by place. Lists are
// compared by what their items have, so that one item more is no change of all
// that follow.
func compareSamples(before, after *page.Sample) []Alteration {
	if before.Broken != after.Broken {
		return []Alteration{{Aspect: aspect.Sample, From: readability(before), To: readability(after)}}
	}
	from, to := placesOf(before), placesOf(after)
	names := slices.Concat(from.names, aspect.Without(to.names, from.names))
	var all []Alteration
	for _, name := range names {
		was, is := from.values[name], to.values[name]
		switch {
		case slices.Equal(was, is) && slices.Equal(from.kinds[name], to.kinds[name]):
		case len(was) == 0:
			all = append(all, Alteration{aspect.Sample, name, "", joinKinds(to.kinds[name])})
		case len(is) == 0:
			all = append(all, Alteration{aspect.Sample, name, joinKinds(from.kinds[name]), ""})
		case !slices.Equal(from.kinds[name], to.kinds[name]):
			all = append(all, Alteration{aspect.Sample, name, joinKinds(from.kinds[name]), joinKinds(to.kinds[name])})
		default:
			all = append(all, Alteration{aspect.Sample, name, strings.Join(was, ", "), strings.Join(is, ", ")})
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

func joinKinds(kinds []string) string { return strings.Join(kinds, " or ") }

// shown is what a sample has, by name.
type shown struct {
	names  []string
	values map[string][]string
	kinds  map[string][]string
}

func placesOf(sample *page.Sample) shown {
	all := shown{values: map[string][]string{}, kinds: map[string][]string{}}
	for _, leaf := range sample.Leaves() {
		name := aspect.Dotted(leaf.Pointer)
		if _, isKnown := all.values[name]; !isKnown {
			all.names = append(all.names, name)
		}
		kind, value := leaf.Kind(), aspect.Literal(leaf.Value)
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
