package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// readBodies sets the shapes of a call's request and response from all its sections, names the
// call, and adds the entities in the response to those of the page.
func (d *drafter) readBodies(c *call) {
	c.answer = &shape{name: c.resource()}
	c.readBody(c.answer, page.Response)
	d.nameOperation(c)
	d.collectEntities(c.answer)
	c.request = &shape{name: c.id, sent: true}
	c.readBody(c.request, page.Body)
	if file := c.request.find("file"); file != nil { // however a language passes it
		file.fact.Type, file.kinds, file.values, file.members, file.items = "file", nil, nil, nil, nil
	}
	for _, one := range c.request.members {
		if c.isForm() && d.isFlag(one) {
			one.fact.Type = "integer" // a form has no unions
		}
	}
}

// isForm reports whether the request is a form, because it has a file.
func (c *call) isForm() bool {
	return slices.ContainsFunc(c.request.members, func(one *shape) bool { return one.fact.Type == "file" })
}

func (c *call) readBody(s *shape, where page.Where) {
	for _, fact := range c.facts(page.KindSample, where) {
		if fact.Sample.Broken == "" {
			s.add(fact.Sample.Body)
		}
	}
	for _, fact := range c.facts(page.KindParameter, where) {
		if !s.sent || !c.isInPath(fact) {
			s.describe(fact)
		}
	}
	s.adoptCase()
}

// facts returns the facts of a call with this kind and place.
func (c *call) facts(kind page.Kind, where page.Where) []*page.Fact {
	var all []*page.Fact
	for _, section := range c.sections {
		for i := range section.Facts {
			if fact := &section.Facts[i]; fact.Kind == kind && fact.Where == where {
				all = append(all, fact)
			}
		}
	}
	return all
}

// collectEntities adds the entities in a response to those of the page.
func (d *drafter) collectEntities(s *shape) {
	if entity := s.entity(); entity != "" && entity != "collection" {
		if d.entities[entity] == nil {
			name := entity
			if strings.HasPrefix(entity, "id ") {
				name = s.name
			}
			d.entities[entity] = &shape{name: name}
		}
		d.entities[entity].merge(s)
		d.entities[entity].null = false
	}
	for _, one := range s.members {
		d.collectEntities(one)
	}
	if s.items != nil {
		d.collectEntities(s.items)
	}
}

// answerContent returns the content of the response, nil if the page shows none.
func (d *drafter) answerContent(c *call) *node {
	var schema *node
	switch kind := c.answer.kind(); {
	case kind == "":
		d.undecidedf(0, c.id, "the page shows no response: its body is left out")
		return nil
	case kind == "array" && c.answer.items == nil && d.schema("EmptyList") != nil:
		schema = reference("EmptyList")
	default:
		schema = d.valueSchema(d.known.camel(c.id, "answer"), c.answer)
	}
	return yamlnode.Mapping("application/json", yamlnode.Mapping("schema", schema))
}
