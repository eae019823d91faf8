// Package decisions tells what the rows of DECISIONS.md have settled: in which facts a
// page and the contract differ, and are meant to.
//
//	rows, err := decisions.Read(spec.Acknowledged, contract)
//	if err != nil {
//		return err
//	}
//	row := rows.Settles(decisions.Claim{Page: "sdk-payments", Heading: "Capture payment", ...})
//
// A row answers to what a page says under a heading. It settles the same for the same
// operation under any heading and on any page: what was decided of a card's CVV does
// not have to be decided again for each page that writes it as a number.
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

// Rows are the differences that rows of DECISIONS.md settle. Nil has none.
type Rows struct{ list []entry }

// entry says of facts of a page that they differ from the contract as a row says.
type entry struct {
	Row    string        `yaml:"row"`
	Page   string        `yaml:"page"`
	Aspect aspect.Aspect `yaml:"aspect"`
	Says   string        `yaml:"says"`
	At     []at          `yaml:"at"`
}

// at is a fact under a heading, such as "body currency"; of a call, "the call". An entry
// without a page names the operation in place of the heading, or a property of the
// contract in place of both: it is valid for whatever page says so.
type at struct {
	Heading   string `yaml:"heading"`
	Operation string `yaml:"operation"`
	Fact      string `yaml:"fact"`
	Property  string `yaml:"property"`

	line       int
	operations []string
	used       bool
}

// Stale is an entry that no page answers to any more.
type Stale struct {
	Line    int           `json:"line"` // in the file of entries
	Row     string        `json:"row"`
	Page    string        `json:"page"`
	Heading string        `json:"heading"`
	Fact    string        `json:"fact"`
	Aspect  aspect.Aspect `json:"aspect"`
	Says    string        `json:"says"`
}

// UnmarshalYAML notes the line.
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

// Claim is what a page says in one aspect of a fact.
type Claim struct {
	Page, Heading, Operation string
	Property                 string // of the contract, such as Card.sub_type; or ""
	Fact                     string // its label: body card.cvv, or the call
	Aspect                   aspect.Aspect
	Says                     string
}

// Label names a fact as entries do.
func Label(fact page.Fact, name string) string {
	if fact.Kind == page.KindOperation {
		return fact.Label()
	}
	return fmt.Sprintf("%s %s", fact.Where, name)
}

// Settles is the row that settles a claim, "" where none does.
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

// Decided is the row that decided against a page in the claim's aspect, whatever the page
// says. A claim without an aspect is that the page's fact is there at all: that is for the
// rows of the page itself.
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

// isAbout is whether an entry is of an aspect: what it says of a type holds for the
// values in samples as well.
func (e *entry) isAbout(of aspect.Aspect) bool {
	return e.Aspect == of || e.Aspect == aspect.Type && of == aspect.Sample
}

func (a *at) matches(claim Claim) bool {
	if a.Property != "" {
		return a.Property == claim.Property
	}
	return slices.Contains(a.operations, claim.Operation) && page.FoldName(a.Fact) == page.FoldName(claim.Fact)
}

// isSame compares words; those for types by what they are in JSON, values in any order.
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

// Stale lists the entries that answered to nothing on the pages that were read.
func (r *Rows) Stale(pages []*page.Page) []Stale {
	var stale []Stale
	r.visit(func(entry *entry, at *at) {
		if !at.used && slices.ContainsFunc(pages, func(one *page.Page) bool { return one.Name == entry.Page }) {
			stale = append(stale, Stale{at.line, entry.Row, entry.Page, at.Heading, at.Fact, entry.Aspect, entry.Says})
		}
	})
	return stale
}
