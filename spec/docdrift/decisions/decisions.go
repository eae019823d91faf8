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
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Rows are the entries of spec/acknowledged.yaml. Nil has none.
type Rows struct{ entries []*Entry }

// Claim is a page's statement on one aspect of a fact.
type Claim struct {
	Page      string        `yaml:"page"`
	Heading   string        `yaml:"heading"`
	Operation string        `yaml:"operation"`
	Property  string        `yaml:"property"` // of the contract, such as Card.sub_type; "" if unknown
	Fact      string        `yaml:"fact"`     // its label: "body card.cvv" or "the call"
	Aspect    aspect.Aspect `yaml:"aspect"`
	Says      string        `yaml:"says"`
}

// Entry is a claim that a row settles. An entry without a page holds for every page; its fact is that
// of an operation, or a property of the contract.
type Entry struct {
	Claim `yaml:",inline"`

	Row  string `yaml:"row"`
	Line int    `yaml:"-"` // in the file of entries

	operations []string // that it holds for
	used       bool     // whether it settled a claim of its own page
}

// Read reads spec/acknowledged.yaml. The file lists the facts of a statement together; each is an entry
// of its own.
func Read(text []byte, contract *outline.Contract) (*Rows, error) {
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	decoder.KnownFields(true)
	var read struct {
		List []struct {
			Entry `yaml:",inline"`

			At []yaml.Node `yaml:"at"`
		} `yaml:"acknowledged"`
	}
	if err := decoder.Decode(&read); err != nil {
		return nil, fmt.Errorf("acknowledgements: %w", err)
	}
	rows := &Rows{}
	for i, group := range read.List {
		if group.Row == "" || group.Aspect == "" || group.Says == "" || len(group.At) == 0 {
			return nil, fmt.Errorf("acknowledgements: entry %d lacks one of row, aspect, says and at", i+1)
		}
		for _, node := range group.At {
			one := group.Entry
			if err := node.Decode(&one); err != nil {
				return nil, fmt.Errorf("acknowledgements: %w", err)
			}
			one.Line = node.Line
			if one.Property == "" && (one.Fact == "" || one.Heading+one.Operation == "") || (one.Heading == "") != (one.Page == "") {
				return nil, fmt.Errorf("acknowledgements: line %d: want heading and fact of a page, or without a page operation and fact, or property", one.Line)
			}
			one.operations = append(one.operations, one.Operation)
			for _, operation := range contract.Documented(one.Page, one.Heading) {
				one.operations = append(one.operations, operation.ID)
			}
			rows.entries = append(rows.entries, &one)
		}
	}
	return rows, nil
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
	for _, one := range r.list() {
		switch {
		case !one.isAbout(claim.Aspect) || !aspect.Same(claim.Aspect, one.Says, claim.Says):
		case one.Page == claim.Page && one.Heading == claim.Heading && one.Fact == claim.Fact:
			one.used, row = true, one.Row
		case row == "" && one.matches(claim):
			row = one.Row
		}
	}
	return row
}

// Decided returns a row about the claim's fact and aspect, whatever the page says, "" if there
// is none. For a claim without an aspect any entry of the claim's own page counts.
func (r *Rows) Decided(claim Claim) string {
	for _, one := range r.list() {
		if (claim.Aspect == "" && one.Page == claim.Page || one.isAbout(claim.Aspect)) && one.matches(claim) {
			return one.Row
		}
	}
	return ""
}

func (r *Rows) list() []*Entry {
	if r == nil {
		return nil
	}
	return r.entries
}

// isAbout reports whether an entry covers an aspect. An entry on a type also covers the values
// in samples.
func (e *Entry) isAbout(of aspect.Aspect) bool {
	return e.Aspect == of || e.Aspect == aspect.Type && of == aspect.Sample
}

func (e *Entry) matches(claim Claim) bool {
	if e.Property != "" {
		return e.Property == claim.Property
	}
	return slices.Contains(e.operations, claim.Operation) && page.FoldName(e.Fact) == page.FoldName(claim.Fact)
}

// Stale returns the entries for the given pages that have settled no claim so far.
func (r *Rows) Stale(pages []*page.Page) []*Entry {
	var stale []*Entry
	for _, one := range r.list() {
		if !one.used && slices.ContainsFunc(pages, func(read *page.Page) bool { return read.Name == one.Page }) {
			stale = append(stale, one)
		}
	}
	return stale
}
