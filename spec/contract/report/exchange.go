package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// exchange is an invalid exchange: the findings that first occurred in it, the worst first.
// A finding without a place is an exchange of its own.
type exchange struct {
	Severity  contract.Severity `json:"severity"`
	Operation string            `json:"operation"`
	Status    int               `json:"status"`
	Sample    string            `json:"sample,omitempty"`
	Docs      []doc             `json:"docs"`
	Findings  []finding         `json:"findings"`
}

// exchangesOf groups findings by the exchange in which they first occurred. The exchanges
// keep the order of the findings.
func exchangesOf(findings []finding) []exchange {
	type identity struct {
		at        contract.Place
		operation string
	}
	exchanges := []exchange{}
	known := map[identity]int{}
	for _, f := range findings {
		one := identity{f.exchange, f.Operation}
		at, found := known[one]
		if !found || one.at == (contract.Place{}) {
			at = len(exchanges)
			known[one] = at
			exchanges = append(exchanges, exchange{Severity: f.Severity, Operation: f.Operation})
		}
		exchanges[at].Findings = append(exchanges[at].Findings, f)
	}
	for i := range exchanges {
		exchanges[i].finish()
	}
	return exchanges
}

// finish sorts the findings, and keeps their common sample and docs only in the first.
func (e *exchange) finish() {
	slices.SortStableFunc(e.Findings, worseFirst)
	e.Sample, e.Docs = e.Findings[0].Sample, e.Findings[0].Docs
	for i := range e.Findings {
		e.Status = cmp.Or(e.Status, e.Findings[i].Status)
		if e.Sample == "" {
			e.Sample = e.Findings[i].Sample
		}
		e.Findings[i].Sample = ""
		if i > 0 {
			e.Findings[i].Docs = nil
		}
	}
	e.Findings[0].Sample = e.Sample
}

// worseFirst orders the findings of an exchange: faults of the whole body before faults
// inside it, and an object before its members.
func worseFirst(a, b finding) int {
	return cmp.Or(
		cmp.Compare(a.Severity, b.Severity), // breaking is before news
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(strings.Count(a.Pointer, "/"), strings.Count(b.Pointer, "/")),
		cmp.Compare(a.Pointer, b.Pointer),
	)
}

func (f finding) rank() int {
	switch {
	case f.Rule == contract.RuleRequest:
		return 3
	case f.isMissing():
		return 2
	case f.Rule == contract.RuleSchema, f.Rule == contract.RuleField:
		return 1
	}
	return 0
}

// isMissing reports whether the finding is about a missing required property.
func (f finding) isMissing() bool {
	return f.Rule == contract.RuleSchema && f.Expected == contract.ExpectedValue
}

// others returns the findings after the first as pairs of label and text. Missing
// properties share one line: there are many if the response is of another kind altogether.
func (e *exchange) others() [][2]string {
	var lines [][2]string
	var missing []string
	for _, f := range e.Findings[1:] {
		if f.isMissing() {
			missing = append(missing, f.Pointer+" ["+f.Fingerprint+"]")
			continue
		}
		text := strings.TrimSpace(f.Pointer+" "+f.Message) + " ["
		if expectation := f.expectation(); expectation != "" {
			text += expectation + "; "
		}
		if f.Contract != nil {
			text += f.Contract.String() + "; "
		}
		lines = append(lines, [2]string{string(f.Severity), text + plural(f.Count, "time") + "; " + f.Fingerprint + "]"})
	}
	if len(missing) > 0 {
		lines = append(lines, [2]string{"missing too", strings.Join(missing, ", ")})
	}
	return lines
}

// count returns the number of findings of a severity.
func (e *exchange) count(severity contract.Severity) int {
	count := 0
	for _, f := range e.Findings {
		if f.Severity == severity {
			count++
		}
	}
	return count
}

// edits returns the edits of all findings.
func (e *exchange) edits() string {
	var text strings.Builder
	for _, f := range e.Findings {
		text.WriteString(f.Edit)
	}
	return text.String()
}
