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

// Section is a section of a page with the operation that it describes.
type Section struct {
	*page.Section

	Page *page.Page
	// Operation is nil if none was found; Reason then says why.
	Operation *outline.Operation
	Reason    string
	// Claimed reports whether x-docs name the page and heading.
	Claimed bool
	// Bodies are the forms of the request that the section can mean.
	Bodies []*outline.Schema
}

// Of finds the operation of a section: by x-docs, by method and path, by a heading that x-docs name
// on another page, by a summary, or by the words in the name of the SDK call or, without a call, in
// the heading.
func Of(contract *outline.Contract, read *page.Page, of *page.Section) *Section {
	s := &Section{Section: of, Page: read}
	candidates := contract.Documented(read.Name, of.Heading)
	s.Claimed = len(candidates) > 0
	if called := s.findByCall(contract); of.Nth > 1 && len(called) == 1 { // x-docs do not distinguish sections with the same heading
		candidates, s.Claimed = called, slices.Contains(candidates, called[0])
	}
	path := of.Operation.Path
	isRepeated := slices.ContainsFunc(read.Sections, func(one page.Section) bool { return one.Nth > 1 && strings.EqualFold(one.Heading, of.Heading) })
	if s.Claimed && path != "" && isRepeated && !slices.ContainsFunc(candidates, func(one *outline.Operation) bool { return one.HasPath(path) }) {
		s.Claimed = false
	}
	if !s.Claimed && path != "" {
		candidates = contract.ByPath(of.Operation.Method, path)
		if len(candidates) == 0 {
			s.Reason = "the contract has no " + s.Called()
			return s
		}
	}
	if len(candidates) == 0 {
		candidates = s.findElsewhere(contract)
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

// findElsewhere returns the operations that x-docs of other pages, a summary, or else the words of the
// call or heading name.
func (s *Section) findElsewhere(contract *outline.Contract) []*outline.Operation {
	if found := contract.Documented("", s.Heading); len(found) > 0 {
		return found
	}
	if whole, _, hasAside := strings.Cut(s.Heading, " ("); hasAside { // Fetch a Payment (With ...)
		if found := contract.Documented("", whole); len(found) > 0 {
			return found
		}
	}
	summarized := slices.DeleteFunc(contract.Operations(), func(one *outline.Operation) bool {
		return !strings.EqualFold(articles.Replace(one.Summary), articles.Replace(s.Heading)) ||
			s.Section.Operation.Call != "" && !s.HasParametersOfPath(one)
	})
	if len(summarized) > 0 {
		return summarized
	}
	return slices.Concat(s.findByCall(contract), s.findByHeading(contract), s.findByEntity(contract))
}

var articles = strings.NewReplacer(" a ", " ", " an ", " ", " the ", " ")

// At sets the section's operation, and the forms of its request.
func (s *Section) At(operation *outline.Operation) {
	s.Operation, s.Reason = operation, ""
	if body := operation.Body(); body != nil {
		s.Bodies = s.findForms(body)
	}
}

// narrow returns the candidates that fit the section's path and method, or without a method whether
// the heading says that the call reads.
func (s *Section) narrow(candidates []*outline.Operation) []*outline.Operation {
	call := s.Section.Operation
	return slices.DeleteFunc(slices.Clone(candidates), func(one *outline.Operation) bool {
		return call.Path != "" && !one.HasPath(call.Path) ||
			call.Method != "" && one.Method != call.Method ||
			call.Method == "" && page.Reads(s.Heading) != (one.Method == http.MethodGet)
	})
}

// findForms returns the forms of a request that the section can mean: those whose constants do not
// contradict its samples, or all if every form does.
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

// fits reports whether no constant of a form has another value in the samples.
func (s *Section) fits(form *outline.Schema) bool {
	for _, fact := range s.Facts {
		if fact.Where != page.Body || fact.Kind != page.KindSample {
			continue
		}
		for _, leaf := range fact.Sample.Leaves() {
			at, _ := Lookup(form, aspect.Dotted(leaf.Pointer))
			if at == nil {
				continue
			}
			if values, _ := at.Schema.Enum(); len(values) == 1 && values[0] != aspect.Literal(leaf.Value) {
				return false
			}
		}
	}
	return true
}
