package docdrift

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// sample gives an answer to the checker, and a request to the request's schema.
func (s *section) sample(v *Verdict) {
	v.Place = s.operation.Place()
	if v.Fact.Sample.Broken != "" {
		v.Reason = "the sample cannot be read: " + v.Fact.Sample.Broken
		return
	}
	var findings []contract.Finding
	switch v.Fact.Where {
	case page.Response:
		findings = s.checkAnswer(v.Fact.Sample, http.StatusOK)
	case page.Failure:
		findings = s.checkAnswer(v.Fact.Sample, http.StatusBadRequest)
	default:
		request, reason := s.request(v.Fact)
		if reason != "" {
			v.Reason = reason
			return
		}
		findings = s.against.checks.CheckRequest(request)
	}
	for _, finding := range findings {
		if slices.Contains(v.Fact.Sample.Unknown, finding.Pointer) {
			continue // the page shows a variable there
		}
		v.differ(Shown, dotted(finding.Pointer), shownAs(v.Fact.Sample, finding), says(finding),
			outline.Place{File: finding.Contract.File, Line: finding.Contract.Line, Column: finding.Contract.Column})
		v.Differences[len(v.Differences)-1].news = finding.Severity == contract.News
	}
}

func (s *section) checkAnswer(sample *page.Sample, status int) []contract.Finding {
	body, err := json.Marshal(sample.Body)
	if err != nil {
		return []contract.Finding{{Message: err.Error()}}
	}
	return s.against.checks.Check(contract.Exchange{Operation: s.operation.ID, Status: status, Body: body})
}

// shownAs is what the sample has at a finding's place.
func shownAs(sample *page.Sample, finding contract.Finding) string {
	for _, leaf := range sample.Leaves() {
		if leaf.Pointer == finding.Pointer {
			return leaf.Kind()
		}
	}
	switch {
	case finding.Rule == contract.RuleField && finding.Came != "":
		return finding.Came
	case strings.HasSuffix(finding.Message, "is missing"):
		return "left out"
	}
	return "as shown"
}

// says is what the contract says at a finding.
func says(finding contract.Finding) string {
	if finding.Expected != "" {
		return finding.Message + " (" + finding.Expected + ")"
	}
	return finding.Message
}

// request is the request that a sample stands for. What the page does not show,
// the values in the path, is filled in from the contract's examples.
func (s *section) request(fact page.Fact) (*http.Request, string) {
	path := s.operation.Path
	for _, one := range s.operation.Parameters() {
		if one.In == "path" {
			example := "1"
			if one.Schema != nil {
				if value, _, found := one.Schema.Keyword("example"); found {
					example = value
				}
			}
			path = strings.ReplaceAll(path, "{"+one.Name+"}", url.PathEscape(example))
		}
	}
	if fact.Where == page.Query || s.operation.Method == http.MethodGet {
		return s.newRequest(path+"?"+query(fact.Sample).Encode(), nil)
	}
	if s.operation.Body() == nil {
		return nil, s.operation.ID + " takes no body"
	}
	body, err := json.Marshal(fact.Sample.Body)
	if err != nil {
		return nil, err.Error()
	}
	return s.newRequest(path, body)
}

func (s *section) newRequest(target string, body []byte) (*http.Request, string) {
	request, err := http.NewRequestWithContext(context.Background(), s.operation.Method, target, bytes.NewReader(body))
	if err != nil {
		return nil, err.Error()
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	return request, ""
}

func query(sample *page.Sample) url.Values {
	values := url.Values{}
	for _, leaf := range sample.Leaves() {
		if name := dotted(leaf.Pointer); name != "" && !slices.Contains(sample.Unknown, leaf.Pointer) {
			values.Add(name, written(leaf.Value))
		}
	}
	return values
}
