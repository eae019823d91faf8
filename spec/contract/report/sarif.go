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

// writeSARIF writes SARIF 2.1.0, a result for each bad exchange, at the first place of its
// worst finding. The lines of the contract and the further places are related locations.
// Readers know a result again by the fingerprint of the worst finding; the others are in
// the properties, each with its own.
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

// gitHubFingerprint is the only fingerprint that GitHub's code scanning knows results
// again by: of several with the same hash it asks for a number behind the colon.
const gitHubFingerprint = "primaryLocationLineHash"

// sarifMessage is the worst finding, and a line for each other.
func (e *exchange) sarifMessage() sarifMessage {
	f := e.Findings[0]
	others := e.others()
	lines := make([]string, 1, 1+len(others))
	lines[0] = sanitize.Line(f.subject() + " " + f.Pointer + ": " + f.Message)
	if asked := f.asked(); asked != "" {
		lines[0] += sanitize.Line(" (" + asked + ")")
	}
	for _, line := range others {
		lines = append(lines, sanitize.Line(line[0]+": "+line[1]))
	}
	return sarifText(strings.Join(lines, "\n"))
}

// relate adds a place that is not the main one, with what it has to do with the result.
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

// fileURI is a file's name as a URI reference, relative where the name is.
func fileURI(name string) string {
	name = filepath.ToSlash(name)
	if strings.HasPrefix(name, "/") {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}

// sarifText is a message of shown lines. SARIF reads [text](target) in it as a link, which none
// from a recording shall be: where one could stand, brackets are escaped.
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

// rule is what a kind of finding means.
type rule struct {
	id, description string
	severity        contract.Severity
}

func rules() []rule {
	return []rule{
		{contract.RuleUnmatched, "The method and path belong to no operation of the contract", contract.Breaking},
		{contract.RuleAmbiguous, "The method and path belong to more than one operation of the contract", contract.Breaking},
		{contract.RuleStatus, "The contract does not list the status, and no default of it fits", contract.Breaking},
		{contract.RuleContentType, "The contract does not list the content type", contract.Breaking},
		{contract.RuleBody, "The body is not one JSON value", contract.Breaking},
		{contract.RuleSchema, "The body does not match its schema", contract.Breaking},
		{contract.RuleField, "The body has a property that the contract does not know", contract.News},
		{contract.RuleValue, "The body has a value that is not in the contract's list", contract.News},
		{contract.RuleRequest, "The request does not match the contract", contract.Breaking},
	}
}
