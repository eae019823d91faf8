package docdrift

import (
	"errors"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Draft drafts the calls that the contract lacks, in the contract with the edits: those of new
// sections, or of the sections under some headings, if any are given. After is the contract
// with the drafts.
func (d *Difference) Draft(headings ...string) error {
	contract, err := outline.Read(d.Contract, d.After)
	if err != nil {
		return fmt.Errorf("the contract with the edits: %w", err)
	}
	var sections []*page.Section
	var added []*Change
	for i := range d.after.Sections {
		one := &d.after.Sections[i]
		at := slices.IndexFunc(d.Changes, func(c Change) bool { return c.OfSection() && c.Kind == change.Added && c.After == one })
		isMeant := slices.Contains(headings, one.Heading) || len(headings) == 0 && at >= 0
		hasCall := one.Operation.Path != "" || one.Operation.Call != ""
		if !isMeant || !hasCall || match.Of(contract, d.after, one).Operation != nil {
			continue
		}
		sections = append(sections, one)
		if at >= 0 {
			added = append(added, &d.Changes[at])
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
		one.Undecided = nil // the draft says what is left
	}
	d.Drafted = drafted
	return nil
}

// applyDraft makes a draft in the contract with the edits.
func (d *Difference) applyDraft(contract *outline.Contract, drafted *draft.Draft) error {
	version, err := edit.On(contract).Apply(drafted.Edits...)
	if err == nil {
		d.version, d.After = version.After(d.version), version.Text
	}
	return err
}

// FindDrift finds the pages that differ from the contract with the edits and did not before:
// a list of values that several pages have grows on one of them at a time. Drafts alone make no
// page differ.
func (d *Difference) FindDrift(pages []*page.Page) error {
	if len(d.edits()) == 0 {
		return nil
	}
	against, err := compare.Load(d.Contract, d.After)
	if err != nil {
		return fmt.Errorf("the contract with the edits: %w", err)
	}
	others := slices.DeleteFunc(slices.Clone(pages), func(one *page.Page) bool { return one.Name == d.Page })
	drifted := func(against *compare.Contract) []string {
		var names []string
		for _, one := range compare.Pages(others, against, d.with.Rows).Verdicts {
			if one.State == compare.Drifted {
				names = append(names, one.Page)
			}
		}
		return names
	}
	after := drifted(against)
	if len(after) == 0 {
		return nil
	}
	before := drifted(d.with.Against)
	for _, name := range after {
		if !slices.Contains(before, name) && !slices.Contains(d.Drifting, name) {
			d.Drifting = append(d.Drifting, name)
		}
	}
	return nil
}
