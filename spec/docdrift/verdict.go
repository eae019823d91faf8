package docdrift

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// State is how a fact and the contract stand to each other.
type State string

// The states.
const (
	Aligned      State = "aligned"      // all that the page says was found and is the same
	Acknowledged State = "acknowledged" // it differs as a row of DECISIONS.md says
	Drifted      State = "drifted"      // it differs
	Unverifiable State = "unverifiable" // it could not be compared, for the reason given
)

// Aspect is what of a fact was compared.
type Aspect string

// The aspects. A limit is an aspect of its own name: max, maxLength, maxPairs.
const (
	Exists    Aspect = "exists" // that there is such a call, parameter or property
	At        Aspect = "path"   // of a call
	Verb      Aspect = "method" // of a call
	Auth      Aspect = "auth"
	Where     Aspect = "where"
	Type      Aspect = "type"
	Mandatory Aspect = "mandatory"
	Default   Aspect = "default"
	Values    Aspect = "values"
	Shown     Aspect = "sample" // a value in a sample
	Listed    Aspect = "listed" // that it stands in a list, not in a sample alone
)

// Difference is one thing in which a page and the contract differ.
type Difference struct {
	Aspect Aspect `json:"aspect"`
	// Name is the parameter, or the place in a sample.
	Name string `json:"name,omitempty"`
	// Says is the page's word, and Contract the contract's at Place.
	Says     string        `json:"says"`
	Contract string        `json:"contract"`
	Place    outline.Place `json:"place"`
	// Row is the row of DECISIONS.md that acknowledges it, "" where none does.
	Row string `json:"row,omitempty"`

	news bool // the page shows more than the contract, which breaks nothing
}

// Verdict is what came of holding a fact against the contract.
type Verdict struct {
	Page    string        `json:"page"`
	Section *page.Section `json:"-"`
	Fact    page.Fact     `json:"fact"`
	State   State         `json:"state"`
	// Operation is the operationId, "" where none was found.
	Operation string `json:"operation,omitempty"`
	// Place is where the contract says it.
	Place       outline.Place `json:"place"`
	Differences []Difference  `json:"differences,omitempty"`
	// Reason is why a fact is unverifiable.
	Reason string `json:"reason,omitempty"`
}

// Source is where the fact stands: page:line.
func (v *Verdict) Source() string { return fmt.Sprintf("%s:%d", v.Page, v.Fact.Line) }

// Report is what came of holding pages against the contract.
type Report struct {
	Contract string    `json:"contract"`
	Verdicts []Verdict `json:"facts"`
	// Stale are acknowledgements of what no page says any more.
	Stale []Stale `json:"stale,omitempty"`
	// Unfounded are headings of x-docs that their page does not have.
	Unfounded []Unfounded `json:"unfounded,omitempty"`
}

// Unfounded is a heading that an operation is said to be transcribed from, and
// that its page does not have.
type Unfounded struct {
	Operation string        `json:"operation"`
	Page      string        `json:"page"`
	Heading   string        `json:"heading"`
	Place     outline.Place `json:"place"`
}

// Count is how many facts are in a state.
func (r *Report) Count(state State) int {
	count := 0
	for _, verdict := range r.Verdicts {
		if verdict.State == state {
			count++
		}
	}
	return count
}

// Clean is whether every fact is aligned or acknowledged, and every
// acknowledgement and every heading of x-docs answers to something.
func (r *Report) Clean() bool {
	return r.Count(Drifted) == 0 && r.Count(Unverifiable) == 0 && len(r.Stale) == 0 && len(r.Unfounded) == 0
}
