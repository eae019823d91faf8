package contract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Severity says how much a finding matters.
type Severity string

// The severities.
const (
	// Breaking is what a program written to the contract would fail on.
	Breaking Severity = "breaking"
	// News is what the API says beyond the contract.
	News Severity = "news"
)

// The rules, each the id of a kind of finding.
const (
	RuleUnmatched   = "unmatched"          // method and path belong to no operation
	RuleAmbiguous   = "ambiguous"          // method and path belong to more than one
	RuleStatus      = "status"             // the contract does not list the status, and no default of it fits
	RuleContentType = "content-type"       // the contract does not list the content type
	RuleBody        = "body"               // the body is not one JSON value
	RuleSchema      = "schema"             // the body does not match its schema
	RuleField       = "undocumented-field" // the body has a property that the contract does not know
	RuleValue       = "undocumented-value" // the body has a value that is not in the contract's list
	RuleRequest     = "request"            // the request does not match the contract
)

// Place is a position in a file. Line and Column count from 1, and 0 is unknown. Entry is the
// number of an exchange, from 1, in a recording whose exchanges have no lines.
type Place struct {
	File         string
	Line, Column int
	Entry        int
}

// String returns file:line:column, as far as it is known.
func (p Place) String() string {
	text := p.File
	if p.Entry > 0 {
		text += fmt.Sprintf("#%d", p.Entry)
	}
	if p.Line > 0 {
		text += fmt.Sprintf(":%d", p.Line)
	}
	if p.Column > 0 {
		text += fmt.Sprintf(":%d", p.Column)
	}
	return text
}

// Doc is a documentation page and a heading on it.
type Doc struct{ Page, Heading string }

// Finding is one place where an exchange and the contract disagree. Its String is one line.
type Finding struct {
	Rule      string
	Severity  Severity
	Operation string // operationId, or "" when there is none
	Status    int    // of the answer; 0 for findings about the request
	// Pointer is the place in the body as a JSON pointer, with * for a name that the
	// contract leaves open, or for requests the name of a parameter; "" is the whole.
	Pointer string
	Message string
	// Expected is what the contract asks for and Actual what was there, with
	// letters and digits masked so that only its form is left. Of a property that the
	// contract does not know it is the type, of a value that it does not list the value.
	Expected, Actual string
	// Recording is where the exchange is, and Contract the line that it
	// violates.
	Recording, Contract Place
	// Docs is where the operation is documented.
	Docs []Doc

	constant bool // a value that the contract lists alone is another
}

// String returns one line: recording, severity, rule, operation, status, pointer and message, as
// far as there are.
func (f Finding) String() string {
	about := cmp.Or(f.Pointer, "/")
	if f.Status != 0 {
		about = fmt.Sprintf("%d %s", f.Status, about)
	}
	if f.Operation != "" {
		about = f.Operation + " " + about
	}
	text := fmt.Sprintf("%s %s: %s: %s", f.Severity, f.Rule, about, f.Message)
	if f.Recording != (Place{}) {
		text = f.Recording.String() + ": " + text
	}
	return text
}

// compareFindings orders the findings of one exchange.
func compareFindings(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Pointer, b.Pointer), strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message), strings.Compare(a.Actual, b.Actual),
	)
}

// Wildcard returns the pointer with * for every index, so that the same fault in every item of a
// list is one fault.
func (f Finding) Wildcard() string {
	if !strings.ContainsAny(f.Pointer, "0123456789") {
		return f.Pointer
	}
	keys := strings.Split(f.Pointer, "/")
	for i, key := range keys {
		if i > 0 && key != "" && strings.Trim(key, "0123456789") == "" {
			keys[i] = "*"
		}
	}
	return strings.Join(keys, "/")
}

// Fingerprint returns 16 hexadecimal digits that are the same for the same fault in another
// recording, or in another item of a list.
func (f Finding) Fingerprint() string {
	parts := []string{f.Rule, f.Operation, strconv.Itoa(f.Status), f.Wildcard(), f.Expected}
	switch f.Rule {
	case RuleValue: // each value is news of its own
		parts = append(parts, f.Actual)
	case RuleUnmatched, RuleAmbiguous, RuleContentType:
		parts = append(parts, f.Message)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
