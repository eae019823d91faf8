package compare

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Report is the result of comparing pages with the contract.
type Report struct {
	Contract string        `json:"contract"`
	Counts   map[State]int `json:"counts"`
	// Verdicts are on facts, and Remarks on sections, entries of decisions and headings in x-docs.
	Verdicts []Verdict `json:"verdicts"`
	Remarks  []Verdict `json:"remarks"`
}

// Pages compares every fact of pages with the contract. With nil rows every difference is drift.
func Pages(pages []*page.Page, against *Contract, rows *decisions.Rows) *Report {
	report := &Report{
		Contract: against.File, Counts: map[State]int{Aligned: 0, Acknowledged: 0, Drifted: 0, Unverifiable: 0},
		Verdicts: []Verdict{}, Remarks: []Verdict{},
	}
	for _, read := range pages {
		named := match.IsNamed(against.Contract, read.Name)
		for i := range read.Sections {
			section := match.Of(against.Contract, read, &read.Sections[i])
			if section.Operation == nil || len(section.Facts) == 0 {
				state := Unknown
				if named || len(section.Facts) == 0 {
					state = OutOfScope
				}
				report.remark(Verdict{
					State: state, Page: read.Name, Heading: section.Heading, Nth: section.Nth, Call: section.Section.Operation,
					Fact: page.Fact{Line: section.Line}, Reason: section.Reason,
				})
				continue
			}
			for _, fact := range section.InCall() {
				report.Verdicts = append(report.Verdicts, Fact(section, fact, against, rows))
			}
		}
		report.remarkUnfounded(read, against)
	}
	for _, one := range rows.Stale(pages) {
		report.remark(Verdict{
			State: Stale, Page: one.Page, Heading: one.Heading, Place: outline.Place{File: "spec/acknowledged.yaml", Line: one.Line},
			Reason: fmt.Sprintf("the page no longer says %s %s of %s, which %s settles", one.Aspect, one.Says, one.Fact, one.Row),
		})
	}
	for _, all := range [][]Verdict{report.Verdicts, report.Remarks} {
		for _, one := range all {
			report.Counts[one.State]++
		}
	}
	return report
}

// remarkUnfounded adds the headings that x-docs name for a page and the page does not have.
func (r *Report) remarkUnfounded(read *page.Page, against *Contract) {
	for _, operation := range against.Operations() {
		for _, doc := range operation.Docs {
			if doc.Page == read.Name && !match.HasHeading(read, doc.Heading) {
				r.remark(Verdict{
					State: Unfounded, Page: doc.Page, Heading: doc.Heading, Operation: operation.ID, Place: doc.Place,
					Reason: "x-docs of " + operation.ID + " name the heading, which the page does not have",
				})
			}
		}
	}
}

func (r *Report) remark(one Verdict) { r.Remarks = append(r.Remarks, one) }

// Clean reports whether every fact in scope is aligned or acknowledged, every section in scope has an
// operation, and no entry of decisions is stale and no heading of x-docs unfounded.
func (r *Report) Clean() bool {
	return r.Counts[Aligned]+r.Counts[Acknowledged] == len(r.Verdicts) && r.Counts[OutOfScope] == len(r.Remarks)
}
