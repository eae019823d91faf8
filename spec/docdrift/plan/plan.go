// Package plan determines the edits of the contract that follow from the changes of a page, and the
// points that are left for a person to decide.
//
//	plans := plan.Planner{New: after, Against: against, Rows: rows}
//	one := plans.For(&change, impact)
//	text, err := edit.On(against.Contract).Apply(one.Steps[0].Edits...)
//
// Recorded responses take precedence over pages, so edits of responses only add. What a row of
// DECISIONS.md settles is not edited.
package plan

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Planner plans the edits of a contract. Rows may be nil.
type Planner struct {
	New     *page.Page // the page that changed
	Against *compare.Contract
	Rows    *decisions.Rows

	writer *draft.Writer
}

// Plan holds the edits that follow from a change.
type Plan struct {
	*Planner

	// Steps are independent of each other: any can be dropped.
	Steps []Step
	// Undecided lists the points that are left for a person to decide.
	Undecided []string

	change *change.Change
	impact *impact.Impact
}

// Step is a step of a plan: edits that belong together.
type Step struct {
	Does  string // what the edits do: "add the parameter"
	Edits []edit.Edit
	// Answers are the operations and events whose responses and bodies get an addition, if it is
	// made in a shared component.
	Answers []string
}

// For returns the plan for a change with its impact.
func (p *Planner) For(c *change.Change, i *impact.Impact) *Plan {
	if p.writer == nil {
		p.writer = &draft.Writer{Contract: p.Against.Contract}
	}
	one := &Plan{Planner: p, change: c, impact: i}
	fact := c.Latest()
	switch {
	case c.OfSection():
		one.planSection()
	case i.Section.Operation == nil:
		one.undecidedf("%s", i.Section.Reason)
	case i.Already:
	case fact.Kind == page.KindOperation:
		one.planCall()
	case fact.Kind == page.KindSample:
		one.planSample()
	case fact.Kind == page.KindError:
		one.undecidedf("document the error responses of the call by hand")
	case c.Kind == change.Removed:
		one.planRemoval()
	case c.Kind == change.Moved:
		one.undecidedf("move it by hand")
	case c.Kind == change.Added:
		one.planAddition()
	default:
		one.planAlterations(c.Alterations)
	}
	return one
}

func (p *Plan) undecidedf(format string, values ...any) {
	if text := fmt.Sprintf(format, values...); !slices.Contains(p.Undecided, text) {
		p.Undecided = append(p.Undecided, text)
	}
}

// addStep adds a step, or with an error a point to decide.
func (p *Plan) addStep(does string, edits []edit.Edit, err error, answers ...string) {
	if err != nil {
		p.undecidedf("%s: %v", does, err)
		return
	}
	if len(edits) > 0 {
		p.Steps = append(p.Steps, Step{does, edits, answers})
	}
}

// planSection edits x-docs for an added, removed or renamed section.
func (p *Plan) planSection() {
	c, s := p.change, p.impact.Section
	switch operation := s.Operation; {
	case operation == nil:
		p.undecidedf("describe the call in the contract: %s; %s", s.Called(), s.Reason)
	case !match.IsNamed(p.Against.Contract, c.Page):
	case c.Kind == change.Added && !s.Claimed:
		p.undecidedf("whether it is another form of %s", operation.ID)
		if len(p.Against.Documented(c.Page, c.Heading)) > 0 {
			return // x-docs of another operation name it
		}
		p.addStep("name the heading", edit.AddHeading(operation, c.Page, c.Heading), nil)
	case c.Kind == change.Removed:
		if !match.HasHeading(p.New, c.Heading) {
			edits, err := edit.RemoveHeading(operation, c.Page, c.Heading)
			p.addStep("drop the heading", edits, err)
		}
		p.undecidedf("whether %s is withdrawn, or only no longer documented here", operation.ID)
	case c.Kind == change.Altered:
		edits, err := edit.RenameHeading(operation, c.Page, c.Alterations[0].From, c.Heading)
		p.addStep("name the new heading", edits, err)
	}
}

// planCall leaves changes of a call's path, method and authentication to a person.
func (p *Plan) planCall() {
	for _, one := range p.change.Alterations {
		if one.Aspect == aspect.Path || one.Aspect == aspect.Method || one.Aspect == aspect.Auth {
			p.undecidedf("%s of %s: %s", one.Aspect, p.impact.Operation, one.To)
		}
	}
}

// planRemoval removes a parameter or property of requests. A removal from responses is left to
// decide, because recorded responses take precedence.
func (p *Plan) planRemoval() {
	fact := p.change.Old
	row := p.impact.OldVerdict.Decided(p.Rows, "", fact.Name)
	switch {
	case row != "":
		p.undecidedf("%s mentions it: decide whether it was removed", row)
		return
	case fact.Where == page.Response:
		p.undecidedf("recorded responses decide whether %s is still sent", fact.Name)
		return
	case fact.Where == page.Path:
		p.undecidedf("the path still has it")
		return
	}
	for _, result := range p.impact.Section.Find(*fact) {
		switch at := result.At; {
		case at == nil:
		case at.In != "":
			edits, err := edit.RemoveParameter(p.impact.Section.Operation, at)
			p.addStep("drop the parameter", edits, err)
		case at.Owner != nil:
			edits, err := edit.RemoveProperty(at)
			p.addStep("drop the property", edits, err)
		}
	}
}
