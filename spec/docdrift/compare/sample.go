package compare

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareSample adds the checker's findings in a sample as differences.
func (v *Verdict) compareSample(s *match.Section, checks *contract.Contract) {
	sample := v.Fact.Sample
	if sample.Broken != "" {
		v.Reason = "the sample cannot be read: " + sample.Broken
		return
	}
	findings, reason := checkSample(s.Operation, v.Fact, checks)
	v.Reason = reason
	for _, finding := range findings {
		isUnknown := slices.Contains(sample.Unknown, finding.Pointer) // the page shows a variable there
		if isUnknown || strings.Contains(s.Operation.Path, "{"+finding.Pointer+"}") {
			continue
		}
		has := finding.Message
		if finding.Expected != "" {
			has += " (" + finding.Expected + ")"
		}
		v.Differences = append(v.Differences, Difference{
			Aspect: aspect.Sample, Name: aspect.Dotted(finding.Pointer), Says: describeShown(sample, finding), Contract: has,
			Place: outline.Place{File: finding.Contract.File, Line: finding.Contract.Line, Column: finding.Contract.Column},
			News:  finding.Severity == contract.News,
		})
	}
}

// checkSample returns the checker's findings in a sample, or the reason that it cannot be checked.
func checkSample(operation *outline.Operation, fact page.Fact, checks *contract.Contract) ([]contract.Finding, string) {
	body, err := json.Marshal(fact.Sample.Body)
	if err != nil {
		return nil, err.Error()
	}
	if fact.InAnswer() {
		status := http.StatusOK
		object, _ := fact.Sample.Body.(map[string]any)
		items, _ := object["items"].([]any)
		answer := operation.Answer()
		switch {
		case object["error"] != nil && object["entity"] == nil:
			status = http.StatusBadRequest // whatever the sample's label: a failed payment is a normal response
		case len(items) > 0 && answer != nil && answer.Property("items") == nil:
			return checkSample(operation, page.Fact{Where: page.Response, Sample: &page.Sample{Body: items[0]}}, checks) // the sample is a list of the entity: check its first item
		}
		return checks.Check(contract.Exchange{Operation: operation.ID, Status: status, Body: body}), ""
	}
	path := placeholder.ReplaceAllString(operation.Path, "1") // samples do not include the values in the path
	if fact.Where == page.Query || operation.Method == http.MethodGet {
		path, body = path+"?"+queryOf(fact.Sample).Encode(), nil
	} else if operation.Body() == nil {
		return nil, operation.ID + " takes no body"
	}
	request, err := http.NewRequestWithContext(context.Background(), operation.Method, path, bytes.NewReader(body))
	if err != nil {
		return nil, err.Error()
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	return checks.CheckRequest(request), ""
}

// placeholder matches a parameter in a path.
var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// LeftOut is [Difference.Says] for a required property that a sample lacks.
const LeftOut = "left out"

// describeShown describes the sample's value at a finding.
func describeShown(sample *page.Sample, finding contract.Finding) string {
	for _, leaf := range sample.Leaves() {
		if leaf.Pointer == finding.Pointer {
			return leaf.Kind()
		}
	}
	switch {
	case finding.Rule == contract.RuleField && finding.Actual != "":
		return finding.Actual
	case strings.HasSuffix(finding.Message, "is missing"):
		return LeftOut
	}
	return "as shown"
}

func queryOf(sample *page.Sample) url.Values {
	values := url.Values{}
	for _, leaf := range sample.Leaves() {
		if name := aspect.Dotted(leaf.Pointer); name != "" && !slices.Contains(sample.Unknown, leaf.Pointer) {
			values.Add(name, aspect.Literal(leaf.Value))
		}
	}
	return values
}
