package plan

import (
	"errors"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// planAddition adds a parameter or a property; one that the contract has already is altered
// where the page says more of it.
func (p *Plan) planAddition() {
	fact := p.change.New
	switch {
	case p.impact.NewVerdict.State == compare.Unverifiable:
		p.undecidedf("%s", p.impact.NewVerdict.Reason)
	case p.findDifference(aspect.Exists) == nil:
		p.planAlterations(alterationsOf(p.impact.NewVerdict.Differences))
	case fact.Where == page.Path:
		p.undecidedf("the path has no such part")
	case fact.Where == page.Query && aspect.JSONType(fact.Type) == "":
		p.undecidedf("add the parameter: %v", errNoType)
	case fact.Where == page.Query:
		operation := p.impact.Section.Operation
		p.write("add the parameter", func(w *draft.Writer) draft.Schema { return w.Parameter(operation.ID, fact) }, func(parameter *yamlnode.Node) ([]edit.Edit, error) {
			return edit.AddParameter(operation, parameter), nil
		})
	default:
		p.addProperty(fact)
	}
}

// addProperty adds a property to every form of the request that is meant, or to the
// answer. What is below an object comes with it.
func (p *Plan) addProperty(fact *page.Fact) {
	full := p.impact.Section.FullName(*fact)
	parent, name := aspect.Parent(full)
	result := p.impact.Section.Find(*fact)
	if len(result) == 0 {
		p.undecidedf("%s takes no body so far", p.impact.Operation)
	}
	for _, one := range result {
		if one.Place != nil {
			continue
		}
		owner := match.Object(one.Object, parent)
		if owner == nil && p.isListed(fact, parent) {
			continue // it comes with its parent
		}
		if !p.addNewProperty(owner, fact) {
			continue
		}
		if fact.Mandatory == page.Mandatory && fact.Where == page.Body {
			edits, err := edit.Require(owner, name, true)
			p.addStep("require it", p.withExamples(edits, aspect.JSONType(fact.Type), true), err)
		}
	}
}

// isListed is whether the section lists what a fact is below.
func (p *Plan) isListed(fact *page.Fact, parent string) bool {
	return slices.ContainsFunc(p.impact.Section.Facts, func(one page.Fact) bool {
		return one.Kind == page.KindParameter && one.Where == fact.Where && one.Name == parent
	})
}

var (
	errNoType   = errors.New("the page gives no type, or one that is not known")
	errNoObject = errors.New("there is no object to add it to")
)

// addNewProperty adds a property to an object, with what is below it and the components
// that they need. Values are some that were shown.
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
	if row := p.findRow(owner, aspect.Exists, fact.Name); row != "" {
		p.undecidedf("%s: %s decided against it in another answer that has %s", does, row, owner.Component)
		return false
	}
	var below []page.Fact
	for _, one := range p.impact.Section.Facts {
		if one.Kind == page.KindParameter && one.Where == fact.Where && strings.HasPrefix(one.Name, fact.Name+".") {
			below = append(below, one)
		}
	}
	_, name := aspect.Parent(fact.Name)
	return p.write(does, func(w *draft.Writer) draft.Schema {
		return w.Property(owner.Component, fact, below, values...)
	}, func(schema *yamlnode.Node) ([]edit.Edit, error) {
		return edit.AddProperty(owner, name, schema)
	}, answersReached(owner)...)
}

// answersReached are the answers that an addition to a shared schema reaches.
func answersReached(schema *outline.Schema) []string {
	if schema.Shared() == "" || schema.IsSent() {
		return nil
	}
	return schema.Answers()
}

// findRow finds the row that decided against a page, for any of the answers that an addition
// to a shared schema reaches.
func (p *Plan) findRow(schema *outline.Schema, of aspect.Aspect, name string) string {
	_, last := aspect.Parent(name)
	for _, operation := range answersReached(schema) {
		for _, called := range []string{name, last} {
			fact := page.Fact{Where: page.Response}
			if row := p.Rows.Decided(decisions.Claim{Operation: operation, Fact: decisions.Label(fact, called), Aspect: of}); row != "" {
				return row
			}
		}
	}
	return ""
}

// write takes over the edits that put a schema into the contract, with its components.
func (p *Plan) write(does string, draw func(*draft.Writer) draft.Schema, put func(*yamlnode.Node) ([]edit.Edit, error), answers ...string) bool {
	if p.writer == nil {
		var err error
		if p.writer, err = draft.NewWriter(p.Against.Contract); err != nil {
			p.addStep(does, nil, err)
			return false
		}
	}
	schema := draw(p.writer)
	edits, err := put(schema.Node)
	if err == nil {
		edits = append(edits, schema.Components...)
		for _, one := range schema.Undecided {
			p.undecidedf("%s", one)
		}
	}
	p.addStep(does, edits, err, answers...)
	return err == nil
}
