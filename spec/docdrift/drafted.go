package docdrift

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Draft drafts the calls that the contract lacks and adds them to After: those of new sections,
// or if headings are given those of the sections under them.
func (d *Difference) Draft(headings ...string) error {
	contract, err := d.edited()
	if err != nil {
		return fmt.Errorf("the contract with the edits: %w", err)
	}
	var sections []*page.Section
	var added []*impact.Impact
	for i := range d.after.Sections {
		one := &d.after.Sections[i]
		at := slices.IndexFunc(d.Changes, func(c *impact.Impact) bool { return c.OfSection() && c.Kind == change.Added && c.After == one })
		isMeant := slices.Contains(headings, one.Heading) || len(headings) == 0 && at >= 0
		hasCall := one.Operation.Path != "" || one.Operation.Call != ""
		if !isMeant || !hasCall || match.Of(contract, d.after, one).Operation != nil {
			continue
		}
		sections = append(sections, one)
		if at >= 0 {
			added = append(added, d.Changes[at])
		}
	}
	if len(sections) == 0 {
		return nil
	}
	drafted, err := draft.New(contract, d.after, sections)
	if err == nil {
		err = d.applyDraft(contract, drafted)
	}
	if err != nil && !errors.Is(err, draft.ErrNothing) {
		return err
	}
	for _, one := range added {
		one.Undecided = nil // the draft lists it
	}
	d.Drafted = drafted
	return nil
}

// edited returns the contract with the edits.
func (d *Difference) edited() (*outline.Contract, error) {
	if bytes.Equal(d.Before, d.After) {
		return d.with.Against.Contract, nil
	}
	return outline.Read(d.Contract, d.After)
}

// applyDraft adds a draft to the contract with the edits.
func (d *Difference) applyDraft(contract *outline.Contract, drafted *draft.Draft) error {
	version, err := edit.On(contract).Apply(drafted.Edits...)
	if err == nil {
		d.version, d.After = version.After(d.version), version.Text
	}
	return err
}
