package docdrift

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// aspectPlaces are the lines of the contract that say what a change alters.
func (d *differ) aspectPlaces(c *Change, fact *page.Fact) []outline.Place {
	s := c.section
	if s.operation == nil {
		return nil
	}
	var all []outline.Place
	for _, one := range c.Alterations {
		switch {
		case fact.Kind == page.KindSample && one.Name != "":
			if at := s.locate(fact.Where, one.Name); at != nil {
				all = append(all, at.place)
			}
		case fact.Kind == page.KindParameter:
			if at := s.at(*fact); at != nil {
				all = append(all, aspectPlace(at, one.Aspect))
			}
		}
	}
	return all
}

// at is where the contract speaks of a parameter, in the first form that is meant.
func (s *section) at(fact page.Fact) *found {
	if fact.Where != page.Response {
		if at := s.inAddress(fact); at != nil {
			return at
		}
	}
	return s.locate(fact.Where, fact.Name)
}

func (s *section) locate(where page.Where, name string) *found {
	if where == page.Response || where == page.Failure {
		at, _, _ := s.inAnswer(name)
		return at
	}
	for _, branch := range s.body {
		if at, _ := lookup(branch, name); at != nil {
			return at
		}
	}
	return nil
}

func aspectPlace(at *found, aspect Aspect) outline.Place {
	switch aspect {
	case Mandatory:
		return at.requiredPlace
	case Type:
		_, place := at.schema.Types()
		return place
	case Values:
		_, place := listed(at).Enum()
		return place
	case Default:
		_, place, _ := at.schema.Keyword("default")
		return place
	case "min", "max", "minLength", "maxLength", "maxPairs", "maxValueLength":
		_, place, _ := limit(at.schema, string(aspect))
		return place
	default:
		return at.place
	}
}

// goNames are the names in generated/ that a change affects.
func (d *differ) goNames(c *Change) []string {
	if d.names == nil || c.section.operation == nil {
		return nil
	}
	operation := c.section.operation
	var components []string
	for _, branch := range c.section.body {
		components = append(components, branch.Component)
	}
	all := d.names.Methods(operation.ID, components...)
	add := func(name string) {
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	fact := c.fact()
	if fact == nil || fact.Kind == page.KindOperation {
		return all
	}
	if fact.Kind == page.KindSample {
		for _, one := range c.Alterations {
			d.shownNames(c, fact.Where, one, add)
		}
		return all
	}
	if fact.Where == page.Query {
		add(d.names.Parameter(operation.ID, fact.Name))
	}
	d.fieldNames(c, fact, add)
	return all
}

// shownNames are the names for what changed in a sample: the field, and the
// constant for a value that is new.
func (d *differ) shownNames(c *Change, where page.Where, one Alteration, add func(string)) {
	at := c.section.locate(where, one.Name)
	switch {
	case at == nil && where != page.Failure:
		d.fieldNames(c, &page.Fact{Where: where, Name: one.Name}, add)
	case at != nil && at.property != nil:
		add(d.names.Field(at.property.Owner.Component, at.property.Name))
		if values, _ := listed(at).Enum(); len(values) > 0 && one.From != "" && one.To != "" {
			add(d.constant(at, one.To))
		}
	}
}

func (d *differ) fieldNames(c *Change, fact *page.Fact, add func(string)) {
	var roots []*outline.Schema
	switch fact.Where {
	case page.Response:
		if answer := c.section.operation.Answer("200"); answer != nil {
			roots = []*outline.Schema{answer}
		}
	case page.Body:
		roots = c.section.body
	default:
	}
	for _, top := range roots {
		at := within(top, fact.Name)
		if at == nil || at.property == nil {
			add(d.newField(top, fact))
			continue
		}
		add(d.names.Field(at.property.Owner.Component, at.property.Name))
		for _, one := range c.Alterations {
			if more, less := one.values(); one.Aspect == Values {
				for _, value := range slices.Concat(more, less) {
					add(d.constant(at, value))
				}
			}
		}
	}
}

// newField is the name that a field will have which is not there yet.
func (d *differ) newField(top *outline.Schema, fact *page.Fact) string {
	parent, name := split(fact.Name)
	owner, err := object(top, parent)
	if err != nil {
		return ""
	}
	if list := owner.Property("items"); fact.Where == page.Response && list != nil {
		if inner, err := object(list.Schema, ""); err == nil {
			owner = inner
		}
	}
	return d.names.Field(owner.Component, name)
}

// within is lookup that also looks into the items of a list.
func within(top *outline.Schema, name string) *found {
	if at, _ := lookup(top, name); at != nil {
		return at
	}
	if list := top.Property("items"); list != nil {
		at, _ := lookup(list.Schema, name)
		return at
	}
	return nil
}

// constant is the Go name of a value in a list of values.
func (d *differ) constant(at *found, value string) string {
	if schema := listed(at); schema.Component != "" {
		return d.names.Constant(schema.Component, value)
	}
	owner := at.property.Owner.Component
	return d.names.Constant(fmt.Sprintf("%s_%s", owner, at.property.Name), value)
}

func split(name string) (parent, last string) {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return name[:i], name[i+1:]
		}
	}
	return "", name
}
