package contract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Severity is how much a finding matters.
type Severity string

// The severities.
const (
	// Breaking is a finding that a program written to the contract would fail on.
	Breaking Severity = "breaking"
	// News is something that the API sends beyond the contract.
	News Severity = "news"
)

// The rules. Each is the id of a kind of finding.
const (
	RuleUnmatched   = "unmatched"          // method and path, or operationId, match no operation
	RuleAmbiguous   = "ambiguous"          // operationId and path name different operations
	RuleStatus      = "status"             // the contract does not list the status, and its default, if any, does not match
	RuleContentType = "content-type"       // the contract does not list the content type
	RuleBody        = "body"               // the body is not one JSON value
	RuleSchema      = "schema"             // the body does not match its schema
	RuleField       = "undocumented-field" // the body has a property that the contract does not describe
	RuleValue       = "undocumented-value" // the body has a value that the contract's enum does not list
	RuleRequest     = "request"            // the request does not match the contract
)

// Place is a position in a file. Line and Column count from 1, and 0 is unknown. Entry is
// the number, from 1, of an exchange in a recording without line numbers.
type Place struct {
	File         string
	Line, Column int
	Entry        int
}

// String returns file:line:column without the parts that are unknown.
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

// Finding is one fault of an exchange: a violation of the contract, or something that the
// contract does not describe.
type Finding struct {
	Rule      string
	Severity  Severity
	Operation string // operationId, or "" when there is none
	Status    int    // of the response; 0 for findings about the request
	// Pointer is a JSON pointer into the body, with * for a map key that the contract
	// leaves open. For requests it can be the name of a parameter. "" is the whole body.
	Pointer string
	Message string
	// Expected is what the contract asks for. Actual is what was there, with letters and
	// digits masked; for an undocumented property it is the type, for an undocumented value
	// the value itself.
	Expected, Actual string
	// Recording is the exchange's position, and Contract the line that it violates.
	Recording, Contract Place
	// Docs lists where the operation is documented.
	Docs []Doc

	constant bool // the schema's enum has a single value, and the body another
}

// String formats the finding on one line.
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

// Wildcard returns the pointer with * for every index, so that a fault repeated in every
// item of a list counts as one.
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
// recording or in another item of a list.
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
