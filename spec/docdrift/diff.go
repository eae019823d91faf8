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
	// Drifting are the pages that differ from the contract with the edits and did not
	// before, if [Difference.FindDrift] was asked.
	Drifting []string `json:"drifting,omitempty"`

	// Before and After are the contract's text, without the edits and with them.
	Before, After []byte `json:"-"`

	with    Options
	on      *edit.Text
	version *edit.Version
	after   *page.Page
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
		Lost: lock.Loses(before, after), with: with, on: edit.On(with.Against.Contract), after: after,
	}
	assess := impact.Assessor{Old: before, New: after, Against: with.Against, Rows: with.Rows, Names: with.Names}
	plans := plan.Planner{New: after, Against: with.Against, Rows: with.Rows}
	for _, changed := range change.Between(before, after) {
		means := assess.Of(&changed)
		follows := plans.For(&changed, means)
		d.Changes = append(d.Changes, Change{
			Change: changed, Impact: means, Summary: changed.Describe(means.Operation), Undecided: follows.Undecided, steps: follows.Steps,
		})
	}
	if d.apply(d.edits()) != nil {
		d.applyEach(func([]byte) error { return nil })
	}
	d.showEdits()
	return d
}

// apply makes edits of the contract, and no others.
func (d *Difference) apply(edits []edit.Edit) error {
	version, err := d.on.Apply(edits...)
	if err == nil {
		d.version, d.After = version, version.Text
	}
	return err
}

// applyEach makes one step after the other. One that does not go with those before it, or
// with which the contract does not pass the check, is left out and said.
func (d *Difference) applyEach(check func(contract []byte) error) {
	var all []edit.Edit
	for i := range d.Changes {
		one := &d.Changes[i]
		steps := one.steps
		one.steps = nil
		for _, step := range steps {
			edits := slices.Concat(all, step.Edits)
			version, err := d.on.Apply(edits...)
			if err == nil {
				err = check(version.Text)
			}
			if err != nil {
				one.Undecided = append(one.Undecided, step.Does+": "+err.Error())
				continue
			}
			all, one.steps = edits, append(one.steps, step)
		}
	}
	_ = d.apply(all) // which was tried
}

// showEdits shows the edits of each change as a difference of the contract, with the answers
// that they reach.
func (d *Difference) showEdits() {
	for i := range d.Changes {
		one := &d.Changes[i]
		one.YAML, one.Answers = d.patchOf(one.edits()), nil
		for _, step := range one.steps {
			one.Answers = slices.Concat(one.Answers, aspect.Without(step.Answers, one.Answers))
		}
	}
}

// patchOf is the difference that some of the edits make.
func (d *Difference) patchOf(edits []edit.Edit) string {
	version := d.version
	if len(edits) < len(d.edits()) {
		var err error
		if version, err = d.on.Preview(edits...); err != nil {
			return ""
		}
	}
	return version.Patch(d.Contract)
}

// Patch is the difference of the contract with all edits and drafts, as patch reads it.
func (d *Difference) Patch(file string) string { return d.version.Patch(file) }

func (d *Difference) edits() []edit.Edit {
	var all []edit.Edit
	for i := range d.Changes {
		all = append(all, d.Changes[i].edits()...)
	}
	return all
}

func (c *Change) edits() []edit.Edit {
	var all []edit.Edit
	for _, one := range c.steps {
		all = append(all, one.Edits...)
	}
	return all
}
