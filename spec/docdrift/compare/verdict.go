package compare

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
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

// Difference is one thing in which a page and the contract differ.
type Difference struct {
	Aspect aspect.Aspect `json:"aspect"`
	// Name is the parameter, or the place in a sample.
	Name string `json:"name,omitempty"`
	// Says is the page's word, and Contract the contract's at Place.
	Says     string        `json:"says"`
	Contract string        `json:"contract"`
	Place    outline.Place `json:"place"`
	// Row is the row of DECISIONS.md that settles it, "" where none does.
	Row string `json:"row,omitempty"`
	// News is whether a sample shows more than the contract, which breaks nothing.
	News bool `json:"-"`
}

// Same is whether two differences are of the same thing.
func (d Difference) Same(other Difference) bool {
	return d.Aspect == other.Aspect && d.Name == other.Name && d.Says == other.Says
}

// Verdict is the result of comparing a fact with the contract.
type Verdict struct {
	Page    string        `json:"page"`
	Section *page.Section `json:"-"`
	Fact    page.Fact     `json:"fact"`
	State   State         `json:"state"`
	// Operation is the operationId.
	Operation string `json:"operation,omitempty"`
	// Place is where the contract says it.
	Place       outline.Place `json:"place"`
	Differences []Difference  `json:"differences,omitempty"`
	// Reason is why a fact is unverifiable.
	Reason string `json:"reason,omitempty"`

	property string // of the contract: Card.sub_type
}

// Source is where the fact is: page:line.
func (v *Verdict) Source() string { return fmt.Sprintf("%s:%d", v.Page, v.Fact.Line) }

func (v *Verdict) addDifference(of aspect.Aspect, says, has string, place outline.Place) {
	v.Differences = append(v.Differences, Difference{Aspect: of, Name: v.Fact.Name, Says: says, Contract: has, Place: place})
}

// decide gives the verdict its state.
func (v *Verdict) decide() {
	open := 0
	for _, one := range v.Differences {
		if one.Row == "" {
			open++
		}
	}
	switch {
	case open > 0:
		v.State = Drifted
	case len(v.Differences) > 0:
		v.State = Acknowledged
	case v.Reason != "":
		v.State = Unverifiable
	default:
		v.State = Aligned
	}
}
