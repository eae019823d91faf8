package match

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// PageName tells which page of the contract's x-docs was read: the one of which at
// least half of the headings are there, and of its calls, as far as it was read before.
// It is "" where none is, or two as well.
func PageName(contract *outline.Contract, read *page.Page, before []*page.Page) string {
	present, all := map[string]int{}, map[string]int{}
	for _, heading := range Headings(contract) {
		all[heading.Page]++
		if HasHeading(read, heading.Heading) {
			present[heading.Page]++
		}
	}
	best, tie := "", false
	for name, count := range present {
		known := slices.IndexFunc(before, func(one *page.Page) bool { return one.Name == name })
		switch {
		case 2*count < all[name] || known >= 0 && !sameCalls(before[known], read):
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

// sameCalls is whether at least half of the calls of a page are on another. The pages of
// two SDKs have the same headings, and each its own way to call.
func sameCalls(before, read *page.Page) bool {
	all, present := 0, 0
	for _, section := range before.Sections {
		call := section.Operation.Call + section.Operation.Path
		if call == "" {
			continue
		}
		all++
		if slices.ContainsFunc(read.Sections, func(one page.Section) bool { return one.Operation.Call+one.Operation.Path == call }) {
			present++
		}
	}
	return 2*present >= all
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
