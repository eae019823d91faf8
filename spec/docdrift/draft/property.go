package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// widenProperty returns the edits that make a property's schema accept null, the values of the page, and
// requests that keep to its limits.
func (d *drafter) widenProperty(property *node, s *shape) []edit.Edit {
	edits := d.widenLimits(property, s)
	kind, known := yamlnode.Scalar(property, "type"), enumOf(property)
	if s.null && kind != "" {
		edits = append(edits, edit.Set(property, "nullable", yamlnode.Literal("true")))
		if len(known) > 0 {
			edits = append(edits, edit.SetItem(property, "enum", yamlnode.Literal("null"), true)...)
		}
	}
	switch {
	case len(known) == 0 || kind != "string":
	case d.states(s) && len(s.fact.Values) == 0:
		d.undecidedf(s.fact.Line, d.subject(s), "the values %s are those of another page, and this one lists none: any is valid", strings.Join(known, ", "))
		edits = append(edits, edit.Remove(property, "enum"))
		if yamlnode.Get(property, "minLength") == nil {
			edits = append(edits, edit.Set(property, "minLength", weakest[aspect.MinLength]))
		}
	default:
		edits = append(edits, d.widenValues(property, s)...)
	}
	return edits
}

// enumOf returns the values of a schema's enum.
func enumOf(schema *node) []string {
	items := yamlnode.Items(yamlnode.Get(schema, "enum"))
	values := make([]string, len(items))
	for i, one := range items {
		values[i] = one.Value
	}
	return values
}

// widenValues returns the edits that add the values of the page to the enum of a property.
func (d *drafter) widenValues(property *node, s *shape) []edit.Edit {
	var edits []edit.Edit
	known, named := enumOf(property), map[string]string{}
	for _, one := range known {
		named[snake(one)] = one
	}
	values := s.allValues()
	responses := slices.Concat(known, aspect.Without(s.shownValues(), known))
	if s.name == "entity" || d.areOfAnother(s, responses) { // a list of a collection may describe its items
		values = s.shownValues()
	}
	for _, value := range values {
		if same := cmp.Or(named[snake(value)], value); same != value {
			d.undecidedf(s.fact.Line, d.subject(s), "the values %s and %s have the same Go name: the second is left out", same, value)
			continue
		}
		named[snake(value)] = value
		edits = append(edits, edit.SetItem(property, "enum", yamlnode.Text(value), true)...)
	}
	return edits
}

// states reports whether the page states what a request may have. That of an SDK, which gives functions and no
// paths, lists little more than names.
func (d *drafter) states(s *shape) bool {
	return s.sent && s.fact.Name != "" && !s.fact.Shown && d.hasPaths()
}

func (d *drafter) hasPaths() bool {
	return slices.ContainsFunc(d.page.Sections, func(one page.Section) bool { return one.Operation.Path != "" })
}

// weakest holds the limits of requests in place of those that do not hold: no text is empty.
var weakest = map[aspect.Aspect]*node{aspect.MinLength: yamlnode.Int(1)}

// widenLimits returns the edits that make a property of a request accept what the page does: another use of a
// call has its own limits, and a request is refused before it is sent.
func (d *drafter) widenLimits(property *node, s *shape) []edit.Edit {
	var edits []edit.Edit
	for _, limit := range []aspect.Aspect{aspect.Min, aspect.Max, aspect.MinLength, aspect.MaxLength, aspect.MaxItems, aspect.MaxPairs} {
		written := yamlnode.Scalar(property, limit.Keyword())
		value, err := strconv.ParseInt(written, 10, 64)
		own, isGiven := s.fact.Bounds[string(limit)]
		isExceeded := slices.ContainsFunc(s.shownValues(), func(shown string) bool { return limit.IsExceeded(shown, value) })
		switch {
		case !s.sent, err != nil, limit == aspect.MinLength && written == "1":
		case d.states(s) && isGiven && limit.IsWider(strconv.FormatInt(own, 10), written):
			d.undecidedf(s.fact.Line, d.subject(s), "the limit %s is %s on another page and %d on this one: the wider is written", limit, written, own)
			edits = append(edits, edit.Set(property, limit.Keyword(), yamlnode.Int(own)))
		case d.states(s) && !isGiven, isExceeded:
			d.undecidedf(s.fact.Line, d.subject(s), "the limit %s %s is that of another page, and this one gives none or exceeds it: it is left out", limit, written)
			edits = append(edits, edit.Set(property, limit.Keyword(), weakest[limit]))
		}
	}
	return edits
}
