package draft

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// valueSchema returns the schema of a property or item. owner is the name for the component of
// an object.
func (d *drafter) valueSchema(owner string, s *shape) *node {
	kind := s.kind()
	switch {
	case d.isFlag(s):
		if isTyped(s.fact.Default, "integer") {
			kind = "integer"
		}
		return d.referTo("Flag", s, d.defaultOf(s, kind, d.accepts("Flag", kind, s.fact.Default))...)
	case kind == "object":
		return d.objectSchema(owner, s)
	case kind == "array":
		return d.listSchema(owner, s)
	case kind == "":
		kind = d.guessType(s)
	}
	switch name := d.knownComponent(s, kind); {
	case name == "", s.null && d.schema("Nullable"+name) == nil:
		return d.plainSchema(s, kind)
	case s.null:
		return yamlnode.Mapping("description", NotDescribed, "type", kind, "nullable", true, "allOf", yamlnode.List(reference("Nullable"+name)))
	case s.isID():
		return reference(name)
	case s.sent && kind == "integer":
		return d.referTo(name, s, d.limitsOf(s, kind, name)...)
	default:
		return d.referTo(name, s, d.defaultOf(s, kind, d.accepts(name, kind, s.fact.Default))...)
	}
}

// guessType returns a type guessed from the name of a value.
func (d *drafter) guessType(s *shape) string {
	kind := "string"
	if numberName.MatchString(s.name) && !s.isID() {
		kind = "integer"
	}
	if !s.isID() { // idComponent reports it
		d.undecidedf(s.fact.Line, d.subject(s), "the page does not give its type: %s is assumed", kind)
	}
	return kind
}

// isFlag reports whether a boolean is listed or shown as 1 or 0.
func (d *drafter) isFlag(s *shape) bool {
	return s.statedType() == "boolean" && !s.null && d.schema("Flag") != nil && validate(d.schema("Flag"), s.values) == nil &&
		(slices.Contains(s.fact.Values, "0") || slices.Contains(s.kinds, "integer"))
}

// objectSchema returns the schema of an object. The API writes an empty object as an empty list.
func (d *drafter) objectSchema(owner string, s *shape) *node {
	name := d.objectComponent(owner, s)
	if name == "" && !s.null {
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows no properties of this object: any are valid")
		name = "FreeForm"
	}
	switch {
	case s.null && yamlnode.Get(d.components[name], "nullable") == nil:
		return yamlnode.Mapping("description", NotDescribed, "type", "object", "nullable", true)
	case s.isEmptyList() && (d.schema(name) == nil || validate(d.schema(name), s.values) != nil):
		return yamlnode.Mapping("description", NotDescribed, "oneOf", yamlnode.List(reference(name), reference("EmptyList")))
	case name == "FreeForm":
		return describedReference(name)
	}
	return reference(name)
}

// subject returns the name of a property for an [Undecided]: object.property.
func (d *drafter) subject(s *shape) string { return strings.Trim(s.of+"."+s.name, ".") }

func (d *drafter) listSchema(owner string, s *shape) *node {
	item, named, values := s.items, strings.TrimSuffix(s.name, "[]"), s.fact.Values
	if name := d.precedent(s); item == nil && len(s.kinds) > 0 && d.holds(name, s) {
		return d.referTo(name, s) // an empty list that stands for an empty object
	}
	if item == nil {
		item = &shape{name: singular(named), sent: s.sent, members: s.members}
	}
	if len(values) > 0 && len(item.members) == 0 && item.fact.Values == nil {
		item.fact.Line, item.fact.Values = s.fact.Line, values
		item.fact.Type = cmp.Or(item.fact.Type, "string")
	}
	if len(item.members) == 0 && item.kind() == "" {
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows no items of this list: strings are assumed")
		item.kinds = []string{"string"}
	}
	item.of, s.items = s.of, item
	of := d.valueSchema(strings.TrimSuffix(owner, d.known.camel(s.name))+d.known.camel(item.name), item)
	one := yamlnode.Mapping("type", "array", "description", NotDescribed, "nullable", nullable(s), "items", of)
	if s.sent {
		one.Content = append(one.Content, yamlnode.Mapping(d.limitsOf(s, "array", "")...).Content...)
	}
	return one
}

func nullable(s *shape) *node {
	if s.null {
		return yamlnode.Literal("true")
	}
	return nil
}

// credential matches the names of values that must not be logged, whether the contract has them or not.
var credential = regexp.MustCompile(`(?:^|_)(?:secret|password|cvv|otp|private_key|account_number|(?:access|refresh|session)_token)$`)

// plainSchema returns the schema of a value without a component.
func (d *drafter) plainSchema(s *shape, kind string) *node {
	if s.name == "entity" && s.constant() != "" && !s.sent {
		return constantSchema(s.constant())
	}
	var format any
	if s.fact.Type == "file" {
		format = "binary"
	}
	one := yamlnode.Mapping("type", kind, "nullable", nullable(s), "format", format, "description", NotDescribed)
	if prefix := d.prefixOf(s); kind == "string" && s.isID() && prefix != "" {
		one.Content = append(one.Content, idKeywords(prefix).Content...)
	}
	if kind != "boolean" && (d.known.sensitive[s.name] || credential.MatchString(snake(s.name))) {
		yamlnode.Put(one, "x-sensitive", yamlnode.Literal("true"))
	}
	limits := d.limitsOf(s, kind, "")
	if !s.sent { // limits apply to requests only: a response has what was stored
		limits = d.valuesOf(s, kind)
	}
	one.Content = append(one.Content, yamlnode.Mapping(limits...).Content...)
	name := s.of + d.known.camel(s.name) // of the Go type for an enum
	if yamlnode.Get(one, "enum") != nil && d.schema(name) != nil && !s.null {
		return d.referTo(d.addComponent(name, one), s)
	}
	return one
}

// limitsOf returns the keywords for the values, limits and default that the page gives a value of
// a component, or "".
func (d *drafter) limitsOf(s *shape, kind, component string) []any {
	keywords := d.valuesOf(s, kind)
	if _, isBound := s.fact.Bounds["minLength"]; kind == "string" && len(keywords) == 0 && !isBound {
		keywords = []any{"minLength", yamlnode.Int(1)} // a text in a request is not empty
	}
	isPossible := component == "" || d.accepts(component, kind, s.fact.Default)
	for _, bound := range s.fact.Bounds.List() {
		limit := aspect.Aspect(bound.Name)
		isOutside := func(text string) bool { return limit.IsExceeded(text, bound.Value) }
		switch {
		case !limit.IsOf(kind):
			d.undecidedf(s.fact.Line, d.subject(s), "the limit %s %d does not apply to type %s: it is left out", bound.Name, bound.Value, kind)
		case slices.ContainsFunc(s.texts(), isOutside):
			d.undecidedf(s.fact.Line, d.subject(s), "a sample of the page exceeds its own limit %s %d: the limit is left out", bound.Name, bound.Value)
		default:
			keywords = append(keywords, limit.Keyword(), yamlnode.Int(bound.Value))
			isPossible = isPossible && !isOutside(s.fact.Default)
		}
	}
	return append(keywords, d.defaultOf(s, kind, isPossible)...)
}

// defaultOf returns the keyword for the default that the page gives a value of a request, nil if it
// gives none of this type.
func (d *drafter) defaultOf(s *shape, kind string, isPossible bool) []any {
	value := s.fact.Default
	if kind == "boolean" && (value == "0" || value == "1") {
		value = strconv.FormatBool(value == "1")
	}
	switch {
	case !s.sent, !isTyped(value, kind):
		return nil
	case !isPossible:
		d.undecidedf(s.fact.Line, d.subject(s), "the default %s is outside the limits: it is left out", value)
		return nil
	}
	return []any{"default", yamlnode.Typed(value, kind)}
}

// accepts reports whether a value that the page writes as text is valid as a component.
func (d *drafter) accepts(component, kind, text string) bool {
	var value any = text
	if kind != "string" {
		_ = json.Unmarshal([]byte(text), &value) // a text that is no JSON is not valid either
	}
	return validate(d.schema(component), []any{value}) == nil
}

// valuesOf returns the keyword enum with the listed values and those in samples, nil if the
// page lists none.
func (d *drafter) valuesOf(s *shape, kind string) []any {
	if kind != "string" && kind != "integer" || len(s.fact.Values) == 0 {
		return nil
	}
	listed := s.fact.Values
	why := ""
	switch {
	case slices.ContainsFunc(listed, func(one string) bool { return !isTyped(one, kind) }):
		why = "are not of type " + kind
	case s.fact.Default != "" && !slices.Contains(listed, s.fact.Default):
		why = "lack its default " + s.fact.Default
	}
	if why != "" {
		d.undecidedf(s.fact.Line, d.subject(s), "the values that the page lists, %s, %s: the list is left out", strings.Join(listed, ", "), why)
		return nil
	}
	if len(listed) == 1 && s.sent {
		d.undecidedf(s.fact.Line, d.subject(s), "the page gives only the value %s: any other is refused", listed[0])
	}
	var items []*node
	named := map[string]string{}
	for i, one := range s.allValues() {
		name := cmp.Or(snake(one), one)
		switch same, isTaken := named[name]; {
		case isTaken:
			d.undecidedf(s.fact.Line, d.subject(s), "the values %s and %s have the same Go name: the second is left out", same, one)
			continue
		case i >= len(listed):
			d.undecidedf(s.fact.Line, d.subject(s), "a sample has the value %s, which the page does not list: it is added to the enum", one)
		}
		named[name] = one
		items = append(items, yamlnode.Typed(one, kind))
	}
	if s.null {
		items = append(items, yamlnode.Literal("null"))
	}
	return []any{"enum", yamlnode.Flow(items...)}
}

// allValues returns the values that the page lists, followed by others in samples. An empty text
// in a sample is a missing value, and "a | b" are two.
func (s *shape) allValues() []string {
	all := slices.Clone(s.fact.Values)
	for _, value := range s.values {
		for text := range strings.SplitSeq(fmt.Sprint(value), " | ") {
			if text != "" && !slices.Contains(all, text) {
				all = append(all, text)
			}
		}
	}
	return all
}

// isTyped reports whether a text of the page is a value of a JSON type.
func isTyped(text, kind string) bool {
	tag := yamlnode.Literal(text).ShortTag()
	switch kind {
	case "string":
		return text != "" && !strings.ContainsAny(text, "\"`\n")
	case "integer":
		return tag == "!!int"
	case "number":
		return tag == "!!int" || tag == "!!float"
	case "boolean":
		return text == "true" || text == "false"
	}
	return false
}
