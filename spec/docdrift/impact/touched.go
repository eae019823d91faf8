package impact

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// subject returns the parameter or property that an alteration is about: the fact itself, or for a
// sample the property that the alteration names.
func subject(fact page.Fact, of change.Alteration) (one page.Fact, isOne bool) {
	if fact.Kind == page.KindSample && of.Name != "" {
		return page.Fact{Kind: page.KindParameter, Where: fact.Where, Name: of.Name}, true
	}
	return fact, fact.Kind == page.KindParameter
}

// findLines returns the lines of the contract that a change concerns: those of differences and
// alterations, or else those of the operation and its heading.
func (i *Impact) findLines() []Line {
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
		for _, one := range i.Alterations {
			fact, isOne := subject(v.Fact, one)
			if at := i.Section.First(fact); isOne && at != nil {
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
		renamed, _ := i.Altered(aspect.Heading)
		for _, doc := range operation.Docs {
			if doc.Page == i.Page && (doc.Heading == i.Heading || doc.Heading == renamed.From) {
				places = append(places, doc.Place)
			}
		}
	}
	text := strings.Split(string(i.assessor.Against.Text), "\n")
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

// findNames returns the names in the generated code that a change affects, without duplicates: the
// methods of the operation and the fields of the fact.
func (i *Impact) findNames() []string {
	s := i.Section
	if i.assessor.Names == nil || s.Operation == nil {
		return nil
	}
	var components []string
	for _, form := range s.Bodies {
		components = append(components, form.Component)
	}
	all := i.assessor.Names.Methods(s.Operation.ID, components...)
	if !i.OfSection() {
		for _, one := range append([]change.Alteration{{}}, i.Alterations...) {
			if about, isOne := subject(*i.Latest(), one); isOne {
				all = append(all, i.fieldNames(about)...)
			}
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

// fieldNames returns the Go fields of a parameter or property, or those that a new one will have.
func (i *Impact) fieldNames(fact page.Fact) []string {
	switch fact.Where {
	case page.Failure, page.Path:
		return nil
	case page.Query:
		return []string{i.assessor.Names.Parameter(i.Section.Operation.ID, fact.Name)}
	default:
	}
	var fields []string
	_, name := aspect.Parent(fact.Name)
	for _, result := range i.Section.Find(fact) {
		if at := result.At; at != nil && at.Owner != nil {
			fields = append(fields, i.assessor.Names.Field(at.Owner.Component, at.Name))
		} else if owner := i.Section.Owner(result.Object, fact); at == nil && owner != nil {
			fields = append(fields, i.assessor.Names.Field(owner.Component, name))
		}
	}
	return fields
}
