package contract

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// Exchange is a request with its response.
type Exchange struct {
	// Method and Path identify the operation, unless Operation (an operationId) does.
	Operation, Method, Path string
	// Request is the recorded request, or nil to check only the response.
	Request *http.Request
	// Status, ContentType and Body are the response's. An empty content type means
	// application/json.
	Status      int
	ContentType string
	Body        []byte
	// BodyUnrecorded and RequestBodyUnrecorded report that the response's or request's body
	// was not recorded. Such a body is unknown rather than empty, and is not checked.
	BodyUnrecorded, RequestBodyUnrecorded bool
	// At is the exchange's position in a recording.
	At Place
}

// Result is the outcome of checking an exchange. It keeps a reference to the exchange's
// body.
type Result struct {
	// Operation is the operationId, or "" if the exchange matches no operation.
	Operation string
	// Findings is empty when the exchange is valid.
	Findings []Finding
	// Unchecked says, for the response's or the request's body, why it was not checked
	// against a schema.
	Unchecked []string

	sampler      sampler
	fingerprints []string // of Findings[:len(fingerprints)]
}

// Fingerprint returns the [Finding.Fingerprint] of Findings[i], in most cases without
// computing it again.
func (r *Result) Fingerprint(i int) string {
	if i < len(r.fingerprints) {
		return r.fingerprints[i]
	}
	return r.Findings[i].Fingerprint()
}

// Check checks an exchange against the contract. It returns no findings for a valid
// exchange.
func (c *Contract) Check(exchange Exchange) []Finding { return c.Examine(exchange).Findings }

// Examine is [Contract.Check] that also returns the operation and what was not checked.
func (c *Contract) Examine(exchange Exchange) Result {
	return c.examine(&exchange, nil)
}

func (c *Contract) examine(exchange *Exchange, checker *Checker) Result {
	operation := c.byID[exchange.Operation]
	if exchange.Operation == "" || operation != nil && exchange.Path != "" {
		byPath := c.match(exchange.Method, exchange.Path)
		if operation != nil && byPath != nil && operation != byPath {
			return Result{Findings: []Finding{{
				Rule: RuleAmbiguous, Severity: Breaking, Status: exchange.Status, Recording: exchange.At,
				Message: fmt.Sprintf("said to be %s, but %s %s is %s", operation.ID, exchange.Method, byPath.Path, byPath.ID),
			}}}
		}
		operation = cmp.Or(operation, byPath)
	}
	if operation == nil {
		return Result{Findings: []Finding{{
			Rule: RuleUnmatched, Severity: Breaking, Status: exchange.Status, Recording: exchange.At,
			Message: noOperation(exchange.Operation, exchange.Method, exchange.Path),
		}}}
	}
	result := checkAnswer(operation, exchange, checker)
	result.Operation, result.sampler.contract, result.sampler.body = operation.ID, c, exchange.Body
	refused := exchange.Status >= 400 && exchange.Status < 500
	if exchange.Request != nil && !refused {
		findings, unchecked := c.checkRequest(exchange.Request, exchange.RequestBodyUnrecorded)
		for _, finding := range findings {
			finding.Recording = exchange.At
			result.Findings = append(result.Findings, finding)
		}
		if unchecked != "" {
			result.Unchecked = append(result.Unchecked, unchecked)
		}
	}
	return result
}

// CheckRequest checks a request against the contract. The request's body can be read again
// afterwards.
func (c *Contract) CheckRequest(request *http.Request) []Finding {
	findings, _ := c.checkRequest(request, false)
	return findings
}

// checkRequest is [Contract.CheckRequest] that also says why the body was not checked
// against a schema.
func (c *Contract) checkRequest(request *http.Request, bodyUnrecorded bool) (findings []Finding, unchecked string) {
	operation, values, found := c.Match(request.Method, request.URL.EscapedPath())
	if !found {
		return []Finding{{
			Rule: RuleUnmatched, Severity: Breaking,
			Message: noOperation("", request.Method, request.URL.EscapedPath()),
		}}, ""
	}
	finding := Finding{Rule: RuleRequest, Severity: Breaking, Operation: operation.ID, Docs: operation.docs}
	unchecked = uncheckedRequest(operation, request, bodyUnrecorded)
	damaged, validated := bodyDamage(operation, request), request
	if damaged != nil { // kin-openapi reads a body even if it is told not to check it
		validated = request.WithContext(request.Context())
		validated.Body = http.NoBody
	}
	input := &openapi3filter.RequestValidationInput{
		Request: validated, PathParams: values, QueryParams: request.URL.Query(),
		Route: &routers.Route{
			Spec: c.document, Path: operation.Path,
			PathItem: operation.item, Method: operation.Method, Operation: operation.spec,
		},
		Options: &openapi3filter.Options{
			MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
			SkipSettingDefaults: true, // setting them would change the request and check values that were not sent
			ExcludeRequestBody:  damaged != nil || bodyUnrecorded,
		},
	}
	findings = findingsOf(finding, openapi3filter.ValidateRequest(request.Context(), input))
	if damaged != nil {
		body := finding
		body.Message, body.Expected = damaged.text, damaged.expected
		body.Contract = place(operation.spec.RequestBody.Value.Origin, "content")
		findings = append(findings, body)
	}
	for _, name := range slices.Sorted(maps.Keys(input.QueryParams)) {
		if operation.spec.Parameters.GetByInAndName("query", name) == nil &&
			operation.item.Parameters.GetByInAndName("query", name) == nil {
			finding.Pointer, finding.Message = name, "the contract does not know this query parameter"
			finding.Contract = place(operation.spec.Origin, "parameters")
			findings = append(findings, finding)
		}
	}
	return findings, unchecked
}
