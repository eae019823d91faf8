package match

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// PageName returns the name in x-docs of a page: the one of which it has at least half of the headings
// and, if the page of that name is among before, half of the calls. It is "" if there is no such
// name, or if two names fit equally well.
func PageName(contract *outline.Contract, read *page.Page, before []*page.Page) string {
	all, present := countHeadings(contract, read)
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

// sameCalls reports whether a page has at least half of the calls of another. The pages of two SDKs
// have the same headings, but different calls.
func sameCalls(before, read *page.Page) bool {
	all := calls(before)
	return 2*len(aspect.Without(all, calls(read))) <= len(all)
}

// calls returns the calls of a page's sections.
func calls(read *page.Page) []string {
	var all []string
	for _, section := range read.Sections {
		if call := section.Operation.Call + section.Operation.Path; call != "" {
			all = append(all, call)
		}
	}
	return all
}

// countHeadings counts the headings that x-docs name by page, and those of them that a page has.
func countHeadings(contract *outline.Contract, read *page.Page) (all, present map[string]int) {
	all, present = map[string]int{}, map[string]int{}
	for _, operation := range contract.Operations() {
		for _, doc := range operation.Docs {
			all[doc.Page]++
			if HasHeading(read, doc.Heading) {
				present[doc.Page]++
			}
		}
	}
	return all, present
}

// HasHeading reports whether a page has a section with a heading. Case does not matter.
func HasHeading(read *page.Page, heading string) bool {
	return slices.ContainsFunc(read.Sections, func(s page.Section) bool { return strings.EqualFold(s.Heading, heading) })
}

// IsNamed reports whether x-docs of any operation name a page.
func IsNamed(contract *outline.Contract, name string) bool {
	return slices.ContainsFunc(contract.Operations(), func(one *outline.Operation) bool {
		return slices.ContainsFunc(one.Docs, func(doc outline.Doc) bool { return doc.Page == name })
	})
}

// IsOther reports whether x-docs name a page of this name, but none of its headings.
func IsOther(contract *outline.Contract, read *page.Page) bool {
	all, present := countHeadings(contract, read)
	return all[read.Name] > 0 && present[read.Name] == 0
}

// Transcribed returns a page with only the facts of sections in scope: those that x-docs name, or, for
// a page that x-docs do not name, those with an operation. Other sections keep only their heading.
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
