package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// valueSchema is the schema of a property or an item. The owner names what is made of an
// object.
func (d *drafter) valueSchema(owner string, s *shape, sent bool) *node {
	kind := s.kindAs(sent)
	if d.isFlag(s) {
		return d.referTo("Flag", s)
	}
	if kind == "" && s.null {
		kind = d.guessType(s)
	}
	switch kind {
	case "object":
		return d.objectSchema(owner, s, sent)
	case "array":
		return d.listSchema(owner, s, sent)
	case "":
		d.undecidedf(s.fact.Line, d.subject(s), "the page does not tell its type%s: text is assumed", map[bool]string{true: ", and shows only null"}[s.null])
		return d.plainSchema(s, "string", sent)
	}
	specials := []func(*shape, string, bool) *node{d.timeSchema, d.moneySchema, d.precedentSchema}
	if s.isID() {
		specials = []func(*shape, string, bool) *node{d.idSchema}
	}
	for _, special := range specials {
		if schema := special(s, kind, sent); schema != nil {
			return schema
		}
	}
	return d.plainSchema(s, kind, sent)
}

// guessType guesses the type that the name of a value tells of which null alone is shown, "" for
// none.
func (d *drafter) guessType(s *shape) string {
	switch {
	case strings.HasSuffix(s.name, "_at"), moneyName.MatchString(s.name):
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows only null: that it is a time or an amount is inferred from its name")
		return "integer"
	case strings.HasSuffix(s.name, "_id") && d.prefixOf(strings.TrimSuffix(s.name, "_id")) != "":
		return "string"
	}
	return ""
}

// isFlag is whether a boolean is listed or shown as 1 or 0.
func (d *drafter) isFlag(s *shape) bool {
	return s.statedType() == "boolean" && !s.null && d.schema("Flag") != nil && validate(d.schema("Flag"), s.values) == nil &&
		(slices.Contains(s.fact.Values, "0") || slices.Contains(s.kinds, "integer"))
}

// kindAs is the JSON type: of what is sent the page's word goes before its samples,
// for a call that was written in another language may show another.
func (s *shape) kindAs(sent bool) string {
	said, shown := s.statedType(), s.kind()
	if sent && said != "" && said != "array" && shown != "object" && shown != "array" {
		return said
	}
	return shown
}

// statedType is the type that the page names.
func (s *shape) statedType() string { return aspect.JSONType(s.fact.Type) }

func (d *drafter) objectSchema(owner string, s *shape, sent bool) *node {
	if name := d.precedentObject(s, sent); name != "" {
		return d.referToObject(name, s)
	}
	switch {
	case len(s.members) == 0 && s.emptyList():
		return yamlnode.Mapping("description", NotDescribed, "oneOf", yamlnode.List(reference("FreeForm"), reference("EmptyList")))
	case len(s.members) == 0 && s.null:
		return yamlnode.Mapping("description", NotDescribed, "type", "object", "nullable", yamlnode.Literal("true"))
	case len(s.members) == 0:
		d.undecidedf(s.fact.Line, d.subject(s), "what the object has is shown nowhere")
		return describedReference("FreeForm")
	}
	made := d.objectReference(owner, s, sent)
	if name := strings.TrimPrefix(yamlnode.Get(made, "$ref").Value, componentPrefix); s.null && yamlnode.Get(d.added(name), "nullable") == nil {
		made = d.referToObject(name, s)
	}
	if s.emptyList() {
		return yamlnode.Mapping("description", NotDescribed, "oneOf", yamlnode.List(made, reference("EmptyList")))
	}
	return made
}

// referToObject refers to a component, or says what it is where it can be null as well:
// the map that notes are is written out, an object is left free.
func (d *drafter) referToObject(name string, s *shape) *node {
	switch {
	case !s.null:
		return d.referTo(name, s)
	case d.isMap(name):
		return yamlnode.Mapping("description", NotDescribed, "oneOf", yamlnode.List(
			yamlnode.Mapping("type", "object", "nullable", yamlnode.Literal("true"), "description", NotDescribed,
				"additionalProperties", yamlnode.Mapping("type", "string", "description", NotDescribed)),
			reference("EmptyList"),
		))
	}
	d.undecidedf(s.fact.Line, d.subject(s), "it is a %s or null, for which there is no component: any object or null is taken", name)
	return yamlnode.Mapping("description", NotDescribed, "type", "object", "nullable", yamlnode.Literal("true"))
}

// subject names a property in what is left to decide.
func (d *drafter) subject(s *shape) string { return strings.Trim(s.of+"."+s.name, ".") }

// precedentObject is the component of objects that properties of the name are elsewhere,
// where that has all that is shown; "" for none. Notes are called so at the end alone.
func (d *drafter) precedentObject(s *shape, sent bool) string {
	for _, called := range []string{s.name, s.name[strings.LastIndex(s.name, "_")+1:]} {
		name := d.precedent(called, sent)
		schema := d.schema(name)
		if schema == nil || schema.Nullable || schema.Type.Is("array") || validate(schema, s.values) != nil {
			continue
		}
		if len(schema.Properties) == 0 || !slices.ContainsFunc(s.members, func(one *shape) bool { return schema.Properties[one.name] == nil }) {
			return name
		}
	}
	return ""
}

func (d *drafter) listSchema(owner string, s *shape, sent bool) *node {
	item := s.items
	if name := d.precedentObject(s, sent); item == nil && len(s.kinds) > 0 && name != "" {
		return d.referToObject(name, s) // which is a list when it is empty
	}
	if item == nil {
		item = &shape{name: singular(s.name), members: s.members}
		if values := s.fact.Values; len(values) > 0 {
			item.fact = page.Fact{Line: s.fact.Line, Type: "string", Values: values}
		}
	}
	if len(item.members) == 0 && item.kind() == "" {
		d.undecidedf(s.fact.Line, d.subject(s), "what the list has is shown nowhere: texts are assumed")
		item.kinds = []string{"string"}
	}
	item.of, s.items = s.of, item
	one := d.valueSchema(strings.TrimSuffix(owner, d.known.camel(s.name))+d.known.camel(item.name), item, sent)
	var least *node
	if sent && s.fact.Mandatory == page.Mandatory {
		least = yamlnode.Int(1)
	}
	return yamlnode.Mapping("type", "array", "description", NotDescribed, "nullable", nullable(s), "minItems", least, "items", one)
}

// referTo refers to a component: bare where the property is called like it, for then its
// own description says all.
func (d *drafter) referTo(name string, s *shape, keywords ...any) *node {
	if len(keywords) == 0 && (d.known.camel(s.name) == name || d.isMap(name)) {
		return reference(name)
	}
	one := describedReference(name)
	one.Content = append(one.Content, yamlnode.Mapping(keywords...).Content...)
	return one
}

// isMap is whether a component is of free keys, as notes are.
func (d *drafter) isMap(name string) bool {
	schema := d.schema(name)
	return schema != nil && schema.Properties == nil && (schema.AdditionalProperties.Schema != nil || len(schema.OneOf) > 0) && name != "Flag"
}

func nullable(s *shape) *node {
	if s.null {
		return yamlnode.Literal("true")
	}
	return nil
}
