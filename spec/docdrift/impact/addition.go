package impact

import (
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

// planAddition adds a parameter or a property. One that the contract already has is edited where
// it differs from the page.
func (i *Impact) planAddition() {
	fact := i.New
	if i.requiresMore() && i.isOfOneUse() {
		i.undecidedf("mandatory: it may hold for this use of the call only: x-docs name others")
		optional := *fact
		optional.Mandatory = page.Optional
		fact = &optional
	}
	switch {
	case !i.IsOpen(aspect.Exists):
		says := make([]change.Alteration, len(i.Open))
		for at, one := range i.Open {
			says[at] = change.Alteration{Aspect: one.Aspect, To: one.Says}
		}
		i.planAlterations(says)
	case fact.Where == page.Path:
		i.undecidedf("the path has no such parameter")
	case fact.Where == page.Query:
		schema, err := i.assessor.writer.Parameter(i.Operation, fact)
		i.addSchema("add the parameter", edit.AddParameter(i.Section.Operation, schema.Node), err, schema)
	default:
		i.addProperty(fact)
	}
}

// addProperty adds a property to the response, or to every form of the request that the section can
// mean. Its inner properties come with it.
func (i *Impact) addProperty(fact *page.Fact) {
	parent, name := aspect.Parent(fact.Name)
	result := i.Section.Find(*fact)
	if len(result) == 0 {
		i.undecidedf("%s takes no body so far", i.Operation)
	}
	isListed := func(one page.Fact) bool {
		return one.Kind == page.KindParameter && one.Where == fact.Where && one.Name == parent
	}
	if i.isOfOtherForm(name) {
		i.undecidedf("whether this form of the request has it too: another form has")
		return
	}
	for _, one := range result {
		if one.At != nil {
			continue
		}
		owner := match.Owner(one.Object, fact.Name)
		if owner == nil && slices.ContainsFunc(i.Section.Facts, isListed) {
			continue // it is added with its parent
		}
		if i.addNewProperty(owner, fact) && fact.Mandatory == page.Mandatory && fact.Where == page.Body {
			edits, err := edit.RequireProperty(owner, name, true)
			i.addStep("require it", i.withExamples(edits, aspect.JSONType(fact.Type), true), err)
		}
	}
}

// isOfOtherForm reports whether a form of the request that the section cannot mean has a property.
func (i *Impact) isOfOtherForm(name string) bool {
	if i.New.Where != page.Body || i.Section.Operation.Body() == nil {
		return false
	}
	return slices.ContainsFunc(i.Section.Operation.Body().Branches(), func(form *outline.Schema) bool {
		return !slices.Contains(i.Section.Bodies, form) && form.Property(name) != nil
	})
}

// addNewProperty adds a property to an object, with its inner properties and the components that
// they need, and reports whether it did. values are from samples.
func (i *Impact) addNewProperty(owner *outline.Schema, fact *page.Fact, values ...any) bool {
	does := "add the property " + fact.Name
	below := slices.DeleteFunc(slices.Clone(i.Section.Facts), func(one page.Fact) bool {
		return one.Kind != page.KindParameter || one.Where != fact.Where || !strings.HasPrefix(one.Name, fact.Name+".")
	})
	switch {
	case owner == nil:
		i.undecidedf("%s: the contract has no object to add it to", does)
		return false
	case aspect.JSONType(fact.Type) == "" && len(below) == 0: // a guess could be wrong of what responses have
		i.undecidedf("%s: the page gives no type, or an unknown one", does)
		return false
	}
	owner = owner.With("properties")
	if i.isDecided(does, owner, aspect.Exists, fact.Name) {
		return false
	}
	_, name := aspect.Parent(fact.Name)
	schema, err := i.assessor.writer.Property(owner.Component, fact, below, values...)
	var edits []edit.Edit
	if err == nil {
		edits, err = edit.AddProperty(owner, name, schema.Node)
	}
	i.addSchema(does, edits, err, schema, answersReached(owner)...)
	return err == nil
}

// addSchema adds a step with the edits that add a schema and its components to the contract.
func (i *Impact) addSchema(does string, edits []edit.Edit, err error, schema draft.Schema, answers ...string) {
	for _, one := range schema.Undecided {
		i.undecidedf("%s", one)
	}
	i.addStep(does, slices.Concat(edits, schema.Components), err, answers...)
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
func (i *Impact) isDecided(does string, schema *outline.Schema, of aspect.Aspect, name string) bool {
	_, last := aspect.Parent(name)
	for _, operation := range answersReached(schema) {
		for _, called := range []string{name, last} {
			fact := decisions.Label(page.Fact{Where: page.Response}, called)
			if row := i.assessor.Rows.Decided(decisions.Claim{Operation: operation, Fact: fact, Aspect: of}); row != "" {
				i.undecidedf("%s: %s decided against it in another response with %s", does, row, schema.Component)
				return true
			}
		}
	}
	return false
}

// planSample adds the properties and values in a sample of a response that the contract lacks.
func (i *Impact) planSample() {
	if i.New != nil && i.isOfAnotherEntity() {
		i.undecidedf("the sample is of another entity than the response")
		return
	}
	for _, one := range i.Open {
		if one.News && i.New.Where == page.Response {
			i.addShown(one)
		} else {
			i.undecidedf("%s", inSample(one))
		}
	}
}

// addShown adds a property or an enum value from a sample of a response.
func (i *Impact) addShown(difference compare.Difference) {
	name, answer := difference.Name, i.Section.Operation.Answer()
	leaves := i.New.Sample.Leaves()
	shown := slices.IndexFunc(leaves, func(leaf page.Leaf) bool { return aspect.Dotted(leaf.Pointer) == name && leaf.Value != nil })
	at, _ := match.Lookup(answer, name)
	switch {
	case shown < 0:
		i.undecidedf("%s: describe its content by hand", name)
	case at != nil:
		i.addValue(at.Listed(), aspect.Literal(leaves[shown].Value), name)
	default:
		fact := page.Fact{Kind: page.KindParameter, Where: page.Response, Name: name, Type: leaves[shown].Kind(), Shown: true}
		i.addNewProperty(match.Owner(answer, name), &fact, leaves[shown].Value)
	}
}
