package docdrift

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/plan"
)

// Options are what a difference is explained with. All but Against may be nil.
type Options struct {
	Against *compare.Contract
	Rows    *decisions.Rows
	Names   *goname.Index
}

// Difference is what changed between two versions of a page, and what becomes of the
// contract.
type Difference struct {
	Contract string   `json:"contract"`
	Page     string   `json:"page"`
	Changes  []Change `json:"changes"`
	// Lost is whether the new version has less than half of the facts of the old one.
	Lost bool `json:"lost,omitempty"`
	// GoBreaks are what breaks in the generated code and no change names.
	GoBreaks []goname.Break `json:"goBreaks,omitempty"`
	// Drafted are the calls that the contract lacked, if [Difference.Draft] was asked.
	Drafted *draft.Draft `json:"drafted,omitempty"`

	// Before and After are the contract's text, without the edits and with them.
	Before, After []byte `json:"-"`

	on    *edit.Text
	names *goname.Index
	after *page.Page
}

// Change is a changed fact with what it means and what follows.
type Change struct {
	change.Change
	*impact.Impact

	// Summary says it in a line.
	Summary string `json:"summary"`
	// YAML is the edit of the contract that follows, as a unified diff.
	YAML string `json:"yaml,omitempty"`
	// Undecided is what the page leaves open, for a person to decide.
	Undecided []string `json:"undecided,omitempty"`
	// Answers are the operations and events whose answers get what is added, where several do.
	Answers []string `json:"answers,omitempty"`
	// GoBreaks are what code that uses the generated code has to follow.
	GoBreaks []goname.Break `json:"goBreaks,omitempty"`

	steps []plan.Step
}

// Diff lists the facts that changed from one version of a page to the next, with what
// each means for the contract, for callers and for the generated code. All edits are
// planned on the contract as it is, and applied together: the contract with them is
// valid, and an edit that cannot be made is left to decide.
func Diff(before, after *page.Page, with Options) *Difference {
	d := &Difference{
		Contract: with.Against.File, Page: after.Name, Before: with.Against.Text,
		Lost: lock.Loses(before, after), on: edit.On(with.Against.Contract), names: with.Names, after: after,
	}
	assess := impact.Assessor{Old: before, New: after, Against: with.Against, Rows: with.Rows, Names: with.Names}
	plans := plan.Planner{New: after, Against: with.Against, Rows: with.Rows}
	for _, changed := range change.Between(before, after) {
		means := assess.Of(&changed)
		follows := plans.For(&changed, means)
		one := Change{Change: changed, Impact: means, Summary: changed.Describe(means.Operation), Undecided: follows.Undecided, steps: follows.Steps}
		d.Changes = append(d.Changes, one)
	}
	var all []edit.Edit
	for i := range d.Changes {
		all = append(all, d.Changes[i].edits()...)
	}
	var err error
	if d.After, err = d.on.Apply(all...); err != nil {
		d.applyEach(func([]byte) error { return nil })
	}
	d.showEdits()
	return d
}

// applyEach makes the edits of one change after the other. A step that does not go with
// those before it, or of which the contract does not pass the check, is left out and
// said.
func (d *Difference) applyEach(check func(contract []byte) error) {
	var all []edit.Edit
	d.After = d.Before
	apply := func(edits []edit.Edit) error {
		text, err := d.on.Apply(append(slices.Clip(all), edits...)...)
		if err == nil {
			err = check(text)
		}
		if err == nil {
			all, d.After = append(all, edits...), text
		}
		return err
	}
	for i := range d.Changes {
		one := &d.Changes[i]
		if len(one.steps) == 0 || apply(one.edits()) == nil {
			continue
		}
		steps := one.steps
		one.steps = nil
		for _, step := range steps {
			if err := apply(step.Edits); err != nil {
				one.Undecided = append(one.Undecided, step.Does+": "+err.Error())
			} else {
				one.steps = append(one.steps, step)
			}
		}
	}
}

// showEdits shows the edits of each change as a difference of the contract, with the answers
// that they reach.
func (d *Difference) showEdits() {
	for i := range d.Changes {
		one := &d.Changes[i]
		if text, err := d.on.Preview(one.edits()...); err == nil {
			one.YAML = edit.Patch(d.Contract, d.Before, text)
		}
		one.Answers = nil
		for _, step := range one.steps {
			one.Answers = slices.Concat(one.Answers, aspect.Without(step.Answers, one.Answers))
		}
	}
}

func (c *Change) edits() []edit.Edit {
	var all []edit.Edit
	for _, one := range c.steps {
		all = append(all, one.Edits...)
	}
	return all
}
