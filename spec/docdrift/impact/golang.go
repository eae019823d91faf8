package impact

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// findNames finds the names in generated/ that a change affects, each once.
func (a *Assessor) findNames(c *change.Change, i *Impact) []string {
	s := i.Section
	if a.Names == nil || s.Operation == nil {
		return nil
	}
	var components []string
	for _, form := range s.Bodies {
		components = append(components, form.Component)
	}
	all := a.Names.Methods(s.Operation.ID, components...)
	fact := c.Latest()
	switch {
	case c.OfSection() || fact.Kind == page.KindOperation:
	case fact.Kind == page.KindSample:
		for _, one := range c.Alterations {
			part := page.Fact{Kind: page.KindParameter, Where: fact.Where, Name: one.Name}
			all = append(all, fieldNames(a.Names, s, part)...)
			if one.From != "" && one.To != "" {
				all = append(all, constants(a.Names, s, part, []string{one.To})...)
			}
		}
	case fact.Where == page.Query:
		all = append(all, a.Names.Parameter(s.Operation.ID, fact.Name))
	default:
		all = append(all, fieldNames(a.Names, s, *fact)...)
		if values, altered := c.Altered(aspect.Values); altered {
			more, less := values.Values()
			all = append(all, constants(a.Names, s, *fact, slices.Concat(more, less))...)
		}
	}
	var names []string
	for _, name := range all {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// fieldNames are the fields of a property, or those that it will have.
func fieldNames(names *goname.Index, s *match.Section, fact page.Fact) []string {
	if fact.Where == page.Failure || fact.Where == page.Path || fact.Where == page.Query {
		return nil
	}
	var fields []string
	for _, result := range s.Find(fact) {
		switch {
		case result.Place != nil && result.Property != nil:
			fields = append(fields, names.Field(result.Property.Owner.Component, result.Property.Name))
		case result.Place == nil && result.Object != nil:
			parent, name := aspect.Parent(s.FullName(fact))
			if owner := match.Object(result.Object, parent); owner != nil {
				fields = append(fields, names.Field(owner.Component, name))
			}
		}
	}
	return fields
}

// constants are the Go names of values in the list of a property.
func constants(names *goname.Index, s *match.Section, fact page.Fact, values []string) []string {
	at := s.First(fact)
	if at == nil || at.Property == nil {
		return nil
	}
	listed := at.Listed()
	if has, _ := listed.Enum(); len(has) == 0 {
		return nil
	}
	component := cmp.Or(listed.Component, fmt.Sprintf("%s_%s", at.Property.Owner.Component, at.Property.Name))
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = names.Constant(component, value)
	}
	return all
}
