package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// readAnswer puts together what the sections say of a call's answer, and what the
// answers of the whole page have in common of each entity.
func (d *drafter) readAnswer(c *call) {
	c.answer = &shape{name: singular(resourceOf(c.path))}
	for _, fact := range factsOf(c, page.KindSample, page.Response) {
		body := fact.Sample.Body
		switch kinds := c.answer.kinds; {
		case fact.Sample.Broken != "":
		case len(kinds) > 0 && kinds[0] != kindOf(body):
			d.undecidedf(fact.Line, c.sections[0].Heading, "what the page shows here is no answer as the one before: it is left out")
		default:
			c.answer.add(body)
		}
	}
	c.describeAnswer()
	d.nameOperation(c)
	d.collectEntities(c.answer)
}

// describeAnswer takes in what the page lists of the answer. Below the answer of one
// thing a page may list what a list of them has.
func (c *call) describeAnswer() {
	listed := factsOf(c, page.KindParameter, page.Response)
	ofList := c.answer.objects > 0 && c.answer.find("items") == nil &&
		slices.ContainsFunc(listed, func(fact *page.Fact) bool { return strings.HasPrefix(fact.Name, "items.") })
	for _, fact := range listed {
		if ofList {
			inner := *fact
			var isInner bool
			if inner.Name, isInner = strings.CutPrefix(fact.Name, "items."); !isInner {
				continue
			}
			fact = &inner
		}
		c.answer.describe(fact)
	}
}

// factsOf lists the facts of a call of a kind and place.
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

// entity is what an object says that it is, by its property of that name or by the
// prefix of its identifier; "" where it says nothing.
func (s *shape) entity() string {
	one := s.find("entity")
	if one == nil {
		if id := s.find("id"); id != nil && id.idPrefix() != "" {
			return "id " + id.idPrefix()
		}
		return ""
	}
	if len(one.values) == 0 && len(one.fact.Values) == 1 {
		return one.fact.Values[0]
	}
	return one.constant()
}

// entityName is what an object is called.
func (s *shape) entityName() string {
	if entity := s.entity(); entity != "" && !strings.HasPrefix(entity, "id ") {
		return entity
	}
	return s.name
}

// collectEntities notes the entities within an answer.
func (d *drafter) collectEntities(s *shape) {
	if entity := s.entity(); entity != "" && entity != "collection" && d.known.entities[entity] == nil {
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

// firstLine is the first line of an error.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
