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

// isDraft reports whether a component comes from an earlier draft and has no description yet.
// Another page may still widen it.
func (d *drafter) isDraft(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Description == NotDescribed
}

// widen adapts a component from an earlier draft to the page: it adds properties, values and
// null, and drops required properties that a sample lacks.
func (d *drafter) widen(name string, s *shape) {
	if whole := d.entities[s.entity()]; whole != nil {
		s = whole
	}
	if d.widened[name] {
		return
	}
	d.widened[name] = true
	component := d.contract.Section("components", "schemas", name)
	for _, required := range yamlnode.Items(yamlnode.Get(component, "required")) {
		if d.isOptional(s, s.find(required.Value)) {
			d.Edits = append(d.Edits, edit.Drop(component, "required", required))
			if required.Value == "created_at" {
				d.dropUntil(name)
			}
			switch one := s.find(required.Value); {
			case !s.sent:
			case one != nil && one.fact.Mandatory == page.Mandatory:
				d.undecidedf(0, name, "%s is mandatory, and this page shows a request without it: it is optional", required.Value)
			default:
				d.undecidedf(0, name, "%s is mandatory on another page, and this one does not require it: it is optional", required.Value)
			}
		}
	}
	d.requireBasics(component, s)
	properties := yamlnode.Get(component, "properties")
	goNames := map[string]bool{"": true}
	for property := range yamlnode.Pairs(properties) {
		goNames[d.known.camel(property.Value)] = true
	}
	for _, one := range s.members {
		one.of = name
		property := yamlnode.Get(properties, one.name)
		if property == nil {
			if d.isGoNameTaken(goNames, one) {
				continue
			}
			property = d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one)
			d.Edits = append(d.Edits, edit.Set(properties, one.name, property))
			if d.isSensitive(property) && yamlnode.Get(component, "x-sensitive") == nil {
				d.Edits = append(d.Edits, edit.Set(component, "x-sensitive", yamlnode.Literal("true")).Behind("description"))
			}
			continue
		}
		if d.isOtherKind(property, one) {
			d.Edits = append(d.Edits, edit.Set(properties, one.name, d.valueSchema(trimSuffixes(name)+d.known.camel(one.name), one)))
			continue
		}
		d.Edits = append(d.Edits, d.widenProperty(property, one)...)
		d.extendSchema(property, one)
	}
}

// requireBasics makes the properties of an entity required that every response has, if pages before only listed
// them.
func (d *drafter) requireBasics(component *node, s *shape) {
	if yamlnode.Get(component, "required") != nil || s.entity() == "" {
		return
	}
	for _, name := range []string{"id", "entity"} {
		if one := s.find(name); one != nil && one.shown > 0 && one.shown == s.objects {
			d.Edits = append(d.Edits, edit.Add(component, "required", yamlnode.Text(name)).Behind("x-sensitive", "description"))
		}
	}
}

// isOtherKind reports whether a property needs another schema than that of earlier pages.
func (d *drafter) isOtherKind(property *node, s *shape) bool {
	if name := referredTo(property); name != "" {
		return d.isOtherComponent(name, s)
	}
	kind, items := yamlnode.Scalar(property, "type"), yamlnode.Get(property, "items")
	prefix, isNullable := yamlnode.Scalar(property, "x-id-prefix"), yamlnode.Scalar(property, "nullable") == "true"
	isPlain := prefix == "" && yamlnode.Get(property, "enum") == nil
	isValue := s.kind() != "" && s.kind() != kind || len(s.members) > 0
	mixed := shape{sent: s.sent, kinds: append(slices.Clone(s.kinds), kind)}
	switch {
	case items != nil && s.kind() == "object" && yamlnode.Scalar(items, "type") == "string": // it was shown empty
		s.kinds = append(s.kinds, "array")
	case s.isOtherID(prefix):
	case mixed.isMixed():
		s.kinds = mixed.kinds
	case isPlain && isNullable && isValue:
		d.undecidedf(s.fact.Line, d.subject(s), "pages before showed it as null, which was taken for the type %s: it is %s", kind, s.kind())
	case isPlain && d.isNewID(s, isNullable):
	default:
		return false
	}
	s.null = s.null || isNullable
	return true
}

// isOtherComponent reports whether a property can be null, 0 or an identifier with another prefix, and its
// component of plain values cannot, or has members, and pages before showed none.
func (d *drafter) isOtherComponent(name string, s *shape) bool {
	component := d.schema(name)
	if component == nil || len(component.Properties) > 0 {
		return false
	}
	prefix, _ := component.Extensions["x-id-prefix"].(string)
	isZero := s.sent && component.Type.Is("integer") && slices.Contains(s.shownValues(), "0")
	isFixed := component.Nullable || d.isUnion(name) && !d.isUnion("Nullable"+name)
	if s.isOtherID(prefix) || isZero || name == freeForm && len(s.members) > 0 {
		return true
	}
	if kinds := component.Type.Slice(); len(kinds) > 0 {
		s.fact.Type = cmp.Or(s.fact.Type, kinds[0])
	}
	return s.null && !isFixed
}

// isOtherID reports whether an identifier has another prefix, and marks it as one of several entities.
func (s *shape) isOtherID(prefix string) bool {
	isOther := prefix != "" && s.idPrefix() != "" && s.idPrefix() != prefix
	s.isAny = s.isAny || isOther
	return isOther
}

// isNewID reports whether the page shows an identifier of which pages before showed null, or no sample.
func (d *drafter) isNewID(s *shape, isNullable bool) bool {
	return s.isID() && s.idPrefix() != "" && (isNullable || s.name == "id" && !d.isOneOfMany(s.of))
}

// isOneOfMany reports whether an object of a component is any of several entities.
func (d *drafter) isOneOfMany(component string) bool {
	schema := d.schema(component)
	entity := schema.Properties["entity"]
	return entity != nil && len(entity.Value.Enum) > 1
}

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

// dropUntil drops the limit to older items from the x-pages of the lists of a component, because an item
// without a time is in no page.
func (d *drafter) dropUntil(component string) {
	for _, operation := range d.contract.Operations() {
		pages := yamlnode.Get(operation.Node(), "x-pages")
		answer := operation.Answer()
		if yamlnode.Get(pages, "until") == nil || answer == nil {
			continue
		}
		if list := answer.Property("items"); list != nil && list.Listed().Component == component {
			d.Edits = append(d.Edits, edit.Remove(pages, "until"))
		}
	}
}
