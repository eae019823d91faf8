package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// exchange is one that is not valid: the findings that were first seen in it, the worst
// first. A finding of which the place is not known is an exchange of its own.
type exchange struct {
	Severity  contract.Severity `json:"severity"`
	Operation string            `json:"operation"`
	Status    int               `json:"status"`
	Sample    string            `json:"sample,omitempty"`
	Docs      []doc             `json:"docs"`
	Findings  []finding         `json:"findings"`
}

// exchangesOf puts together what was found in one exchange. The exchanges are in the order
// of their worst findings.
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

// finish sorts the findings and leaves what is the same of all with the first.
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

// worseFirst orders the findings of an exchange: what keeps the whole from being read
// before what is wrong inside it, and an object before its members.
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

// isMissing is whether it is about a property that has to be there.
func (f finding) isMissing() bool {
	return f.Rule == contract.RuleSchema && f.Expected == contract.ExpectedValue
}

// others are the findings of an exchange after the first, a word and a text each. Missing
// properties are in one line: there are many where the answer is another altogether.
func (e *exchange) others() [][2]string {
	var lines [][2]string
	var missing []string
	for _, f := range e.Findings[1:] {
		if f.isMissing() {
			missing = append(missing, f.Pointer+" ["+f.Fingerprint+"]")
			continue
		}
		text := strings.TrimSpace(f.Pointer+" "+f.Message) + " ["
		if asked := f.asked(); asked != "" {
			text += asked + "; "
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

// count is how many findings there are of a severity.
func (e *exchange) count(severity contract.Severity) int {
	count := 0
	for _, f := range e.Findings {
		if f.Severity == severity {
			count++
		}
	}
	return count
}

// edits are those of all the findings.
func (e *exchange) edits() string {
	var text strings.Builder
	for _, f := range e.Findings {
		text.WriteString(f.Edit)
	}
	return text.String()
}
