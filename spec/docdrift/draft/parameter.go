package draft

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// describePath adds what the page says of the parameters of the call's path.
func (c *call) describePath() {
	for _, one := range c.parameters {
		one.of = c.id
		said := c.findFact(one)
		if said != nil {
			one.fact = *said
		}
		one.fact.Shown = said == nil // the path does not tell what it takes
		one.fact.Where, one.fact.Mandatory = page.Path, page.Mandatory
	}
}

// findFact returns the page's fact about a path parameter, from any list of the request; nil if
// there is none.
func (c *call) findFact(one *shape) *page.Fact {
	for _, fact := range slices.Concat(c.facts(page.KindParameter, page.Path), c.facts(page.KindParameter, page.Query), c.facts(page.KindParameter, page.Body)) {
		if one.isNamed(fact) {
			return fact
		}
	}
	return nil
}

// isNamed reports whether a fact of the page names a path parameter, as the contract or the page does. The name id stands
// for any name that ends in _id.
func (s *shape) isNamed(fact *page.Fact) bool {
	return fact.Name == s.fact.Name || snake(fact.Name) == s.name || fact.Name == "id" && s.isID()
}

// isInPath reports whether a parameter is in the call's path.
func (c *call) isInPath(fact *page.Fact) bool {
	return slices.ContainsFunc(c.parameters, func(one *shape) bool { return one.isNamed(fact) })
}

// otherParameters returns the query and header parameters of the call.
func (d *drafter) otherParameters(c *call) []*shape {
	var all []*shape
	listed := map[string]bool{}
	for _, fact := range slices.Concat(c.facts(page.KindParameter, page.Query), c.facts(page.KindParameter, page.Header)) {
		name := d.known.camel(fact.Name)
		if !listed[name] && !c.isInPath(fact) {
			one := &shape{of: c.id, name: fact.Name, sent: true, fact: *fact}
			isListed := func(other page.Fact) bool {
				return other.Kind == fact.Kind && other.Where == fact.Where && other.Name == fact.Name
			}
			if slices.ContainsFunc(c.sections, func(section *page.Section) bool { return !slices.ContainsFunc(section.Facts, isListed) }) {
				d.relax(one)
			}
			all = append(all, one)
		}
		listed[name] = true
	}
	return all
}

// idempotency matches the names of headers by which a repetition is known.
var idempotency = regexp.MustCompile(`(?i)idempoten`)

// relax makes a parameter optional that only some of the sections or pages about a call list: they are
// uses of it.
func (d *drafter) relax(s *shape) {
	if s.fact.Mandatory == page.Mandatory {
		s.fact.Mandatory = page.Optional
		d.undecidedf(s.fact.Line, s.of, "%s is mandatory in one of the sections about the call, and another lacks it: it is optional", s.name)
	}
}

// parameterList returns a list of parameters, nil without any.
func (d *drafter) parameterList(all []*shape) *node {
	if len(all) == 0 {
		return nil
	}
	list := yamlnode.List()
	for _, one := range all {
		list.Content = append(list.Content, d.parameter(one))
	}
	return list
}

// parameter returns a parameter of an operation. Its schema has no description of its own.
func (d *drafter) parameter(s *shape) *node {
	if strings.HasSuffix(s.name, "[]") {
		s.fact.Type = "array"
	}
	if s.fact.Where == page.Path && s.isID() {
		s.fact.Type = "string" // an identifier in a path is no number or flag
	}
	if d.isFlag(s) {
		s.fact.Type = "integer" // nor unions
	}
	if s.fact.Where == page.Header && idempotency.MatchString(s.name) {
		d.undecidedf(s.fact.Line, s.of, "mark %s with x-idempotency-key: true if the call is safe to repeat with it", s.name)
	}
	schema := yamlnode.Mapping()
	for key, value := range yamlnode.Pairs(d.valueSchema(d.known.camel(s.of, s.name), s)) {
		if key.Value != "description" {
			yamlnode.Put(schema, key.Value, value)
		}
	}
	var style, explode any
	if yamlnode.Get(schema, "items") != nil {
		style, explode = "form", true
	}
	return yamlnode.Mapping(
		"name", s.name, "in", string(s.fact.Where), "required", d.isMandatory(s, false), "description", NotDescribed,
		"style", style, "explode", explode, "schema", schema,
	)
}
