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
		places = append(places, i.findAltered(c, v.Fact)...)
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

// findAltered finds the places that say what a change alters.
func (i *Impact) findAltered(c *change.Change, fact page.Fact) []outline.Place {
	var places []outline.Place
	for _, one := range c.Alterations {
		of := fact
		if fact.Kind == page.KindSample && one.Name != "" {
			of = page.Fact{Kind: page.KindParameter, Where: fact.Where, Name: one.Name}
		}
		if of.Kind != page.KindParameter {
			continue
		}
		if at := i.Section.First(of); at != nil {
			_, place := compare.Says(at, one.Aspect)
			places = append(places, place)
		}
	}
	return places
}
