package docdrift

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// aspectPlaces are the lines of the contract that say what a change alters.
func (d *differ) aspectPlaces(c *Change, fact *page.Fact) []placeOf {
	s := c.section
	if s.operation == nil {
		return nil
	}
	var all []placeOf
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

func aspectPlace(at *found, aspect Aspect) placeOf {
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
			if at := c.section.locate(fact.Where, one.Name); at != nil && at.property != nil && one.From != one.To {
				add(d.names.Field(at.property.Owner.Component, at.property.Name))
			}
		}
		return all
	}
	if fact.Where == page.Query {
		add(d.names.Parameter(operation.ID, fact.Name))
	}
	d.fieldNames(c, fact, components, add)
	return all
}

func (d *differ) fieldNames(c *Change, fact *page.Fact, components []string, add func(string)) {
	var roots []*outline.Schema
	if fact.Where == page.Response {
		roots = []*outline.Schema{c.section.operation.Answer("200")}
	} else if fact.Where == page.Body {
		roots = c.section.body
	}
	for _, top := range roots {
		if top == nil {
			continue
		}
		if at := within(top, fact.Name); at != nil && at.property != nil {
			add(d.names.Field(at.property.Owner.Component, at.property.Name))
			for _, one := range c.Alterations {
				if more, less := one.values(); one.Aspect == Values {
					for _, value := range slices.Concat(more, less) {
						add(d.constant(at, value))
					}
				}
			}
			continue
		}
		parent, name := split(fact.Name)
		if owner, err := object(top, parent); err == nil && owner != nil {
			if list := owner.Property("items"); fact.Where == page.Response && list != nil {
				if inner, err := object(list.Schema, ""); err == nil {
					owner = inner
				}
			}
			add(d.names.Field(owner.Component, name))
		}
	}
	_ = components
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
