package draft

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

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
