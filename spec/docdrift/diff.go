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

// Options are the inputs of [Diff] besides the pages. Rows and Names may be nil.
type Options struct {
	Against *compare.Contract
	Rows    *decisions.Rows
	Names   *goname.Index
}

// Difference holds the changes between two versions of a page, and the edited contract.
type Difference struct {
	Contract string   `json:"contract"`
	Page     string   `json:"page"`
	Changes  []Change `json:"changes"`
	// Lost reports whether the new version has less than half of the facts of the old one.
	Lost bool `json:"lost,omitempty"`
	// GoBreaks are the breaks of the generated code that belong to no change, set by
	// [Difference.Try].
	GoBreaks []goname.Break `json:"goBreaks,omitempty"`
	// Drafted holds the drafts of calls that the contract lacks, set by [Difference.Draft].
	Drafted *draft.Draft `json:"drafted,omitempty"`

	// Before and After are the contract's text before and after the edits.
	Before, After []byte `json:"-"`

	with    Options
	on      *edit.Text
	version *edit.Version
	after   *page.Page
}

// Change is a change of a page with its impact and the edits that follow.
type Change struct {
	change.Change
	*impact.Impact

	// Summary describes the change in one line.
	Summary string `json:"summary"`
	// YAML is the edit of the contract, as a unified diff.
	YAML string `json:"yaml,omitempty"`
	// Undecided lists what is left for a person to decide.
	Undecided []string `json:"undecided,omitempty"`
	// Answers are the operations and events whose responses and bodies get an addition, if it is
	// made in a shared component.
	Answers []string `json:"answers,omitempty"`
	// GoBreaks are the breaks of the generated code by this change, set by [Difference.Try].
	GoBreaks []goname.Break `json:"goBreaks,omitempty"`

	steps []plan.Step
}

// Diff compares two versions of a page: it returns each change with its impact on the contract,
// callers and generated code, and the edited contract. All edits are planned on the present
// contract and applied together. The edited contract is valid; an edit that cannot be made is
// added to Undecided of its change.
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

// apply sets the edited contract to the present one with exactly these edits.
func (d *Difference) apply(edits []edit.Edit) error {
	version, err := d.on.Apply(edits...)
	if err == nil {
		d.version, d.After = version, version.Text
	}
	return err
}

// applyEach adds one step after the other. It drops a step that conflicts with those before it, or
// with which the contract fails the check, and adds the reason to Undecided.
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
	_ = d.apply(all) // cannot fail: the last step was tried with all before it
}

// showEdits sets YAML and Answers of each change from its steps.
func (d *Difference) showEdits() {
	for i := range d.Changes {
		one := &d.Changes[i]
		one.YAML, one.Answers = d.patchOf(one.edits()), nil
		for _, step := range one.steps {
			one.Answers = slices.Concat(one.Answers, aspect.Without(step.Answers, one.Answers))
		}
	}
}

// patchOf returns the unified diff of some of the edits.
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

// Patch returns all edits and drafts as a unified diff of a file.
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
