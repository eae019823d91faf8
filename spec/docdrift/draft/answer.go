package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// readAnswer sets the shape of a call's response from all its sections, names the call, and
// adds the entities in the response to those of the page.
func (d *drafter) readAnswer(c *call) {
	c.answer = &shape{name: c.resource()}
	for _, fact := range factsOf(c, page.KindSample, page.Response) {
		body := fact.Sample.Body
		switch kinds := c.answer.kinds; {
		case fact.Sample.Broken != "":
		case len(kinds) > 0 && kinds[0] != kindOf(body):
			d.undecidedf(fact.Line, c.sections[0].Heading, "this sample of the response has another JSON type than the one before: it is left out")
		default:
			c.answer.add(body)
		}
	}
	c.describeAnswer()
	d.nameOperation(c)
	d.collectEntities(c.answer)
}

// describeAnswer adds the listed properties to the response. If the samples show one entity
// and the page lists the properties of a collection, only those of its items count.
func (c *call) describeAnswer() {
	listed := factsOf(c, page.KindParameter, page.Response)
	isOfOne := c.answer.objects > 0 && c.answer.find("items") == nil
	isOfItem := func(fact *page.Fact) bool { return strings.HasPrefix(fact.Name, "items.") }
	if isOfOne && slices.ContainsFunc(listed, isOfItem) {
		listed = slices.DeleteFunc(listed, func(fact *page.Fact) bool { return !isOfItem(fact) })
	}
	for _, fact := range listed {
		one := *fact
		if isOfOne {
			one.Name = strings.TrimPrefix(one.Name, "items.")
		}
		c.answer.describe(&one)
	}
}

// factsOf returns the facts of a call with this kind and place.
func factsOf(c *call, kind page.Kind, where page.Where) []*page.Fact {
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

// collectEntities adds the entities and identifiers in a response to those of the page.
func (d *drafter) collectEntities(s *shape) {
	if entity := s.entity(); entity != "" && entity != "collection" {
		if d.entities[entity] == nil {
			d.entities[entity] = &shape{name: s.entityName()}
		}
		d.entities[entity].merge(s)
		d.entities[entity].null = false
	}
	if id := s.find("id"); id != nil && id.idPrefix() != "" {
		id.of = s.entityName()
		d.idsShown[id.idPrefix()] = id
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
	if len(c.answer.members) == 0 {
		d.undecidedf(0, c.id, "the page shows no response: its body is left out")
		return nil
	}
	schema := d.valueSchema(d.known.camel(c.id, "answer"), c.answer, false)
	return yamlnode.Mapping("application/json", yamlnode.Mapping("schema", schema))
}
