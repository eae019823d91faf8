package docdrift

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Check holds every fact of the pages against the contract. Without
// acknowledgements, nil, every difference is drift.
func Check(pages []*page.Page, against *Contract, acknowledged *Acknowledgements) *Report {
	report := &Report{Contract: against.File}
	for _, read := range pages {
		for i := range read.Sections {
			report.Verdicts = append(report.Verdicts, examine(read, &read.Sections[i], against)...)
		}
	}
	for i := range report.Verdicts {
		acknowledged.settle(&report.Verdicts[i])
	}
	report.Stale = acknowledged.stale(pages)
	for _, read := range pages {
		report.Unfounded = append(report.Unfounded, unfounded(read, against)...)
	}
	return report
}

// unfounded lists what x-docs name of a page and the page does not have.
func unfounded(read *page.Page, against *Contract) []Unfounded {
	var all []Unfounded
	for _, operation := range against.Operations() {
		for _, doc := range operation.Docs {
			if doc.Page == read.Name && !slices.ContainsFunc(read.Sections, func(s page.Section) bool { return strings.EqualFold(s.Heading, doc.Heading) }) {
				all = append(all, Unfounded{operation.ID, doc.Page, doc.Heading, doc.Place})
			}
		}
	}
	return all
}

// section is a section of a page with the operation it is about.
type section struct {
	*page.Section

	page      *page.Page
	against   *Contract
	operation *outline.Operation
	claimed   bool // by x-docs
	body      []*outline.Schema
	reason    string // why there is no operation
}

func examine(read *page.Page, of *page.Section, against *Contract) []Verdict {
	s := newSection(read, of, against)
	verdicts := make([]Verdict, 0, len(of.Facts))
	for _, fact := range of.Facts {
		verdict := Verdict{Page: read.Name, Section: of, Fact: fact}
		if s.operation == nil {
			verdict.State, verdict.Reason = Unverifiable, s.reason
			if fact.Kind == page.KindOperation {
				verdict.State, verdict.Reason = Drifted, ""
				verdict.Differences = []Difference{{
					Aspect: Exists, Says: s.called(), Contract: "no such call", Place: against.PathsPlace(),
				}}
			}
			verdict.Place.File = against.File
			verdicts = append(verdicts, verdict)
			continue
		}
		verdict.Operation = s.operation.ID
		switch fact.Kind {
		case page.KindOperation:
			s.call(&verdict)
		case page.KindSample:
			s.sample(&verdict)
		case page.KindParameter:
			s.parameter(&verdict)
		}
		verdict.decide()
		verdicts = append(verdicts, verdict)
	}
	return verdicts
}

// decide gives a verdict its state where it has none yet.
func (v *Verdict) decide() {
	switch {
	case len(v.Differences) > 0:
		v.State = Drifted
	case v.Reason != "":
		v.State = Unverifiable
	default:
		v.State = Aligned
	}
}

func newSection(read *page.Page, of *page.Section, against *Contract) *section {
	s := &section{Section: of, page: read, against: against}
	s.find()
	if s.operation == nil {
		return s
	}
	if body := s.operation.Body(); body != nil {
		s.body = s.branches(body)
	}
	return s
}

// find finds the operation: by x-docs, by method and path, or by a heading that
// x-docs have on another page.
func (s *section) find() {
	candidates := s.against.Documented(s.page.Name, s.Heading)
	s.claimed = len(candidates) > 0
	if !s.claimed && s.Operation.Path != "" {
		candidates = s.against.ByPath(s.Operation.Method, s.Operation.Path)
		if len(candidates) == 0 {
			s.reason = "the contract has no " + s.called()
			return
		}
	}
	if len(candidates) == 0 {
		candidates = s.against.Documented("", s.Heading)
	}
	if len(candidates) == 0 {
		candidates = s.against.named(s.Heading)
	}
	if len(candidates) > 1 {
		candidates = s.narrow(candidates)
	}
	switch len(candidates) {
	case 0:
		s.reason = fmt.Sprintf("no operation of the contract names the heading %q in x-docs", s.Heading)
	case 1:
		s.operation = candidates[0]
	default:
		s.reason = fmt.Sprintf("%s and %s both fit", candidates[0].ID, candidates[1].ID)
	}
}

// narrow keeps the candidates that the section's method, path and way of reading
// leave.
func (s *section) narrow(candidates []*outline.Operation) []*outline.Operation {
	var left []*outline.Operation
	for _, one := range candidates {
		switch {
		case s.Operation.Path != "" && !one.HasPath(s.Operation.Path),
			s.Operation.Method != "" && one.Method != s.Operation.Method,
			s.Operation.Method == "" && page.Reads(s.Heading) != (one.Method == http.MethodGet):
		default:
			left = append(left, one)
		}
	}
	return left
}

// called is the section's call as the page names it.
func (s *section) called() string {
	switch {
	case s.Operation.Path != "" && s.Operation.Method != "":
		return s.Operation.Method + " " + s.Operation.Path
	case s.Operation.Path != "":
		return s.Operation.Path
	case s.Operation.Call != "":
		return s.Operation.Call
	}
	return fmt.Sprintf("call %q", s.Heading)
}

// call holds method, path and credentials against the operation.
func (s *section) call(v *Verdict) {
	v.Place = s.operation.Place()
	if path := s.Operation.Path; path != "" && !samePath(s.operation, path) {
		v.differ(At, "", path, s.operation.Path, s.operation.PathPlace())
	}
	if method := s.Operation.Method; method != "" && method != s.operation.Method {
		v.differ(Verb, "", method, s.operation.Method, s.operation.Place())
	}
	keyOnly := s.Operation.Auth == page.AuthKey
	if s.Operation.Auth != "" && keyOnly != s.operation.KeyOnly {
		wants := "a key and its secret, or a token"
		if s.operation.KeyOnly {
			wants = "a key alone"
		}
		v.differ(Auth, "", string(s.Operation.Auth), wants, s.operation.SecurityPlace())
	}
}

func (v *Verdict) differ(aspect Aspect, name, says, has string, place outline.Place) {
	if name == "" {
		name = v.Fact.Name
	}
	v.Differences = append(v.Differences, Difference{Aspect: aspect, Name: name, Says: says, Contract: has, Place: place})
}
