package compare

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// State is the result of comparing a fact with the contract.
type State string

// The states of a fact.
const (
	Aligned      State = "aligned"      // all statements of the page agree with the contract
	Acknowledged State = "acknowledged" // all differences are settled by DECISIONS.md
	Drifted      State = "drifted"      // at least one difference is not settled
	Unverifiable State = "unverifiable" // it could not be compared, see Reason
)

// The states of what is no fact.
const (
	Unknown    State = "unknown"      // a section without an operation
	OutOfScope State = "out of scope" // a section that the contract is not transcribed from, but from others of its page
	Stale      State = "stale"        // an entry of decisions that no longer settles anything
	Unfounded  State = "unfounded"    // a heading in x-docs that its page does not have
)

// Difference is a difference between a page and the contract in one aspect of a fact.
type Difference struct {
	Aspect aspect.Aspect `json:"aspect"`
	// Name is the name of the parameter, or of the property in a sample.
	Name string `json:"name,omitempty"`
	// Says is the page's statement, and Contract that of the contract at Place.
	Says     string        `json:"says"`
	Contract string        `json:"contract"`
	Place    outline.Place `json:"place"`
	// Row is the row of DECISIONS.md that settles it, "" if none does.
	Row string `json:"row,omitempty"`
	// News reports whether a sample has a property or value that the contract lacks, which breaks
	// nothing.
	News bool `json:"-"`
}

// In describes a difference of a fact.
func (d Difference) In(fact page.Fact) string {
	what := string(d.Aspect)
	if d.Name != "" && d.Name != fact.Name {
		what = d.Name + " " + what
	}
	text := fmt.Sprintf("%s: the page says %s; the contract: %s", what, d.Says, d.Contract)
	if d.Row != "" {
		text += " (" + d.Row + ")"
	}
	return text
}

// Same reports whether two differences are the same statement on the same aspect and name.
func (d Difference) Same(other Difference) bool {
	return d.Aspect == other.Aspect && d.Name == other.Name && d.Says == other.Says
}

// Verdict is the result of comparing a fact with the contract, or a remark on a section, an entry of
// decisions or a heading in x-docs; its Fact then has no more than a line.
type Verdict struct {
	Page  string    `json:"page"`
	Fact  page.Fact `json:"fact"`
	State State     `json:"state"`
	// Operation is the operationId.
	Operation string `json:"operation,omitempty"`
	// Place is the place of the fact in the contract. If it was not found, it is that of the object
	// that lacks it, or of the operation.
	Place       outline.Place `json:"place"`
	Differences []Difference  `json:"differences,omitempty"`
	// Reason is why a fact is unverifiable, or why the remark is made.
	Reason string `json:"reason,omitempty"`
	// Heading, Nth and Call are those of the section.
	Heading string         `json:"heading"`
	Nth     int            `json:"nth"`
	Call    page.Operation `json:"call"`

	property string // of the contract: Card.sub_type
}

// Source returns page:line of the fact, without an unknown line.
func (v *Verdict) Source() string { return outline.Place{File: v.Page, Line: v.Fact.Line}.String() }

func (v *Verdict) addDifference(of aspect.Aspect, says, has string, place outline.Place) {
	v.Differences = append(v.Differences, Difference{Aspect: of, Name: v.Fact.Name, Says: says, Contract: has, Place: place})
}

// decide sets the state, and the rows that settle differences.
func (v *Verdict) decide(rows *decisions.Rows) {
	v.State = Aligned
	if v.Reason != "" {
		v.State = Unverifiable
	}
	for i := range v.Differences {
		one := &v.Differences[i]
		one.Row = rows.Settles(v.claimOf(one.Aspect, one.Name, one.Says))
		if one.Row == "" {
			v.State = Drifted
		} else if v.State != Drifted {
			v.State = Acknowledged
		}
	}
}
