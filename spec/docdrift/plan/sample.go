package plan

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// planSample adds what an answer shows and the contract does not know.
func (p *Plan) planSample() {
	if p.change.New == nil {
		return
	}
	for _, one := range p.impact.Differs(p.change) {
		if one.News && p.change.New.Where == page.Response {
			p.addShown(one)
		} else {
			p.undecidedf("%s: %s", one.Name, one.Contract)
		}
	}
}

// addShown takes over a property, or a value of a list, that an answer shows.
func (p *Plan) addShown(difference compare.Difference) {
	answer := p.impact.Section.Operation.Answer("200")
	for _, leaf := range p.change.New.Sample.Leaves() {
		name := aspect.Dotted(leaf.Pointer)
		if name != difference.Name && !strings.HasPrefix(name, difference.Name+".") {
			continue
		}
		if at, _ := match.Lookup(answer, name); at != nil {
			p.addValue(at.Listed(), aspect.Literal(leaf.Value), name)
			return
		}
		if name != difference.Name || leaf.Value == nil {
			break
		}
		parent, _ := aspect.Parent(name)
		shown := page.Fact{Kind: page.KindParameter, Where: page.Response, Name: name, Type: leaf.Kind(), Shown: true}
		p.addNewProperty(match.Object(answer, parent), &shown, leaf.Value)
		return
	}
	p.undecidedf("%s: what it contains is to be described", difference.Name)
}
