package draft

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var words = regexp.MustCompile(`[A-Z]+(?:[a-z0-9]+)?|[a-z0-9]+`)

// snake is a name of a page in the spelling of paths: paymentId is payment_id.
func snake(name string) string {
	return strings.ToLower(strings.Join(words.FindAllString(name, -1), "_"))
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

// sentence is an operationId in words.
func sentence(id string) string {
	all := words.FindAllString(strings.ToUpper(id[:1])+id[1:], -1)
	for i, word := range all {
		if i > 0 && strings.ToUpper(word) != word {
			all[i] = strings.ToLower(word)
		}
	}
	return strings.Join(all, " ")
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

// literals are the segments of the call's path that are no parameters.
func (c *call) literals() []string {
	return slices.DeleteFunc(strings.Split(strings.Trim(c.path, "/"), "/"), func(one string) bool { return strings.HasPrefix(one, "{") })
}

// resource is the last part of the call's path that names a kind of thing, in the singular.
func (c *call) resource() string {
	all := c.literals()
	for _, one := range slices.Backward(all) {
		if singular(one) != one {
			return singular(one)
		}
	}
	return singular(all[0])
}

// isOfList is whether the call reads a list of things: as it is shown, or as its path says.
func (c *call) isOfList() bool {
	all := c.literals()
	last := all[len(all)-1]
	return c.method == http.MethodGet && !strings.HasSuffix(c.path, "}") &&
		(c.answer.list() != nil || len(c.answer.values) == 0 && singular(last) != last)
}

// nameOperation gives a call its operationId: what it does, and to what.
func (d *drafter) nameOperation(c *call) {
	things := c.literals()
	last := things[len(things)-1]
	for i, one := range things {
		things[i] = singular(one)
	}
	verb := map[string]string{
		http.MethodGet: "fetch", http.MethodPost: "create", http.MethodPatch: "update", http.MethodPut: "update", http.MethodDelete: "delete",
	}[c.method]
	isVerb := singular(last) == last && c.method != http.MethodGet && c.method != http.MethodDelete
	switch {
	case c.isOfList():
		verb, things[len(things)-1] = "list", last
	case isVerb && len(things) > 1 && len(c.parameters) > 0:
		verb, things = last, things[:len(things)-1] // POST /payments/{payment_id}/capture
	}
	name := d.known.camel(append([]string{verb}, things...)...)
	first := d.known.camel(strings.Split(verb, "_")[0])
	name = strings.ToLower(first) + strings.TrimPrefix(name, first)
	isTaken := func(id string) bool {
		_, isKnown := d.contract.ByID(id)
		return isKnown || slices.Contains(d.named, id)
	}
	c.id = name
	for i := 2; isTaken(c.id); i++ {
		c.id = fmt.Sprint(name, i)
	}
	d.named = append(d.named, c.id)
}
