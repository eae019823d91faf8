package match

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Section is a section of a page with the operation it is about.
type Section struct {
	*page.Section

	Page *page.Page
	// Operation is nil where none was found, for the Reason given.
	Operation *outline.Operation
	Reason    string
	// Claimed is whether x-docs name the page and heading.
	Claimed bool
	// Bodies are the forms of the request that the section can mean.
	Bodies []*outline.Schema
}

// Of finds the operation of a section: by x-docs, by method and path, by a heading
// that x-docs have on another page, by the words of a summary, or by what a call or an
// answer without one is named.
func Of(contract *outline.Contract, read *page.Page, of *page.Section) *Section {
	s := &Section{Section: of, Page: read}
	candidates := contract.Documented(read.Name, of.Heading)
	s.Claimed = len(candidates) > 0
	if called := s.findByCall(contract); of.Nth > 1 && len(called) == 1 { // x-docs do not count headings
		candidates, s.Claimed = called, slices.Contains(candidates, called[0])
	}
	path := of.Operation.Path
	if !s.Claimed && path != "" {
		candidates = contract.ByPath(of.Operation.Method, path)
		if len(candidates) == 0 {
			s.Reason = "the contract has no " + s.Called()
			return s
		}
	}
	if len(candidates) == 0 {
		candidates = contract.Documented("", of.Heading)
	}
	if len(candidates) == 0 {
		candidates = findBySummary(contract, of.Heading)
	}
	if len(candidates) == 0 {
		candidates = slices.Concat(s.findByCall(contract), s.findByHeading(contract))
	}
	if len(candidates) > 1 {
		candidates = s.narrow(candidates)
	}
	switch len(candidates) {
	case 0:
		s.Reason = fmt.Sprintf("no operation of the contract names the heading %q in x-docs", of.Heading)
	case 1:
		s.At(candidates[0])
	default:
		s.Reason = fmt.Sprintf("%s and %s both fit", candidates[0].ID, candidates[1].ID)
	}
	return s
}

// At is what the section says, of an operation that is known from elsewhere.
func (s *Section) At(operation *outline.Operation) {
	s.Operation, s.Reason = operation, ""
	if body := operation.Body(); body != nil {
		s.Bodies = s.findForms(body)
	}
}

// narrow leaves the candidates that fit the section's method, path and way of
// reading.
func (s *Section) narrow(candidates []*outline.Operation) []*outline.Operation {
	call := s.Section.Operation
	return slices.DeleteFunc(slices.Clone(candidates), func(one *outline.Operation) bool {
		return call.Path != "" && !one.HasPath(call.Path) ||
			call.Method != "" && one.Method != call.Method ||
			call.Method == "" && page.Reads(s.Heading) != (one.Method == http.MethodGet)
	})
}

// findBySummary lists the operations whose summary has the words of a heading.
func findBySummary(contract *outline.Contract, heading string) []*outline.Operation {
	return slices.DeleteFunc(contract.Operations(), func(operation *outline.Operation) bool {
		return !slices.Equal(headingWords(operation.Summary), headingWords(heading))
	})
}

// headingWords are a heading's, without articles and case.
func headingWords(heading string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(heading)), func(word string) bool {
		return slices.Contains([]string{"a", "an", "the"}, word)
	})
}

// findForms finds the forms of a request that the section can mean: constants in its
// samples, or values in its tables, tell the forms apart.
func (s *Section) findForms(body *outline.Schema) []*outline.Schema {
	all := body.Branches()
	if len(all) == 0 {
		return []*outline.Schema{body}
	}
	fitting := slices.DeleteFunc(slices.Clone(all), func(form *outline.Schema) bool { return !s.fits(form) })
	if len(fitting) == 0 {
		return all
	}
	return fitting
}

func (s *Section) fits(form *outline.Schema) bool {
	for _, fact := range s.Facts {
		switch {
		case fact.Where != page.Body:
		case fact.Kind == page.KindParameter && len(fact.Values) == 1:
			if contradicts(form, fact.Name, fact.Values[0]) {
				return false
			}
		case fact.Kind == page.KindSample:
			for _, leaf := range fact.Sample.Leaves() {
				if contradicts(form, aspect.Dotted(leaf.Pointer), aspect.Literal(leaf.Value)) {
					return false
				}
			}
		}
	}
	return true
}

// contradicts is whether a property is a constant, and another one.
func contradicts(form *outline.Schema, name, value string) bool {
	at, _ := Lookup(form, name)
	if at == nil {
		return false
	}
	values, _ := at.Schema.Enum()
	return len(values) == 1 && values[0] != value
}
