package compare

import (
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Report is the result of comparing pages with the contract.
type Report struct {
	Contract string        `json:"contract"`
	Counts   map[State]int `json:"facts"`
	Verdicts []Verdict     `json:"verdicts"`
	// Unknown are sections without an operation, and sections out of scope.
	Unknown []Unknown `json:"unknown"`
	// Stale are entries of decisions that no longer settle anything.
	Stale []decisions.Stale `json:"stale"`
	// Unfounded are headings of x-docs that their page does not have.
	Unfounded []Unfounded `json:"unfounded"`
}

// Unknown is a section without an operation, or out of scope.
type Unknown struct {
	Page    string `json:"page"`
	Heading string `json:"heading"`
	Line    int    `json:"line"`
	Facts   int    `json:"facts"`
	Reason  string `json:"reason"`
	// OutOfScope reports whether the contract is transcribed from other sections of the page, and
	// not from this one.
	OutOfScope bool `json:"outOfScope,omitempty"`
}

// Unfounded is a heading in an operation's x-docs that its page does not have.
type Unfounded struct {
	Operation string        `json:"operation"`
	Page      string        `json:"page"`
	Heading   string        `json:"heading"`
	Place     outline.Place `json:"place"`
}

// Pages compares every fact of pages with the contract. With nil rows every difference is drift.
func Pages(pages []*page.Page, against *Contract, rows *decisions.Rows) *Report {
	report := &Report{
		Contract: against.File, Counts: map[State]int{Aligned: 0, Acknowledged: 0, Drifted: 0, Unverifiable: 0},
		Verdicts: []Verdict{}, Unknown: []Unknown{}, Unfounded: []Unfounded{},
	}
	for _, read := range pages {
		named := match.IsNamed(against.Contract, read.Name)
		for i := range read.Sections {
			section := match.Of(against.Contract, read, &read.Sections[i])
			if section.Operation == nil || len(section.Facts) == 0 {
				report.Unknown = append(report.Unknown, Unknown{
					read.Name, section.Heading, section.Line, len(section.Facts), section.Reason, named || len(section.Facts) == 0,
				})
				continue
			}
			for _, fact := range section.InCall() {
				verdict := Fact(section, fact, against, rows)
				report.Counts[verdict.State]++
				report.Verdicts = append(report.Verdicts, verdict)
			}
		}
		report.Unfounded = append(report.Unfounded, findUnfounded(read, against)...)
	}
	report.Stale = append([]decisions.Stale{}, rows.Stale(pages)...)
	return report
}

// findUnfounded returns the headings that x-docs name for a page and the page does not have.
func findUnfounded(read *page.Page, against *Contract) []Unfounded {
	var all []Unfounded
	for _, operation := range against.Operations() {
		for _, doc := range operation.Docs {
			if doc.Page == read.Name && !match.HasHeading(read, doc.Heading) {
				all = append(all, Unfounded{operation.ID, doc.Page, doc.Heading, doc.Place})
			}
		}
	}
	return all
}

// Count returns the number of facts in a state.
func (r *Report) Count(state State) int { return r.Counts[state] }

// OutOfScope returns the headings of sections out of scope.
func (r *Report) OutOfScope() []string {
	var headings []string
	for _, one := range r.Unknown {
		if one.OutOfScope {
			headings = append(headings, one.Heading)
		}
	}
	return headings
}

// Clean reports whether every fact in scope is aligned or acknowledged, every section in scope has an
// operation, and no entry of decisions is stale and no heading of x-docs unfounded.
func (r *Report) Clean() bool {
	return r.Count(Drifted) == 0 && r.Count(Unverifiable) == 0 && len(r.Unknown) == len(r.OutOfScope()) &&
		len(r.Stale) == 0 && len(r.Unfounded) == 0
}
