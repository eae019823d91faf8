package docdrift

import (
	"errors"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Draft drafts the calls that the contract lacks, in the contract with the edits: those
// of new sections, or of the sections under some headings, if any are given. After is
// the contract with the drafts.
func (d *Difference) Draft(headings ...string) error {
	contract, err := outline.Read(d.Contract, d.After)
	if err != nil {
		return err
	}
	var sections []*page.Section
	for i := range d.after.Sections {
		one := &d.after.Sections[i]
		isMeant := slices.Contains(headings, one.Heading) || len(headings) == 0 && d.added(one) != nil
		hasCall := one.Operation.Path != "" || one.Operation.Call != ""
		if isMeant && hasCall && match.Of(contract, d.after, one).Operation == nil {
			sections = append(sections, one)
		}
	}
	if len(sections) == 0 {
		return nil
	}
	drafted, err := draft.New(contract, d.after, sections)
	if err != nil && !errors.Is(err, draft.ErrNothing) {
		return err
	}
	for _, one := range sections {
		if added := d.added(one); added != nil {
			added.Undecided = nil // the draft says what is left
		}
	}
	d.Drafted = drafted
	if err == nil {
		d.After = drafted.Contract
	}
	return nil
}

// added is the change that a section of the new page belongs to, nil where there is none.
func (d *Difference) added(section *page.Section) *Change {
	at := slices.IndexFunc(d.Changes, func(c Change) bool {
		return c.OfSection() && c.Kind == change.Added && c.After == section
	})
	if at < 0 {
		return nil
	}
	return &d.Changes[at]
}
