package draft

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

var words = regexp.MustCompile(`[A-Z]+(?:[a-z0-9]+)?|[a-z0-9]+`)

// snake returns a name in snake case, as paths are written: payment_id for paymentId.
func snake(name string) string {
	return strings.ToLower(strings.Join(words.FindAllString(name, -1), "_"))
}

// camel joins names in camel case, as components are written: UPIPayment for upi_payment.
func (k *known) camel(names ...string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(snake(strings.Join(names, "_")), "_") {
		if word != "" {
			b.WriteString(cmp.Or(k.capitals[word], strings.ToUpper(word[:1])+word[1:]))
		}
	}
	return b.String()
}

// singular returns the singular of an English noun.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "ies"):
		return strings.TrimSuffix(name, "ies") + "y"
	case strings.HasSuffix(name, "xes"):
		return strings.TrimSuffix(name, "es")
	case strings.HasSuffix(name, "ss"), !strings.ContainsAny(name, "aeiouy"): // sms
		return name
	}
	return strings.TrimSuffix(name, "s")
}

// plural returns the plural of an English noun.
func plural(name string) string {
	switch {
	case singular(name) != name:
		return name
	case strings.HasSuffix(name, "y"):
		return strings.TrimSuffix(name, "y") + "ies"
	case strings.HasSuffix(name, "x"):
		return name + "es"
	}
	return name + "s"
}

// literals returns the segments of the call's path that are not parameters.
func (c *call) literals() []string {
	return slices.DeleteFunc(strings.Split(strings.Trim(c.path, "/"), "/"), func(one string) bool { return strings.HasPrefix(one, "{") })
}

// things returns what a path is about, in the singular and in snake case: its segments that are not parameters.
func (c *call) things() []string {
	all := c.literals()
	for i, one := range all {
		all[i] = singular(one)
	}
	return all
}

// resource returns the last segment of the call's path that is a plural or has an identifier behind it, in the
// singular; the first segment if none is.
func (c *call) resource() string {
	all := c.literals()
	for i, one := range slices.Backward(all) {
		isIdentified := i == len(all)-1 && strings.HasSuffix(c.path, "}")
		if singular(one) != one || isIdentified {
			return singular(one)
		}
	}
	return singular(all[0])
}

// returnsList reports whether the call reads a collection, according to the samples of its
// response or else to its path.
func (c *call) returnsList() bool {
	all := c.literals()
	last := all[len(all)-1]
	return c.method == http.MethodGet && !strings.HasSuffix(c.path, "}") &&
		(c.answer.list() != nil || len(c.answer.values) == 0 && singular(last) != last)
}

// isChange reports whether a call changes something other than by deleting it.
func (c *call) isChange() bool { return c.method != http.MethodGet && c.method != http.MethodDelete }

// isVerb reports whether a word is a verb of SDK calls or of the contract's operations. Drafted names may begin with
// a noun.
func (d *drafter) isVerb(word string) bool {
	return verbs[word] != "" || slices.ContainsFunc(d.contract.Operations(), func(one *outline.Operation) bool {
		first, _, _ := strings.Cut(snake(one.ID), "_")
		return first == word && !IsDraft(one)
	})
}

// nameOperation sets the call's operationId: a verb and the resources of its path.
func (d *drafter) nameOperation(c *call) {
	if c.drafted != nil {
		c.id = c.drafted.ID
		d.Operations = append(d.Operations, c.id)
		return
	}
	literals, things := c.literals(), c.things()
	last, named := literals[len(literals)-1], strings.Join(things, "_")
	above := strings.Join(things[:len(things)-1], "_")
	verb := map[string]string{
		http.MethodGet: "fetch", http.MethodPost: "create", http.MethodPatch: "update", http.MethodPut: "update", http.MethodDelete: "delete",
	}[c.method]
	action, thing := last, ""
	if first, rest, _ := strings.Cut(last, "_"); c.isChange() && d.isVerb(first) {
		action, thing = first, rest // notify and by, or cancel and scheduled_changes
	}
	switch {
	case c.returnsList():
		verb, named = "list", above+"_"+last
	case !slices.Contains(noise, thing):
		verb, named = action, above+"_"+thing
	case c.isChange() && singular(last) == last && len(literals) > 1 && len(c.parameters) > 0: // POST /payments/{payment_id}/capture
		verb, named = action, above
	}
	name := d.known.camel(verb, named)
	first := d.known.camel(strings.Split(verb, "_")[0])
	name = strings.ToLower(first) + strings.TrimPrefix(name, first)
	isTaken := func(id string) bool {
		isSame := func(other string) bool { return strings.EqualFold(other, id) } // as methods, hard to tell apart
		return slices.ContainsFunc(d.Operations, isSame) ||
			slices.ContainsFunc(d.contract.Operations(), func(one *outline.Operation) bool { return isSame(one.ID) })
	}
	c.id = name
	for i := 2; isTaken(c.id); i++ {
		c.id = fmt.Sprint(name, i)
	}
	if c.id != name {
		d.undecidedf(0, c.id, "another call has the name %s: keep the one whose path is right if they are the same", name)
	}
	d.Operations = append(d.Operations, c.id)
}
