package draft

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// pathParameters are those of the call's path.
func (d *drafter) pathParameters(c *call) []*node {
	all := make([]*node, 0, len(c.parameters))
	for _, one := range c.parameters {
		s := &shape{of: c.id, name: one.name}
		if said := c.findFact(one); said != nil {
			s.fact = *said
		}
		if one.value != "" {
			s.add(one.value)
		}
		all = append(all, yamlnode.Mapping(
			"name", one.name, "in", "path", "required", yamlnode.Literal("true"), "description", NotDescribed,
			"schema", withoutDescription(d.valueSchema(d.known.camel(one.name), s, true)),
		))
	}
	for _, fact := range factsOf(c, page.KindParameter, page.Path) {
		if !slices.ContainsFunc(c.parameters, func(one pathParameter) bool { return c.findFact(one) == fact || one.is(fact) }) {
			d.undecidedf(fact.Line, c.id, "%s is said to be of the path, which has no such part: it is left out", fact.Name)
		}
	}
	return all
}

// is whether the page's parameter is this one. An id of the only parameter is.
func (p pathParameter) is(fact *page.Fact) bool {
	return fact.Name == p.said || snake(fact.Name) == p.name || fact.Name == "id" && strings.HasSuffix(p.name, "_id")
}

// findFact finds what the page says of a parameter of the path, in whatever list.
func (c *call) findFact(one pathParameter) *page.Fact {
	said := factsOf(c, page.KindParameter, page.Path)
	if len(said) == 1 && len(c.parameters) == 1 {
		return said[0]
	}
	for _, fact := range slices.Concat(said, factsOf(c, page.KindParameter, page.Query), factsOf(c, page.KindParameter, page.Body)) {
		if one.is(fact) {
			return fact
		}
	}
	return nil
}

// isInPath is whether a parameter that is in another list is one of the path.
func (c *call) isInPath(fact *page.Fact) bool {
	return slices.ContainsFunc(c.parameters, func(one pathParameter) bool { return one.is(fact) })
}

// otherParameters are those of the call's query and headers.
func (d *drafter) otherParameters(c *call) []*node {
	var all []*node
	listed := map[string]bool{}
	for _, fact := range slices.Concat(factsOf(c, page.KindParameter, page.Query), factsOf(c, page.KindParameter, page.Header)) {
		if !listed[fact.Name] && !c.isInPath(fact) {
			all = append(all, d.parameter(c.id, fact))
		}
		listed[fact.Name] = true
	}
	return all
}

// parameter is one of the query or the headers of an operation.
func (d *drafter) parameter(operation string, fact *page.Fact) *node {
	one := yamlnode.Mapping(
		"name", fact.Name, "in", string(fact.Where), "required", fact.Mandatory == page.Mandatory, "description", NotDescribed,
	)
	if fact.Mandatory == page.Conditional {
		d.undecidedf(fact.Line, operation, "%s is mandatory on a condition, which is not in the contract: it may be left out", fact.Name)
	}
	if fact.Where == page.Header && strings.Contains(strings.ToLower(fact.Name), "idempotency") {
		yamlnode.Put(one, "x-idempotency-key", yamlnode.Literal("true"))
		d.undecidedf(fact.Line, operation, "that %s makes the call repeatable is inferred from its name", fact.Name)
	}
	schema := d.parameterSchema(operation, fact)
	if yamlnode.Get(schema, "items") != nil {
		yamlnode.Put(one, "style", yamlnode.Text("form"))
		yamlnode.Put(one, "explode", yamlnode.Literal("true"))
	}
	yamlnode.Put(one, "schema", schema)
	return one
}

// parameterSchema is the schema of a parameter. What the contract has of one of the same
// name elsewhere, and the page does not say, is taken over.
func (d *drafter) parameterSchema(operation string, fact *page.Fact) *node {
	kind := aspect.JSONType(fact.Type)
	precedent := d.known.query[fact.Name]
	if kind == "" && precedent != nil {
		kind = strings.Join(precedent.Schema.Value.Type.Slice(), "")
	}
	if kind == "array" || strings.HasSuffix(fact.Name, "[]") {
		item := &shape{of: operation, name: singular(strings.TrimSuffix(fact.Name, "[]")), fact: page.Fact{Line: fact.Line, Type: "string", Values: fact.Values}}
		return yamlnode.Mapping("type", "array", "items", d.plainSchema(item, "string", true))
	}
	s := &shape{of: operation, name: fact.Name, fact: *fact}
	if kind == "" || kind == "object" {
		d.undecidedf(fact.Line, operation, "the page does not tell the type of %s: text is assumed", fact.Name)
		kind = "string"
	}
	if s.isID() {
		if id := d.idSchema(s, kind, true); id != nil {
			return id
		}
	}
	limits := d.limitsOf(s, kind)
	one := yamlnode.Mapping("type", kind)
	if precedent != nil && precedent.Schema != nil {
		taken := d.inheritedBounds(precedent.Schema.Value, limits)
		if parts := precedent.Schema.Value.AllOf; len(parts) == 1 && parts[0].Value.Type.Is(kind) {
			one = yamlnode.Mapping("allOf", yamlnode.List(yamlnode.Mapping("$ref", parts[0].Ref)))
		}
		if len(taken) > 0 {
			d.undecidedf(fact.Line, operation, "the page gives no %s of %s: it is that of other calls", keywordNames(taken), fact.Name)
			limits = append(taken, limits...)
		}
	}
	one.Content = append(one.Content, yamlnode.Mapping(limits...).Content...)
	return one
}

// inheritedBounds are the bounds of a parameter elsewhere that the page does not give; those
// of how many things a page has differ from list to list.
func (d *drafter) inheritedBounds(schema *openapi3.Schema, limits []any) []any {
	var taken []any
	for _, one := range []struct {
		keyword string
		value   *float64
	}{{"minimum", schema.Min}, {"maximum", schema.Max}} {
		isTime := len(schema.AllOf) > 0
		if one.value != nil && !slices.Contains(limits, any(one.keyword)) && (one.keyword == "minimum" || isTime) {
			taken = append(taken, one.keyword, yamlnode.Int(int64(*one.value)))
		}
	}
	return taken
}

// keywordNames are the names among keywords and their values.
func keywordNames(pairs []any) string {
	var names []string
	for i := 0; i < len(pairs); i += 2 {
		if name, isName := pairs[i].(string); isName {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// withoutDescription is a schema without a description, which the parameter has itself.
func withoutDescription(schema *node) *node {
	for i := 0; i+1 < len(schema.Content); i += 2 {
		if schema.Content[i].Value == "description" && yamlnode.Get(schema, "allOf") == nil {
			schema.Content = slices.Delete(schema.Content, i, i+2)
			break
		}
	}
	return schema
}

// pagesOf says how a list is paged: by those of the usual parameters that it has.
func (d *drafter) pagesOf(c *call) *node {
	if c.method != "GET" || c.answer.list() == nil {
		return nil
	}
	hasParameter := func(name string) bool {
		return slices.ContainsFunc(factsOf(c, page.KindParameter, page.Query), func(fact *page.Fact) bool { return fact.Name == name })
	}
	if !hasParameter("count") || !hasParameter("skip") {
		return yamlnode.Text("none")
	}
	one := yamlnode.Mapping("count", "count", "skip", "skip")
	item := c.answer.list().items
	if item != nil {
		if created := item.find("created_at"); hasParameter("to") && created != nil && created.shown == item.objects && item.objects > 0 && !created.null {
			yamlnode.Put(one, "until", yamlnode.Text("to"))
		}
	}
	one.Style = yamlnode.Flow().Style
	d.undecidedf(c.sections[0].Line, c.id, "that the list is paged by its parameters count and skip is inferred from their names")
	return one
}

// coerce writes a value of a request in the type that the contract has.
func coerce(value any, kind string) any {
	switch value := value.(type) {
	case string:
		if kind == "integer" && isTyped(value, kind) || kind == "number" && isTyped(value, kind) {
			return json.Number(value)
		}
		if kind == "boolean" && isTyped(value, kind) {
			return value == "true"
		}
	case json.Number:
		if kind == "string" {
			return value.String()
		}
	case bool:
		if kind == "string" {
			return strconv.FormatBool(value)
		}
	}
	return value
}
