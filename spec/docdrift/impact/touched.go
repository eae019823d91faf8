package impact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// touched are the parameters and properties that a fact is about: of a sample those that a
// change alters, by their alterations.
func touched(c *change.Change, fact page.Fact) map[string]page.Fact {
	all := map[string]page.Fact{}
	for _, one := range c.Alterations {
		if fact.Kind == page.KindSample && one.Name != "" {
			all[one.Name] = page.Fact{Kind: page.KindParameter, Where: fact.Where, Name: one.Name}
		}
	}
	if fact.Kind == page.KindParameter {
		all[""] = fact
	}
	return all
}

// findLines finds those of the contract that a change touches: where it says what differs,
// what was altered, or else where the operation and its heading stand.
func (a *Assessor) findLines(c *change.Change, i *Impact) []Line {
	operation := i.Section.Operation
	if operation == nil {
		return nil
	}
	var places []outline.Place
	for _, v := range []*compare.Verdict{i.OldVerdict, i.NewVerdict} {
		if v == nil {
			continue
		}
		for _, one := range v.Differences {
			places = append(places, one.Place)
		}
		facts := touched(c, v.Fact)
		for _, one := range c.Alterations {
			fact, isTouched := facts[one.Name]
			if at := i.Section.First(fact); isTouched && at != nil {
				_, place := compare.Says(at, one.Aspect)
				places = append(places, place)
			}
		}
		if len(places) == 0 {
			places = append(places, v.Place)
		}
	}
	if len(places) == 0 {
		places = append(places, operation.Place())
		renamed, _ := c.Altered(aspect.Heading)
		for _, doc := range operation.Docs {
			if doc.Page == c.Page && (doc.Heading == c.Heading || doc.Heading == renamed.From) {
				places = append(places, doc.Place)
			}
		}
	}
	text := strings.Split(string(a.Against.Text), "\n")
	var all []Line
	for _, place := range places {
		if place.Line == 0 || place.Line > len(text) {
			continue
		}
		if line := (Line{place, strings.TrimSpace(text[place.Line-1])}); !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// findNames finds the names in generated/ that a change affects, each once: methods, fields, and
// constants of values.
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
	facts := map[string]page.Fact{}
	if !c.OfSection() {
		facts = touched(c, *c.Latest())
	}
	if fact, isOne := facts[""]; isOne {
		all = append(all, a.fieldNames(s, fact)...)
	}
	for _, one := range c.Alterations {
		fact, isTouched := facts[one.Name]
		if !isTouched {
			continue
		}
		if one.Name != "" {
			all = append(all, a.fieldNames(s, fact)...)
		}
		more, less := one.Values()
		switch {
		case one.Aspect == aspect.Values:
			all = append(all, a.constants(s, fact, slices.Concat(more, less))...)
		case one.Aspect == aspect.Sample && one.From != "" && one.To != "":
			all = append(all, a.constants(s, fact, []string{one.To})...)
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
func (a *Assessor) fieldNames(s *match.Section, fact page.Fact) []string {
	switch fact.Where {
	case page.Failure, page.Path:
		return nil
	case page.Query:
		return []string{a.Names.Parameter(s.Operation.ID, fact.Name)}
	default:
	}
	var fields []string
	for _, result := range s.Find(fact) {
		switch at := result.At; {
		case at != nil && at.Owner != nil:
			fields = append(fields, a.Names.Field(at.Owner.Component, at.Name))
		case at == nil && result.Object != nil:
			parent, name := aspect.Parent(s.FullName(fact))
			if owner := match.Object(result.Object, parent); owner != nil {
				fields = append(fields, a.Names.Field(owner.Component, name))
			}
		}
	}
	return fields
}

// constants are the Go names of values in the list of a property.
func (a *Assessor) constants(s *match.Section, fact page.Fact, values []string) []string {
	at := s.First(fact)
	if at == nil || at.Owner == nil {
		return nil
	}
	listed := at.Listed()
	if has, _ := listed.Enum(); len(has) == 0 {
		return nil
	}
	component := cmp.Or(listed.Component, at.Owner.Component+"_"+at.Name)
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = a.Names.Constant(component, value)
	}
	return all
}
