package docdrift

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Draft drafts the calls that the contract lacks and adds them to After: those of new sections,
// or if [Options.Headings] are given those of the sections under them.
func (d *Difference) Draft() error {
	headings := d.with.Headings
	contract := d.with.Against.Contract
	if !bytes.Equal(d.Before, d.After) {
		var err error
		if contract, err = outline.Read(d.Contract, d.After); err != nil {
			return fmt.Errorf("the contract with the edits: %w", err)
		}
	}
	var sections []*page.Section
	var inferred []draft.Undecided
	for i := range d.after.Sections {
		one := &d.after.Sections[i]
		at := slices.IndexFunc(d.Changes, func(c *impact.Impact) bool { return c.OfSection() && c.Kind == change.Added && c.After == one })
		isMeant := slices.Contains(headings, one.Heading) || len(headings) == 0 && at >= 0
		of := match.Of(contract, d.after, one)
		section, infers := d.sectionToDraft(of)
		if !isMeant || section == nil {
			continue
		}
		sections = append(sections, section)
		if infers != "" {
			inferred = append(inferred, draft.Undecided{Line: one.Line, Subject: of.Operation.ID, Text: infers})
		}
		if at >= 0 {
			d.Changes[at].Undecided = nil // the draft lists it
		}
	}
	if len(sections) == 0 {
		return nil
	}
	drafted, err := draft.New(contract, d.after, sections)
	if err == nil {
		d.drafts, err = edit.On(contract).Apply(drafted.Edits...)
	}
	if err == nil {
		d.After = d.drafts.Text
		err = d.listDifferences(drafted)
	}
	if err != nil {
		return err
	}
	drafted.Undecided = append(drafted.Undecided, inferred...)
	d.Drafted = drafted
	return nil
}

// sectionToDraft returns a section whose call is to be drafted: a new one, or one of a draft, which the first
// reading of another page extends. It returns nil for any other. A section that gives no path gets that of the
// operation that it describes: one with the name of its call, which infers tells, or without a call one of an
// entity that is returned.
func (d *Difference) sectionToDraft(of *match.Section) (section *page.Section, infers string) {
	one := *of.Section
	hasCall := one.Operation.Path != "" || one.Operation.Call != ""
	switch {
	case of.Operation == nil && hasCall:
		return &one, ""
	case of.Operation == nil, !d.isNew, of.Claimed, !draft.IsDraft(of.Operation):
		return nil, ""
	case one.Operation.Path != "":
		return &one, ""
	case hasCall && of.HasParametersOfPath(of.Operation):
		infers = "the page gives no path: that " + one.Operation.Call + " is this call is inferred from the heading or its name"
	case hasCall, len(one.Facts) == 0:
		return nil, ""
	}
	one.Operation.Method, one.Operation.Path = of.Operation.Method, of.Operation.Base+of.Operation.Path
	return &one, infers
}

// listDifferences compares the drafted operations with the page, and adds what differs to Undecided,
// unless the draft has told of it: nothing that the page says is lost silently.
func (d *Difference) listDifferences(drafted *draft.Draft) error {
	against, err := compare.Load(d.Contract, d.After)
	if err != nil {
		return err
	}
	told := drafted.Undecided
	for _, verdict := range compare.Pages([]*page.Page{d.after}, against, d.with.Rows).Verdicts {
		if !slices.Contains(drafted.Operations, verdict.Operation) {
			continue
		}
		for _, one := range verdict.Differences {
			isTold := slices.ContainsFunc(told, func(other draft.Undecided) bool {
				_, last := aspect.Parent(one.Name)
				return other.Line == verdict.Fact.Line || one.Aspect == aspect.Sample && last != "" && strings.Contains(other.String(), last)
			})
			if one.Row == "" && !isTold {
				drafted.Undecided = append(drafted.Undecided, draft.Undecided{
					Line: verdict.Fact.Line, Subject: verdict.Operation, Text: verdict.Fact.Label() + ": " + one.In(verdict.Fact),
				})
			}
		}
	}
	return nil
}
