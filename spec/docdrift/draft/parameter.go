package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// pathParameters returns the parameters of the call's path.
func (d *drafter) pathParameters(c *call) []*node {
	all := make([]*node, 0, len(c.parameters))
	for _, one := range c.parameters {
		s := &shape{of: c.id, name: one.name, sent: true}
		if said := c.findFact(one); said != nil {
			s.fact = *said
		}
		s.fact.Where, s.fact.Mandatory = page.Path, page.Mandatory
		if one.value != "" {
			s.add(one.value)
		}
		all = append(all, d.parameter(s))
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
			all = append(all, d.parameter(&shape{of: c.id, name: fact.Name, sent: true, fact: *fact}))
		}
		listed[fact.Name] = true
	}
	return all
}

// parameter returns a parameter of an operation. Its schema has no description of its own.
func (d *drafter) parameter(s *shape) *node {
	if s.fact.Mandatory == page.Conditional {
		d.undecidedf(s.fact.Line, s.of, "%s is mandatory on a condition, which the contract does not express: it is optional", s.name)
	}
	if strings.HasSuffix(s.name, "[]") {
		s.fact.Type = "array"
	}
	if s.statedType() == "object" {
		s.fact.Type = "" // a query has no objects
	}
	one := yamlnode.Mapping(
		"name", s.name, "in", string(s.fact.Where), "required", s.fact.Mandatory == page.Mandatory, "description", NotDescribed,
	)
	schema := yamlnode.Mapping()
	for key, value := range yamlnode.Pairs(d.valueSchema(d.known.camel(s.of, s.name), s)) {
		if key.Value != "description" {
			yamlnode.Put(schema, key.Value, value)
		}
	}
	if yamlnode.Get(schema, "items") != nil {
		yamlnode.Put(one, "style", yamlnode.Text("form"))
		yamlnode.Put(one, "explode", yamlnode.Literal("true"))
	}
	yamlnode.Put(one, "schema", schema)
	return one
}
