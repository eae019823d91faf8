package draft

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
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
		return d.referTo("Flag", s, d.defaultOf(s, kind, "Flag")...)
	case s.isMixed():
		return d.mixedSchema(s)
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
		return d.referTo(name, s, d.defaultOf(s, kind, name)...)
	}
}

// isMixed reports whether samples of a response have texts and numbers. An account number that the page calls a
// text, and writes without quotes, is one.
func (s *shape) isMixed() bool {
	isText := slices.Contains(s.kinds, "string") || s.statedType() == "string" && s.isOfDigits()
	return !s.sent && isText && numberOf(s.kinds) != ""
}

// numberOf returns the type of numbers among JSON types, "" if there is none.
func numberOf(kinds []string) string {
	for _, kind := range []string{"number", "integer"} {
		if slices.Contains(kinds, kind) {
			return kind
		}
	}
	return ""
}

// mixedSchema returns the schema of texts and numbers.
func (d *drafter) mixedSchema(s *shape) *node {
	d.undecidedf(s.fact.Line, d.subject(s), "this page or one before shows a text, or null without a type, and this one a number: both are valid")
	return yamlnode.Mapping("description", NotDescribed, "x-sensitive", d.sensitivity(s), "oneOf", yamlnode.List(
		yamlnode.Mapping("type", "string", "nullable", nullable(s), "description", NotDescribed),
		yamlnode.Mapping("type", numberOf(s.kinds), "description", NotDescribed),
	))
}

// sensitivity returns the value of x-sensitive for a value that must not be logged, nil for others.
func (d *drafter) sensitivity(s *shape) *node {
	if d.known.sensitive[s.name] || credential.MatchString(snake(s.name)) {
		return yamlnode.Literal("true")
	}
	return nil
}

// guessType returns a type guessed from the name of a value.
func (d *drafter) guessType(s *shape) string {
	if s.isID() {
		return "string" // idComponent reports it
	}
	kind := "string"
	if schema := d.schema(d.precedent(s)); schema != nil && schema.Type.Is("integer") || numberName.MatchString(s.name) {
		kind = "integer"
	}
	d.undecidedf(s.fact.Line, d.subject(s), "the page does not give its type: %s is assumed", kind)
	return kind
}

// isFlag reports whether a boolean is listed or shown as 1 or 0.
func (d *drafter) isFlag(s *shape) bool {
	return s.statedType() == "boolean" && !s.null && validate(d.schema("Flag"), s.values) == nil &&
		(slices.Contains(s.fact.Values, "0") || slices.Contains(s.kinds, "integer"))
}

// objectSchema returns the schema of an object. The API writes an empty object as an empty list.
func (d *drafter) objectSchema(owner string, s *shape) *node {
	name := d.objectComponent(owner, s)
	if name == "" && !s.null {
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows no properties of this object: any are valid")
		name = freeForm
	}
	switch {
	case s.null && (name == "" || !d.isNullable(name) && referredTo(s.written) != name):
		return yamlnode.Mapping("description", NotDescribed, "type", "object", "nullable", true)
	case slices.Contains(s.kinds, "array") && validate(d.schema(name), s.values) != nil:
		return yamlnode.Mapping("description", NotDescribed, "oneOf", yamlnode.List(reference(name), reference("EmptyList")))
	case name == freeForm:
		return describedReference(name)
	}
	return reference(name)
}

// isNullable reports whether null is valid as a component. It makes it so for one of a draft.
func (d *drafter) isNullable(name string) bool {
	added := d.components[name]
	switch {
	case d.isDraft(name):
		d.Edits = append(d.Edits, edit.Set(d.contract.Section("components", "schemas", name), "nullable", yamlnode.Literal("true")).Behind("type"))
		return true
	case added != nil && len(added.Content) > 0 && yamlnode.Get(added, "nullable") == nil:
		added.Content = slices.Insert(added.Content, 2, yamlnode.Mapping("nullable", true).Content...) // after its type
	}
	return yamlnode.Get(added, "nullable") != nil
}

// subject returns the name of a property for an [Undecided]: object.property.
func (d *drafter) subject(s *shape) string { return strings.Trim(s.of+"."+s.name, ".") }

func (d *drafter) listSchema(owner string, s *shape) *node {
	if name := d.precedent(s); s.items == nil && len(s.kinds) > 0 && d.holds(name, s) {
		return d.referTo(name, s) // an empty list that stands for an empty object
	}
	item := s.item()
	if len(item.members) == 0 && item.kind() == "" {
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows no items of this list: strings are assumed")
		item.kinds = []string{"string"}
	}
	item.of = s.of
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
var credential = regexp.MustCompile(`(?:^|_)(?:secret|password|cvv|otp|private_key|account_number|payer_account|pan|card_(?:num|number|name|holder_name|exp\w*)|(?:access|refresh|session)_token)$`)

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
	if guarded := d.sensitivity(s); guarded != nil && kind != "boolean" {
		yamlnode.Put(one, "x-sensitive", guarded)
	}
	limits := d.limitsOf(s, kind, "")
	if !s.sent { // limits apply to requests only: a response has what was stored
		limits = d.valuesOf(s, kind)
	}
	one.Content = append(one.Content, yamlnode.Mapping(limits...).Content...)
	name := s.of + d.known.camel(s.name) // of the Go type for an enum
	if yamlnode.Get(one, "enum") != nil && d.schema(name) != nil && !s.null && yamlnode.Get(s.written, "enum") == nil {
		return d.referTo(d.addComponent(name, one), s)
	}
	return one
}
