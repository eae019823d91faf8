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
// on another page, by a summary, or by the words in the name of the SDK call or, without a call, in the heading
// or by the entity that it describes.
func Of(contract *outline.Contract, read *page.Page, of *page.Section) *Section {
	s := &Section{Section: of, Page: read}
	candidates, path := contract.Documented(read.Name, of.Heading), of.Operation.Path
	s.Claimed = len(candidates) > 0
	if of.Nth > 1 { // x-docs do not distinguish sections with the same heading
		if called := s.findByCall(contract); len(called) == 1 {
			candidates, s.Claimed = called, slices.Contains(candidates, called[0])
		}
		s.Claimed = s.Claimed && (path == "" || slices.ContainsFunc(candidates, func(one *outline.Operation) bool { return one.HasPath(path) }))
	}
	switch {
	case s.Claimed:
	case path != "":
		candidates = contract.ByPath(of.Operation.Method, path)
	case len(candidates) == 0:
		candidates = s.findElsewhere(contract)
	}
	if len(candidates) > 1 { // the heading says whether the call reads
		candidates = slices.DeleteFunc(candidates, func(one *outline.Operation) bool { return page.Reads(of.Heading) != (one.Method == http.MethodGet) })
	}
	switch {
	case len(candidates) == 1:
		s.At(candidates[0])
	case len(candidates) > 1:
		s.Reason = fmt.Sprintf("%s and %s both fit", candidates[0].ID, candidates[1].ID)
	case path != "":
		s.Reason = "the contract has no " + s.Called()
	default:
		s.Reason = fmt.Sprintf("no operation of the contract names the heading %q in x-docs", of.Heading)
	}
	return s
}

// findElsewhere returns the operations that x-docs of other pages, a summary, or else the words of the call or
// heading name.
func (s *Section) findElsewhere(contract *outline.Contract) []*outline.Operation {
	whole, _, _ := strings.Cut(s.Heading, " (") // Fetch a Payment (With ...)
	for _, heading := range []string{s.Heading, whole} {
		if found := contract.Documented("", heading); len(found) > 0 {
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
	return !slices.ContainsFunc(s.Shown(page.Body), func(leaf page.Leaf) bool {
		at, _ := Lookup(form, aspect.Dotted(leaf.Pointer))
		if at == nil {
			return false
		}
		values, _ := at.Schema.Enum()
		return len(values) == 1 && values[0] != aspect.Literal(leaf.Value)
	})
}

// Shown returns the values in the samples of the section's request or response.
func (s *Section) Shown(where page.Where) []page.Leaf {
	var all []page.Leaf
	for _, fact := range s.Facts {
		if fact.Kind == page.KindSample && fact.Where == where {
			all = append(all, fact.Sample.Leaves()...)
		}
	}
	return all
}
