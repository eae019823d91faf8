// Package decisions reads spec/acknowledged.yaml: the intended differences between pages and
// the contract, each settled by a row of DECISIONS.md.
//
//	rows, err := decisions.Read(spec.Acknowledged, contract)
//	if err != nil {
//		return err
//	}
//	row := rows.Settles(decisions.Claim{Page: "sdk-payments", Heading: "Capture payment", ...})
//
// An entry names what a page says under a heading. It settles the same claim about the same
// operation under any heading and on any page: the decision on a card's CVV holds for every
// page that writes it as a number.
package decisions

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Rows are the entries of spec/acknowledged.yaml. Nil has none.
type Rows struct{ list []entry }

// entry is a statement of a page that a row settles, with the facts for which it does.
type entry struct {
	Row    string        `yaml:"row"`
	Page   string        `yaml:"page"`
	Aspect aspect.Aspect `yaml:"aspect"`
	Says   string        `yaml:"says"`
	At     []at          `yaml:"at"`
}

// at is a fact under a heading, such as "body currency", or "the call". In an entry without a
// page, which holds for every page, it is a fact of an operation, or a property of the contract.
type at struct {
	Heading   string `yaml:"heading"`
	Operation string `yaml:"operation"`
	Fact      string `yaml:"fact"`
	Property  string `yaml:"property"`

	line       int      // in the file of entries
	operations []string // that it holds for
	used       bool     // whether it settled a claim of its own page
}

// Stale is an entry that no longer settles anything on its page.
type Stale struct {
	Line    int           `json:"line"` // in the file of entries
	Row     string        `json:"row"`
	Page    string        `json:"page"`
	Heading string        `json:"heading"`
	Fact    string        `json:"fact"`
	Aspect  aspect.Aspect `json:"aspect"`
	Says    string        `json:"says"`
}

// UnmarshalYAML decodes a place and records its line.
func (a *at) UnmarshalYAML(node *yaml.Node) error {
	type plain at
	if err := node.Decode((*plain)(a)); err != nil {
		return err
	}
	a.line = node.Line
	return nil
}

// Read reads spec/acknowledged.yaml.
func Read(text []byte, contract *outline.Contract) (*Rows, error) {
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	var read struct {
		List []entry `yaml:"acknowledged"`
	}
	if err := decoder.Decode(&read); err != nil {
		return nil, fmt.Errorf("acknowledgements: %w", err)
	}
	for i, one := range read.List {
		if one.Row == "" || one.Aspect == "" || one.Says == "" || len(one.At) == 0 {
			return nil, fmt.Errorf("acknowledgements: entry %d lacks one of row, aspect, says and at", i+1)
		}
		for j := range one.At {
			at := &one.At[j]
			if at.Property == "" && (at.Fact == "" || at.Heading+at.Operation == "") || (at.Heading == "") != (one.Page == "") {
				return nil, fmt.Errorf("acknowledgements: line %d: want heading and fact of a page, or without a page operation and fact, or property", at.line)
			}
			at.operations = append(at.operations, at.Operation)
			for _, operation := range contract.Documented(one.Page, at.Heading) {
				at.operations = append(at.operations, operation.ID)
			}
		}
	}
	if len(read.List) == 0 {
		return nil, errors.New("acknowledgements: there is none")
	}
	return &Rows{read.List}, nil
}

// Claim is a page's statement on one aspect of a fact.
type Claim struct {
	Page, Heading, Operation string
	Property                 string // of the contract, such as Card.sub_type; "" if unknown
	Fact                     string // its label: "body card.cvv" or "the call"
	Aspect                   aspect.Aspect
	Says                     string
}

// Label returns the label of a fact in entries, with the given name.
func Label(fact page.Fact, name string) string {
	if fact.Kind == page.KindOperation {
		return fact.Label()
	}
	return fmt.Sprintf("%s %s", fact.Where, name)
}

// Settles returns the row that settles a claim, "" if none does. It marks the entries for the
// claim's page and heading as used, see [Rows.Stale].
func (r *Rows) Settles(claim Claim) string {
	row := ""
	r.visit(func(entry *entry, at *at) {
		switch {
		case !entry.isAbout(claim.Aspect) || !isSame(entry.Says, claim):
		case entry.Page == claim.Page && at.Heading == claim.Heading && at.Fact == claim.Fact:
			at.used, row = true, entry.Row
		case row == "" && at.matches(claim):
			row = entry.Row
		}
	})
	return row
}

// Decided returns a row about the claim's fact and aspect, whatever the page says, "" if there
// is none. For a claim without an aspect any entry of the claim's own page counts.
func (r *Rows) Decided(claim Claim) string {
	row := ""
	r.visit(func(entry *entry, at *at) {
		if row == "" && (claim.Aspect == "" && entry.Page == claim.Page || entry.isAbout(claim.Aspect)) && at.matches(claim) {
			row = entry.Row
		}
	})
	return row
}

func (r *Rows) visit(do func(*entry, *at)) {
	if r == nil {
		return
	}
	for i := range r.list {
		for j := range r.list[i].At {
			do(&r.list[i], &r.list[i].At[j])
		}
	}
}

// isAbout reports whether an entry covers an aspect. An entry on a type also covers the values
// in samples.
func (e *entry) isAbout(of aspect.Aspect) bool {
	return e.Aspect == of || e.Aspect == aspect.Type && of == aspect.Sample
}

func (a *at) matches(claim Claim) bool {
	if a.Property != "" {
		return a.Property == claim.Property
	}
	return slices.Contains(a.operations, claim.Operation) && page.FoldName(a.Fact) == page.FoldName(claim.Fact)
}

// isSame reports whether an entry and a claim say the same: the same JSON type, the same values
// in any order, or the same text.
func isSame(says string, claim Claim) bool {
	switch claim.Aspect {
	case aspect.Type:
		kind := aspect.JSONType(says)
		return says == claim.Says || kind != "" && kind == aspect.JSONType(claim.Says)
	case aspect.Values:
		return slices.Equal(slices.Sorted(slices.Values(aspect.SplitValues(says))), slices.Sorted(slices.Values(aspect.SplitValues(claim.Says))))
	default:
		return says == claim.Says
	}
}

// Stale returns the entries for the given pages that have settled no claim so far.
func (r *Rows) Stale(pages []*page.Page) []Stale {
	var stale []Stale
	r.visit(func(entry *entry, at *at) {
		if !at.used && slices.ContainsFunc(pages, func(one *page.Page) bool { return one.Name == entry.Page }) {
			stale = append(stale, Stale{at.line, entry.Row, entry.Page, at.Heading, at.Fact, entry.Aspect, entry.Says})
		}
	})
	return stale
}
