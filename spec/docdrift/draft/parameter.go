package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// pathParameters returns the parameters of the call's path.
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
			"name", one.name, "in", "path", "required", true, "description", NotDescribed,
			"schema", withoutDescription(d.valueSchema(d.known.camel(one.name), s, true)),
		))
	}
	for _, fact := range factsOf(c, page.KindParameter, page.Path) {
		isPart := func(one pathParameter) bool { return one.is(fact) || c.findFact(one) == fact }
		if !slices.ContainsFunc(c.parameters, isPart) {
			d.undecidedf(fact.Line, c.id, "%s is a path parameter on the page, and the path lacks it: it is left out", fact.Name)
		}
	}
	return all
}

// is reports whether a parameter of the page is this one, by either name. The name id stands
// for any name that ends in _id.
func (p pathParameter) is(fact *page.Fact) bool {
	return fact.Name == p.pageName || snake(fact.Name) == p.name || fact.Name == "id" && strings.HasSuffix(p.name, "_id")
}

// findFact returns the page's fact about a path parameter, from any list of the request; nil if
// there is none.
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

// isInPath reports whether a parameter is in the call's path.
func (c *call) isInPath(fact *page.Fact) bool {
	return slices.ContainsFunc(c.parameters, func(one pathParameter) bool { return one.is(fact) })
}

// otherParameters returns the query and header parameters of the call.
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

// parameter returns a query or header parameter of an operation.
func (d *drafter) parameter(operation string, fact *page.Fact) *node {
	one := yamlnode.Mapping(
		"name", fact.Name, "in", string(fact.Where), "required", fact.Mandatory == page.Mandatory, "description", NotDescribed,
	)
	if fact.Mandatory == page.Conditional {
		d.undecidedf(fact.Line, operation, "%s is mandatory on a condition, which the contract does not express: it is optional", fact.Name)
	}
	if fact.Where == page.Header && strings.Contains(strings.ToLower(fact.Name), "idempotency") {
		yamlnode.Put(one, "x-idempotency-key", yamlnode.Literal("true"))
		d.undecidedf(fact.Line, operation, "%s is taken for an idempotency key because of its name", fact.Name)
	}
	schema := d.parameterSchema(operation, fact)
	if yamlnode.Get(schema, "items") != nil {
		yamlnode.Put(one, "style", yamlnode.Text("form"))
		yamlnode.Put(one, "explode", yamlnode.Literal("true"))
	}
	yamlnode.Put(one, "schema", schema)
	return one
}

// parameterSchema returns the schema of a query or header parameter. Type and limits that the
// page does not give come from the contract's query parameter of the same name.
func (d *drafter) parameterSchema(operation string, fact *page.Fact) *node {
	s := &shape{of: operation, name: fact.Name, fact: *fact}
	kind := aspect.JSONType(fact.Type)
	var elsewhere *node
	if precedent := d.known.query[fact.Name]; precedent != nil {
		types, _ := precedent.Types()
		if kind == "" {
			kind = strings.Join(types, "")
		}
		if slices.Equal(types, []string{kind}) {
			elsewhere = precedent.Node()
		}
	}
	if name, isList := strings.CutSuffix(fact.Name, "[]"); isList || kind == "array" {
		item := &shape{of: operation, name: singular(name), fact: page.Fact{Line: fact.Line, Type: "string", Values: fact.Values}}
		return yamlnode.Mapping("type", "array", "items", d.plainSchema(item, "string", true))
	}
	if kind == "" || kind == "object" {
		d.undecidedf(fact.Line, operation, "the page does not give the type of %s: string is assumed", fact.Name)
		kind = "string"
	}
	if s.isID() {
		if id := d.idComponent(s, kind); id != "" {
			return reference(id)
		}
	}
	one := yamlnode.Mapping("type", kind)
	reference := yamlnode.Get(elsewhere, "allOf")
	if reference != nil {
		one = yamlnode.Mapping("allOf", reference)
	}
	limits := yamlnode.Mapping(d.limitsOf(s, kind)...)
	var taken []string
	for _, keyword := range []string{"minimum", "maximum"} {
		// The maximum of a plain number, such as count, differs from list to list.
		value := yamlnode.Get(elsewhere, keyword)
		if value != nil && yamlnode.Get(limits, keyword) == nil && (keyword == "minimum" || reference != nil) {
			yamlnode.Put(one, keyword, value)
			taken = append(taken, keyword)
		}
	}
	if len(taken) > 0 {
		d.undecidedf(fact.Line, operation, "the page gives no %s of %s: that of other calls is assumed", strings.Join(taken, " and "), fact.Name)
	}
	one.Content = append(one.Content, limits.Content...)
	return one
}

// withoutDescription returns a schema without its description, because the parameter has one.
func withoutDescription(schema *node) *node {
	bare := *schema
	bare.Content = nil
	for key, value := range yamlnode.Pairs(schema) {
		if key.Value != "description" || yamlnode.Get(schema, "allOf") != nil {
			yamlnode.Put(&bare, key.Value, value)
		}
	}
	return &bare
}
