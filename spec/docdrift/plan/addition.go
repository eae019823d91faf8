package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// addition adds a parameter or a property; one that the contract has already is altered
// where the page says more of it.
func (p *Plan) addition() {
	fact := p.change.New
	switch {
	case p.impact.NewVerdict.State == compare.Unverifiable:
		p.undecidedf("%s", p.impact.NewVerdict.Reason)
	case p.difference(aspect.Exists) == nil:
		p.alterations(stated(p.impact.NewVerdict.Differences))
	case fact.Where == page.Path:
		p.undecidedf("the path has no such part")
	case fact.Where == page.Query:
		lines, err := p.schema(fact, false)
		var edits []edit.Edit
		if err == nil {
			edits, err = p.On.AddQuery(p.impact.Section.Operation, fact.Name, fact.Mandatory == page.Mandatory, lines)
		}
		p.take("add the parameter", edits, err)
	default:
		p.property(fact)
	}
}

// property adds a property to every form of the request that is meant, or to the
// answer. What stands below an object comes with it.
func (p *Plan) property(fact *page.Fact) {
	full := p.impact.Section.FullName(*fact)
	parent, name := aspect.Parent(full)
	found := p.impact.Section.Find(*fact)
	if len(found) == 0 {
		p.undecidedf("%s takes no body so far", p.impact.Operation)
	}
	for _, one := range found {
		if one.Place != nil {
			continue
		}
		owner := match.Object(one.Object, parent)
		if owner == nil && p.isListed(fact, parent) {
			continue // it comes with its parent
		}
		edits, err := p.newProperty(owner, name, fact)
		p.take("add the property "+fact.Name, edits, err)
		if fact.Mandatory == page.Mandatory && err == nil && fact.Where == page.Body {
			edits, err := p.On.Require(owner, name, true)
			p.take("require it", p.withExamples(edits, aspect.JSONType(fact.Type), true), err)
		}
	}
}

// isListed is whether the section lists what a fact stands below.
func (p *Plan) isListed(fact *page.Fact, parent string) bool {
	return slices.ContainsFunc(p.impact.Section.Facts, func(one page.Fact) bool {
		return one.Kind == page.KindParameter && one.Where == fact.Where && one.Name == parent
	})
}

// newProperty adds a property to an object. One that is an object of its own becomes a
// component, with what stands below it.
func (p *Plan) newProperty(owner *outline.Schema, name string, fact *page.Fact) ([]edit.Edit, error) {
	if owner == nil {
		return nil, errors.New("there is no object to add it to")
	}
	var below []page.Fact
	for _, one := range p.impact.Section.Facts {
		if one.Kind == page.KindParameter && one.Where == fact.Where && strings.HasPrefix(one.Name, fact.Name+".") {
			below = append(below, one)
		}
	}
	if len(below) == 0 {
		lines, err := p.schema(fact, true)
		if err != nil {
			return nil, err
		}
		return p.On.AddProperty(owner, name, lines)
	}
	called, component, err := p.component(fact, name, owner.Component, below)
	if err != nil {
		return nil, err
	}
	edits, err := p.On.AddProperty(owner, name, []string{"$ref: '#/components/schemas/" + called + "'"})
	return append(edits, component...), err
}

// component describes an object of its own, with the name it is given.
func (p *Plan) component(fact *page.Fact, name, owner string, below []page.Fact) (string, []edit.Edit, error) {
	called := p.Names.Name(name)
	if p.Against.Component(called) != nil {
		called = owner + called
	}
	if p.Against.Component(called) != nil || called == "" {
		return "", nil, errors.New("a component is to be named for it")
	}
	lines := []string{"type: object", "description: " + edit.NotDescribed}
	var required []string
	properties := []string{"properties:"}
	for i := range below {
		child := strings.TrimPrefix(below[i].Name, fact.Name+".")
		if strings.Contains(child, ".") {
			return "", nil, errors.New("it has objects in objects: describe them by hand")
		}
		inner, err := p.schema(&below[i], true)
		if err != nil {
			return "", nil, fmt.Errorf("%s: %w", child, err)
		}
		if below[i].Mandatory == page.Mandatory && fact.Where != page.Response {
			required = append(required, edit.Scalar(child, "string"))
		}
		properties = append(properties, "  "+edit.Scalar(child, "string")+":")
		for _, line := range inner {
			properties = append(properties, "    "+line)
		}
	}
	if len(required) > 0 {
		lines = append(lines, "required: ["+strings.Join(required, ", ")+"]")
	}
	edits, err := p.On.AddEntry(p.Against.Section("components", "schemas"), called, append(lines, properties...))
	return called, edits, err
}
