package plan

import (
	"errors"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var (
	errNoType   = errors.New("the page gives no type, or an unknown one")
	errNoObject = errors.New("the contract has no object to add it to")
)

// planAddition adds a parameter or a property. One that the contract already has is edited where
// it differs from the page.
func (p *Plan) planAddition() {
	fact := p.change.New
	switch {
	case p.impact.NewVerdict.State == compare.Unverifiable:
		p.undecidedf("%s", p.impact.NewVerdict.Reason)
	case !p.impact.IsOpen(aspect.Exists):
		says := make([]change.Alteration, len(p.impact.Open))
		for i, one := range p.impact.Open {
			says[i] = change.Alteration{Aspect: one.Aspect, To: one.Says}
		}
		p.planAlterations(says)
	case fact.Where == page.Path:
		p.undecidedf("the path has no such parameter")
	case fact.Where == page.Query:
		p.addParameter(fact)
	default:
		p.addProperty(fact)
	}
}

func (p *Plan) addParameter(fact *page.Fact) {
	const does = "add the parameter"
	if aspect.JSONType(fact.Type) == "" {
		p.addStep(does, nil, errNoType)
		return
	}
	operation := p.impact.Section.Operation
	schema, err := p.writer.Parameter(operation.ID, fact)
	p.addSchema(does, edit.AddParameter(operation, schema.Node), err, schema)
}

// addProperty adds a property to the response, or to every form of the request that the section can
// mean. Its inner properties come with it.
func (p *Plan) addProperty(fact *page.Fact) {
	parent, name := aspect.Parent(fact.Name)
	result := p.impact.Section.Find(*fact)
	if len(result) == 0 {
		p.undecidedf("%s takes no body so far", p.impact.Operation)
	}
	isListed := func(one page.Fact) bool {
		return one.Kind == page.KindParameter && one.Where == fact.Where && one.Name == parent
	}
	for _, one := range result {
		if one.At != nil {
			continue
		}
		owner := p.impact.Section.Owner(one.Object, *fact)
		if owner == nil && slices.ContainsFunc(p.impact.Section.Facts, isListed) {
			continue // it is added with its parent
		}
		if p.addNewProperty(owner, fact) && fact.Mandatory == page.Mandatory && fact.Where == page.Body {
			edits, err := edit.Require(owner, name, true)
			p.addStep("require it", p.withExamples(edits, aspect.JSONType(fact.Type), true), err)
		}
	}
}

// addNewProperty adds a property to an object, with its inner properties and the components that
// they need, and reports whether it did. values are from samples.
func (p *Plan) addNewProperty(owner *outline.Schema, fact *page.Fact, values ...any) bool {
	does := "add the property " + fact.Name
	switch {
	case owner == nil:
		p.addStep(does, nil, errNoObject)
		return false
	case aspect.JSONType(fact.Type) == "":
		p.addStep(does, nil, errNoType)
		return false
	}
	if with := owner.With("properties"); with != nil {
		owner = with
	}
	if p.isDecided(does, owner, aspect.Exists, fact.Name) {
		return false
	}
	var below []page.Fact
	for _, one := range p.impact.Section.Facts {
		if one.Kind == page.KindParameter && one.Where == fact.Where && strings.HasPrefix(one.Name, fact.Name+".") {
			below = append(below, one)
		}
	}
	_, name := aspect.Parent(fact.Name)
	schema, err := p.writer.Property(owner.Component, fact, below, values...)
	var edits []edit.Edit
	if err == nil {
		edits, err = edit.AddProperty(owner, name, schema.Node)
	}
	p.addSchema(does, edits, err, schema, answersReached(owner)...)
	return err == nil
}

// addSchema adds a step with the edits that add a schema and its components to the contract.
func (p *Plan) addSchema(does string, edits []edit.Edit, err error, schema draft.Schema, answers ...string) {
	if err == nil {
		for _, one := range schema.Undecided {
			p.undecidedf("%s", one)
		}
	}
	p.addStep(does, slices.Concat(edits, schema.Components), err, answers...)
}

// answersReached returns the operations and events whose responses get an addition to a shared
// schema.
func answersReached(schema *outline.Schema) []string {
	if schema.Shared() == "" || schema.IsSent() {
		return nil
	}
	return schema.Answers()
}

// isDecided reports whether a row decided against an addition in any response that it would affect.
// If so, it adds this to Undecided.
func (p *Plan) isDecided(does string, schema *outline.Schema, of aspect.Aspect, name string) bool {
	_, last := aspect.Parent(name)
	for _, operation := range answersReached(schema) {
		for _, called := range []string{name, last} {
			fact := decisions.Label(page.Fact{Where: page.Response}, called)
			if row := p.Rows.Decided(decisions.Claim{Operation: operation, Fact: fact, Aspect: of}); row != "" {
				p.undecidedf("%s: %s decided against it in another response with %s", does, row, schema.Component)
				return true
			}
		}
	}
	return false
}

// planSample adds the properties and values in a sample of a response that the contract lacks.
func (p *Plan) planSample() {
	for _, one := range p.impact.Open {
		if one.News && p.change.New.Where == page.Response {
			p.addShown(one)
		} else {
			p.undecidedf("%s: %s", one.Name, one.Contract)
		}
	}
}

// addShown adds a property or an enum value from a sample of a response.
func (p *Plan) addShown(difference compare.Difference) {
	name, answer := difference.Name, p.impact.Section.Operation.Answer()
	parent, _ := aspect.Parent(name)
	for _, leaf := range p.change.New.Sample.Leaves() {
		switch at, _ := match.Lookup(answer, name); {
		case aspect.Dotted(leaf.Pointer) != name:
			continue
		case at != nil:
			p.addValue(at.Listed(), aspect.Literal(leaf.Value), name)
			return
		case leaf.Value != nil:
			shown := page.Fact{Kind: page.KindParameter, Where: page.Response, Name: name, Type: leaf.Kind(), Shown: true}
			p.addNewProperty(match.Object(answer, parent), &shown, leaf.Value)
			return
		}
	}
	p.undecidedf("%s: describe its content by hand", name)
}
