package contract

import (
	"fmt"
	"net/http"
)

// Severity is how much a finding matters.
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
	RuleUnmatched   = "unmatched"    // method and path belong to no operation
	RuleStatus      = "status"       // the contract lists neither the status nor a default
	RuleContentType = "content-type" // the contract does not list the content type
	RuleBody        = "body"         // the body is not one JSON value
	RuleSchema      = "schema"       // the body does not hold to its schema
	RuleRequest     = "request"      // the request does not hold to the contract
)

// Finding is one place where an exchange and the contract disagree.
type Finding struct {
	Rule      string
	Severity  Severity
	Operation string // operationId, or "" when there is none
	Status    int    // of the answer; 0 for findings about the request
	// Pointer is the place in the body as a JSON pointer, or for requests the
	// name of a parameter; "" is the whole.
	Pointer string
	Message string
}

// String is one line.
func (f Finding) String() string {
	at := f.Pointer
	if at == "" {
		at = "/"
	}
	return fmt.Sprintf("%s %s: %s %d %s: %s", f.Severity, f.Rule, f.Operation, f.Status, at, f.Message)
}

// Exchange is a request with its answer.
type Exchange struct {
	// Method and Path name the operation, unless Operation, an operationId, does.
	Operation, Method, Path string
	// Request is the recorded request, or nil where only the answer is to be
	// checked.
	Request *http.Request
	// Status, ContentType and Body are the answer's. An empty content type is
	// taken for application/json.
	Status      int
	ContentType string
	Body        []byte
}
