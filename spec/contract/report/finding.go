package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// finding is a distinct finding with what the formats need. Its fields are the JSON format.
type finding struct {
	Fingerprint string            `json:"fingerprint"`
	Severity    contract.Severity `json:"severity"`
	Rule        string            `json:"rule"`
	Operation   string            `json:"operation"`
	Status      int               `json:"status"`
	Pointer     string            `json:"pointer"` // with * for indices
	Message     string            `json:"message"`
	Expected    string            `json:"expected"`
	Actual      string            `json:"actual"`
	Count       int64             `json:"count"`
	Kinds       map[string]int64  `json:"kinds,omitempty"`
	Places      []place           `json:"places"`
	Contract    *place            `json:"contract,omitempty"`
	Edit        string            `json:"edit,omitempty"`

	// Sample and Docs belong to the exchange; only its first finding has them.
	Sample string `json:"-"`
	Docs   []doc  `json:"-"`

	exchange contract.Place // where it first occurred
}

// place is a [contract.Place] with JSON names.
type place struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Entry  int    `json:"entry,omitempty"`
}

func (p place) String() string { return contract.Place(p).String() }

type doc struct {
	Page    string `json:"page"`
	Heading string `json:"heading"`
}

// newFinding converts a group. Places in the contract get its name if they have none,
// because a contract loaded from bytes does not know its file.
func newFinding(group *summary.Group, name string, styles styles) finding {
	f := group.Finding
	result := finding{
		Fingerprint: f.Fingerprint(), Severity: f.Severity, Rule: f.Rule,
		Operation: f.Operation, Status: f.Status, Pointer: f.Wildcard(),
		Message: f.Message, Expected: f.Expected, Actual: f.Actual, Sample: group.Sample,
		Count: group.Count, Kinds: group.Kinds, Places: []place{}, Docs: []doc{}, exchange: f.Recording,
	}
	for _, p := range group.Places {
		if p != (contract.Place{}) {
			result.Places = append(result.Places, place(p))
		}
	}
	for _, d := range f.Docs {
		result.Docs = append(result.Docs, doc(d))
	}
	named := *group
	if f.Contract != (contract.Place{}) {
		named.Finding.Contract.File = cmp.Or(f.Contract.File, name)
		at := place(named.Finding.Contract)
		result.Contract = &at
	}
	result.Edit = named.Edit(styles.at(named.Finding.Contract))
	return result
}

// subject returns the operation and status that a finding is about.
func (f finding) subject() string {
	return operationName(f.Operation) + " " + statusName(f.Status)
}

// expectation returns what was expected and what was there, or "" if the message says it
// all.
func (f finding) expectation() string {
	switch {
	case f.Expected == "" && f.Actual == "":
		return ""
	case f.Expected == "":
		return "actual " + f.Actual
	case f.Actual == "":
		return "expected " + f.Expected
	}
	return "expected " + f.Expected + ", actual " + f.Actual
}

// places lists the first places.
func (f finding) places() string {
	texts := make([]string, 0, len(f.Places))
	for _, p := range f.Places {
		texts = append(texts, p.String())
	}
	return strings.Join(texts, ", ")
}

// pages lists where the operation is documented.
func (f finding) pages() string {
	texts := make([]string, 0, len(f.Docs))
	for _, d := range f.Docs {
		texts = append(texts, d.Page+" / "+d.Heading)
	}
	return strings.Join(texts, "; ")
}

// nearest returns the file for an annotation: the recording, or the contract if the
// recording is not a file.
func (f finding) nearest() (place, bool) {
	for _, p := range f.Places {
		if p.File != "" && p.File != "-" {
			return p, true
		}
	}
	if f.Contract != nil {
		return *f.Contract, true
	}
	return place{}, false
}

// level returns SARIF's level. An unlisted value is a warning, because it can reach a
// switch without a case for it; an undocumented field is only a note, because clients
// ignore it.
func (f finding) level() string {
	switch {
	case f.Severity == contract.Breaking:
		return "error"
	case f.Rule == contract.RuleValue:
		return "warning"
	}
	return "note"
}

func operationName(id string) string { return cmp.Or(id, "(no operation)") }

// statusName returns the status as text, or the name of a column that is not a status.
func statusName(status int) string {
	switch status {
	case requestColumn:
		return "request"
	case defaultColumn:
		return "default"
	}
	return strconv.Itoa(status)
}
