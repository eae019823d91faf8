package docdrift

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Options are the inputs of [Diff] besides the pages.
type Options = impact.Options

// Difference holds the changes between two versions of a page, and the edited contract.
type Difference struct {
	Contract string           `json:"contract"`
	Page     string           `json:"page"`
	Changes  []*impact.Impact `json:"changes"`
	// Lost reports whether the new version has less than half of the facts of the old one.
	Lost bool `json:"lost,omitempty"`
	// GoBreaks are the breaks of the generated code by the edits, set by [Difference.Try].
	GoBreaks []goname.Break `json:"goBreaks,omitempty"`
	// Drafted holds the drafts of calls that the contract lacks, set by [Difference.Draft].
	Drafted *draft.Draft `json:"drafted,omitempty"`

	// Before and After are the contract's text before and after the edits.
	Before, After []byte `json:"-"`

	with    Options
	on      *edit.Text
	version *edit.Version // the contract with the edits
	drafts  *edit.Version // that with the drafts, nil without
	after   *page.Page
	isNew   bool // whether the page was not read before
}

// Diff compares two versions of a page: it returns each change with its impact on the contract,
// callers and generated code, and the edited contract. All edits are planned on the present
// contract and applied together. The edited contract is valid; an edit that cannot be made is
// added to Undecided of its change.
func Diff(before, after *page.Page, with Options) *Difference {
	d := &Difference{
		Contract: with.Against.File, Page: after.Name, Changes: []*impact.Impact{}, Before: with.Against.Text,
		Lost: lock.Loses(before, after), with: with, on: edit.On(with.Against.Contract), after: after, isNew: len(before.Sections) == 0,
	}
	assess := impact.Assessor{Options: with, Old: before, New: after}
	var edits []edit.Edit
	for _, one := range change.Between(before, after) {
		isOfNewSection := one.Before == nil && !one.OfSection()
		if isOfNewSection && d.isNew && !slices.Contains(with.Headings, one.Heading) {
			continue // of a new page only calls are drafted; docs check compares the others
		}
		if means := assess.Of(one); !isOfNewSection || means.Operation != "" && !means.Already {
			d.Changes, edits = append(d.Changes, means), append(edits, means.Edits()...)
		}
	}
	if d.apply(edits, nil) != nil {
		d.applyEach(nil)
	}
	d.showEdits()
	return d
}

// apply sets the edited contract to the present one with exactly these edits, unless it fails the
// check; nil checks nothing.
func (d *Difference) apply(edits []edit.Edit, check func(contract []byte) error) error {
	version, err := d.on.Apply(edits...)
	if err == nil && check != nil {
		err = check(version.Text)
	}
	if err == nil {
		d.version, d.After = version, version.Text
	}
	return err
}

// applyEach adds one step after the other. It drops a step that conflicts with those before it, or
// with which the contract fails the check, and adds the reason to Undecided.
func (d *Difference) applyEach(check func(contract []byte) error) {
	var all []edit.Edit
	_ = d.apply(all, nil) // no edit cannot fail
	for _, one := range d.Changes {
		steps := one.Steps
		one.Steps = nil
		for _, step := range steps {
			edits := slices.Concat(all, step.Edits)
			if err := d.apply(edits, check); err != nil {
				one.Undecided = append(one.Undecided, step.Does+": "+err.Error())
				continue
			}
			all, one.Steps = edits, append(one.Steps, step)
		}
	}
}

// showEdits sets YAML of each change from its steps. Without any its answers get no addition either.
func (d *Difference) showEdits() {
	for _, one := range d.Changes {
		one.YAML = ""
		if version, err := d.on.Preview(one.Edits()...); err == nil {
			one.YAML = version.Patch(d.Contract)
		}
		if len(one.Steps) == 0 {
			one.Answers = nil
		}
	}
}

// IsDecided reports whether the changes and drafts leave nothing to decide.
func (d *Difference) IsDecided() bool {
	return (d.Drafted == nil || len(d.Drafted.Undecided) == 0) &&
		!slices.ContainsFunc(d.Changes, func(one *impact.Impact) bool { return len(one.Undecided) > 0 })
}

// Patch returns all edits as a unified diff of a file, followed by one of the drafts, which refers to the
// edited file.
func (d *Difference) Patch(file string) string {
	patch := d.version.Patch(file)
	if d.drafts != nil {
		patch += d.drafts.Patch(file)
	}
	return patch
}
