package match

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// PageName tells which page of the contract's x-docs was read: the one of which at
// least half of the headings are there. It is "" where none is, or two as well.
func PageName(contract *outline.Contract, read *page.Page) string {
	present, all := map[string]int{}, map[string]int{}
	for _, heading := range Headings(contract) {
		all[heading.Page]++
		if HasHeading(read, heading.Heading) {
			present[heading.Page]++
		}
	}
	best, tie := "", false
	for name, count := range present {
		switch {
		case 2*count < all[name]:
		case count > present[best]:
			best, tie = name, false
		case count == present[best]:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// Headings lists the headings that x-docs name, each once.
func Headings(contract *outline.Contract) []outline.Doc {
	var all []outline.Doc
	for _, operation := range contract.Operations() {
		for _, doc := range operation.Docs {
			doc.Place = outline.Place{}
			if !slices.Contains(all, doc) {
				all = append(all, doc)
			}
		}
	}
	return all
}

// HasHeading is whether a page has a section of a heading. Case does not matter.
func HasHeading(read *page.Page, heading string) bool {
	return slices.ContainsFunc(read.Sections, func(s page.Section) bool { return strings.EqualFold(s.Heading, heading) })
}

// IsNamed is whether x-docs name a page anywhere.
func IsNamed(contract *outline.Contract, name string) bool {
	return slices.ContainsFunc(Headings(contract), func(doc outline.Doc) bool { return doc.Page == name })
}

// Transcribed is a page with the facts of the sections that the contract is transcribed
// from: those that x-docs name, or, of a page that they do not name, those of which
// there is an operation. Of the others the heading alone is left.
func Transcribed(contract *outline.Contract, read *page.Page) *page.Page {
	named := IsNamed(contract, read.Name)
	one := *read
	one.Sections = slices.Clone(read.Sections)
	for i := range one.Sections {
		section := Of(contract, read, &read.Sections[i])
		if !section.Claimed && (named || section.Operation == nil) {
			one.Sections[i].Facts = nil
		}
	}
	return &one
}
