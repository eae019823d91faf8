package impact

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// findTouched sets Lines and Go. The lines are those of differences and alterations, or else those of
// the operation and its heading; the names are the methods of the operation and the fields of the fact.
func (i *Impact) findTouched() {
	if i.Section.Operation == nil {
		return
	}
	var components []string
	for _, form := range i.Section.Bodies {
		components = append(components, form.Component)
	}
	names := i.assessor.Names.Methods(i.Operation, components...)
	var places []outline.Place
	for _, v := range []*compare.Verdict{i.OldVerdict, i.NewVerdict} {
		if v == nil {
			continue
		}
		for _, one := range v.Differences {
			places = append(places, one.Place)
		}
		for _, one := range append(i.Alterations, change.Alteration{}) {
			fact := v.Fact
			if fact.Kind == page.KindSample && one.Name != "" { // the property that the alteration names
				fact = page.Fact{Kind: page.KindParameter, Where: fact.Where, Name: one.Name}
			}
			if fact.Kind != page.KindParameter {
				continue
			}
			names = append(names, i.fieldNames(fact)...)
			if at := i.Section.First(fact); at != nil && one.Aspect != "" {
				_, place := compare.Says(at, one.Aspect)
				places = append(places, place)
			}
		}
		if len(places) == 0 {
			places = append(places, v.Place)
		}
	}
	if len(places) == 0 {
		places = i.placesOfCall()
	}
	for _, name := range aspect.Without(names, []string{""}) {
		i.Go = append(i.Go, aspect.Without([]string{name}, i.Go)...)
	}
	text := strings.Split(string(i.assessor.Against.Text), "\n")
	for _, place := range places {
		if place.Line > 0 {
			line := Line{place, strings.TrimSpace(text[place.Line-1])}
			i.Lines = append(i.Lines, aspect.Without([]Line{line}, i.Lines)...)
		}
	}
}

// placesOfCall returns the places of the operation and of the section's heading in its x-docs.
func (i *Impact) placesOfCall() []outline.Place {
	places := []outline.Place{i.Section.Operation.Place()}
	for _, doc := range i.Section.Operation.Docs {
		if doc.Page == i.Page && (doc.Heading == i.Heading || doc.Heading == i.Altered(aspect.Heading).From) {
			places = append(places, doc.Place)
		}
	}
	return places
}

// fieldNames returns the Go fields of a parameter or property, or those that a new one will have.
func (i *Impact) fieldNames(fact page.Fact) []string {
	switch fact.Where {
	case page.Failure, page.Path:
		return nil
	case page.Query:
		return []string{i.assessor.Names.Field(i.Operation+"Params", fact.Name)}
	default:
	}
	var fields []string
	_, name := aspect.Parent(fact.Name)
	for _, result := range i.Section.Find(fact) {
		owner := match.Owner(result.Object, fact.Name)
		if result.At != nil {
			owner = result.At.Owner
		}
		if owner != nil {
			fields = append(fields, i.assessor.Names.Field(owner.Component, name))
		}
	}
	return fields
}
