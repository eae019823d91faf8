// Package change compares the facts of two versions of a page. Line numbers, wording and order
// do not matter.
//
//	for _, one := range change.Between(before, after) {
//		fmt.Println(one.Kind, one.Describe("listPayments"))
//	}
package change

import (
	"cmp"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Kind is how a fact changed.
type Kind string

// The kinds.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Altered Kind = "altered"
	Moved   Kind = "moved" // to another place in the request
)

// Change is a fact or a whole section that differs between two versions of a page.
type Change struct {
	Kind Kind   `json:"kind"`
	Page string `json:"page"`
	// Heading and Line refer to the new page, or to the old one if Kind is Removed.
	Heading string `json:"heading"`
	Line    int    `json:"line"`
	// Fact is the fact's label, or "the section".
	Fact        string       `json:"fact"`
	Alterations []Alteration `json:"alterations,omitempty"`

	// Old and New are the fact in each version; nil if it is not there, and both nil for a section.
	Old *page.Fact `json:"-"`
	New *page.Fact `json:"-"`
	// Before and After are the section in each version; nil if it is not there.
	Before *page.Section `json:"-"`
	After  *page.Section `json:"-"`
}

// OfSection reports whether a whole section changed.
func (c *Change) OfSection() bool { return c.Old == nil && c.New == nil }

// Latest returns the new fact, or the old one if it was removed.
func (c *Change) Latest() *page.Fact { return cmp.Or(c.New, c.Old) }

// Altered returns the alteration of an aspect, the zero value if there is none.
func (c *Change) Altered(of aspect.Aspect) Alteration {
	for _, one := range c.Alterations {
		if one.Aspect == of {
			return one
		}
	}
	return Alteration{}
}

// Between returns the changes from one version of a page to the next, in order of their lines.
func Between(before, after *page.Page) []Change {
	var all []Change
	for _, pair := range pairSections(before, after) {
		for _, one := range compareSections(pair) {
			one.Page, one.Before, one.After = after.Name, pair.old, pair.new
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b Change) int { return cmp.Compare(a.Line, b.Line) })
	return all
}

func compareSections(p pair[page.Section]) []Change {
	var all []Change
	switch {
	case p.old == nil:
		all = []Change{{Kind: Added, Heading: p.new.Heading, Line: p.new.Line, Fact: "the section"}}
		p.old = &page.Section{}
	case len(p.old.Facts) == 0:
		return nil // out of scope: the lock has no facts of it
	case p.new == nil:
		return []Change{{Kind: Removed, Heading: p.old.Heading, Line: p.old.Line, Fact: "the section"}}
	case p.old.Heading != p.new.Heading:
		all = []Change{{
			Kind: Altered, Heading: p.new.Heading, Line: p.new.Line, Fact: "the section",
			Alterations: []Alteration{{Aspect: aspect.Heading, From: p.old.Heading, To: p.new.Heading}},
		}}
	}
	for _, facts := range pairFacts(p.old, p.new) {
		one := Change{Kind: Altered, Heading: p.new.Heading, Old: facts.old, New: facts.new}
		switch {
		case facts.old == nil:
			one.Kind = Added
		case facts.new == nil:
			one.Kind, one.Heading = Removed, p.old.Heading
		case facts.new.Kind == page.KindOperation:
			one.Alterations = compareStatements(aspect.OfCall(p.old.Operation), aspect.OfCall(p.new.Operation))
		default:
			one.Alterations = compareFacts(*facts.old, *facts.new)
		}
		if one.Kind == Altered && len(one.Alterations) == 0 {
			continue
		}
		if one.Altered(aspect.Where).To != "" {
			one.Kind = Moved
		}
		one.Line, one.Fact = one.Latest().Line, one.Latest().Label()
		all = append(all, one)
	}
	return all
}
