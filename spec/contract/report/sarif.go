package report

import (
	"bytes"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/contract"
)

// writeSARIF writes SARIF 2.1.0, with a result for each invalid exchange at the first place
// of its worst finding. Lines of the contract and further places are related locations.
// Readers recognize a result by the fingerprint of the worst finding; the properties list
// all findings with theirs.
func writeSARIF(b *bytes.Buffer, r report) error {
	run := sarifRun{
		Tool:        sarifTool{Driver: sarifDriver{Name: "rzpkit check", Rules: sarifRules()}},
		Invocations: []sarifInvocation{{ExecutionSuccessful: r.Exchanges > 0 && r.Unreadable == 0}},
		Results:     []sarifResult{},
	}
	for _, text := range r.FirstUnreadable {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications,
			sarifNotification{Level: "error", Message: sarifText(sanitize.Line("an entry could not be read: " + text))})
	}
	for _, text := range r.asides() {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications,
			sarifNotification{Level: "note", Message: sarifText(sanitize.Line(text))})
	}
	if r.Exchanges == 0 {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications,
			sarifNotification{Level: "error", Message: sarifText(r.totals())})
	}
	for _, exchange := range r.exchanges {
		run.Results = append(run.Results, newSARIFResult(exchange))
	}
	return encodeJSON(b, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func newSARIFResult(e exchange) sarifResult {
	f := e.Findings[0]
	result := sarifResult{
		RuleID: f.Rule, RuleIndex: slices.IndexFunc(rules(), func(rule rule) bool { return rule.id == f.Rule }),
		Level: f.level(), Message: e.sarifMessage(), Locations: []sarifLocation{},
		OccurrenceCount:     max(f.Count, 1),
		PartialFingerprints: map[string]string{"rzpkit/v1": f.Fingerprint, gitHubFingerprint: f.Fingerprint + ":1"},
		Properties:          sarifProperties{Operation: e.Operation, Status: e.Status, Sample: e.Sample, Edit: e.edits(), Findings: e.Findings},
	}
	main, found := f.nearest()
	if found {
		location := newSARIFLocation(main)
		location.Logical = []sarifLogical{{Name: operationName(f.Operation), FullyQualifiedName: f.subject() + " " + f.Pointer}}
		result.Locations = append(result.Locations, location)
	}
	for _, f := range e.Findings {
		if f.Contract != nil {
			result.relate(main, *f.Contract, strings.TrimSpace(f.Pointer+" "+f.Message))
		}
	}
	for _, p := range f.Places {
		result.relate(main, p, "seen here too")
	}
	return result
}

// gitHubFingerprint is the only fingerprint by which GitHub's code scanning recognizes
// results. It expects a number after a colon, to tell equal hashes apart.
const gitHubFingerprint = "primaryLocationLineHash"

// sarifMessage describes the worst finding, and the others on a line each.
func (e *exchange) sarifMessage() sarifMessage {
	f := e.Findings[0]
	others := e.others()
	lines := make([]string, 1, 1+len(others))
	lines[0] = sanitize.Line(f.subject() + " " + f.Pointer + ": " + f.Message)
	if expectation := f.expectation(); expectation != "" {
		lines[0] += sanitize.Line(" (" + expectation + ")")
	}
	for _, line := range others {
		lines = append(lines, sanitize.Line(line[0]+": "+line[1]))
	}
	return sarifText(strings.Join(lines, "\n"))
}

// relate adds a place, unless it is the main one, with its relation to the result.
func (r *sarifResult) relate(main, p place, text string) {
	if p.File == "" || p.File == "-" || p == main {
		return
	}
	location := newSARIFLocation(p)
	id, message := len(r.Related), sarifText(sanitize.Line(text))
	location.ID, location.Message = &id, &message
	r.Related = append(r.Related, location)
}

func newSARIFLocation(p place) sarifLocation {
	physical := &sarifPhysical{Artifact: sarifArtifact{URI: fileURI(p.File)}}
	if p.Line > 0 {
		physical.Region = &sarifRegion{StartLine: p.Line, StartColumn: max(p.Column, 0)}
	}
	location := sarifLocation{Physical: physical}
	if p.Entry > 0 {
		location.Properties = map[string]int{"entry": p.Entry}
	}
	return location
}

// fileURI converts a file name to a URI reference, which is relative if the name is.
func fileURI(name string) string {
	name = filepath.ToSlash(name)
	if strings.HasPrefix(name, "/") {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}

// sarifText makes a message of sanitized lines. SARIF reads [text](target) as a link, which
// a recording must not be able to write: if a text could contain one, its brackets are
// escaped.
func sarifText(text string) sarifMessage {
	if strings.Contains(text, "](") {
		text = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(text)
	}
	return sarifMessage{text}
}

func sarifRules() []sarifRule {
	known := rules()
	list := make([]sarifRule, 0, len(known))
	for _, rule := range known {
		level := finding{Rule: rule.id, Severity: rule.severity}.level()
		list = append(list, sarifRule{
			ID: rule.id, ShortDescription: sarifMessage{rule.description}, Default: sarifDefault{level},
		})
	}
	return list
}

// rule describes a kind of finding.
type rule struct {
	id, description string
	severity        contract.Severity
}

func rules() []rule {
	return []rule{
		{contract.RuleUnmatched, "The method and path match no operation of the contract", contract.Breaking},
		{contract.RuleAmbiguous, "The operationId and the path name different operations of the contract", contract.Breaking},
		{contract.RuleStatus, "The contract does not list the status, and its default, if any, does not match", contract.Breaking},
		{contract.RuleContentType, "The contract does not list the content type", contract.Breaking},
		{contract.RuleBody, "The body is not one JSON value", contract.Breaking},
		{contract.RuleSchema, "The body does not match its schema", contract.Breaking},
		{contract.RuleField, "The body has a property that the contract does not describe", contract.News},
		{contract.RuleValue, "The body has a value that the contract's enum does not list", contract.News},
		{contract.RuleRequest, "The request does not match the contract", contract.Breaking},
	}
}
