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

// nameOperation gives a call its operationId: what it does, and to what.
func (d *drafter) nameOperation(c *call) {
	var things []string
	for segment := range strings.SplitSeq(strings.Trim(c.path, "/"), "/") {
		if !strings.HasPrefix(segment, "{") {
			things = append(things, singular(segment))
		}
	}
	last := c.lastLiteral()
	isThing, ofOne := singular(last) != last, strings.HasSuffix(c.path, "}")
	verb := map[string]string{
		http.MethodGet: "fetch", http.MethodPost: "create", http.MethodPatch: "update", http.MethodPut: "update", http.MethodDelete: "delete",
	}[c.method]
	switch {
	case c.method == http.MethodGet:
		if !ofOne && (c.answer.list() != nil || len(c.answer.values) == 0 && isThing) {
			verb, things[len(things)-1] = "list", last
		}
	case c.method != http.MethodDelete && !isThing && len(things) > 1 && len(c.parameters) > 0:
		verb, things = last, things[:len(things)-1] // POST /payments/{payment_id}/capture
	}
	name := d.known.camel(append([]string{verb}, things...)...)
	first := d.known.camel(strings.Split(verb, "_")[0])
	name = strings.ToLower(first) + strings.TrimPrefix(name, first)
	c.id = name
	for i := 2; slices.Contains(d.operationIDs(), c.id); i++ {
		c.id = fmt.Sprint(name, i)
	}
	d.named = append(d.named, c.id)
}

// lastLiteral is the last segment of a path that is no parameter.
func (c *call) lastLiteral() string {
	segments := strings.Split(strings.Trim(c.path, "/"), "/")
	for _, one := range slices.Backward(segments) {
		if !strings.HasPrefix(one, "{") {
			return one
		}
	}
	return ""
}

func (d *drafter) operationIDs() []string {
	all := slices.Clone(d.named)
	for _, item := range d.document.Paths.Map() {
		for _, one := range item.Operations() {
			all = append(all, one.OperationID)
		}
	}
	return all
}
