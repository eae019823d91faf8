package draft

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var words = regexp.MustCompile(`[A-Z]+(?:[a-z0-9]+)?|[a-z0-9]+`)

// snake is a name of a page in the spelling of paths: paymentId is payment_id.
func snake(name string) string {
	all := words.FindAllString(name, -1)
	for i, word := range all {
		all[i] = strings.ToLower(word)
	}
	return strings.Join(all, "_")
}

// camel is a name in the spelling of components: upi_payment is UPIPayment.
func (k *known) camel(names ...string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(snake(strings.Join(names, "_")), "_") {
		if word != "" {
			b.WriteString(cmp.Or(k.capitals[word], strings.ToUpper(word[:1])+word[1:]))
		}
	}
	return b.String()
}

// singular is one of what a name in the plural is of.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "ies"):
		return strings.TrimSuffix(name, "ies") + "y"
	case strings.HasSuffix(name, "sses"), strings.HasSuffix(name, "xes"), strings.HasSuffix(name, "ches"):
		return strings.TrimSuffix(name, "es")
	case strings.HasSuffix(name, "ss"), strings.HasSuffix(name, "us"), strings.HasSuffix(name, "is"):
		return name
	}
	return strings.TrimSuffix(name, "s")
}

// plural is the name of a list of things.
func plural(name string) string {
	switch {
	case singular(name) != name:
		return name
	case strings.HasSuffix(name, "y") && !strings.HasSuffix(name, "ey"):
		return strings.TrimSuffix(name, "y") + "ies"
	case strings.HasSuffix(name, "ss"), strings.HasSuffix(name, "x"), strings.HasSuffix(name, "ch"):
		return name + "es"
	}
	return name + "s"
}
