package contract

import (
	"cmp"
	"fmt"
	"net/http"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

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
	// BodyUnrecorded is whether the answer's body was not kept, and
	// RequestBodyUnrecorded whether the request's was not. Such a body is not empty:
	// it cannot be checked.
	BodyUnrecorded, RequestBodyUnrecorded bool
	// At is where the exchange is in a recording.
	At Place
}

// Result is the outcome of checking an exchange. It refers to the exchange's body, so do not
// change that while it is in use.
type Result struct {
	// Operation is the operationId, or "" when the exchange belongs to none.
	Operation string
	// Findings is empty when the exchange is valid.
	Findings []Finding
	// Unchecked says of a body, the answer's or the request's, why it was not held
	// against a schema.
	Unchecked []string

	sampler      sampler
	fingerprints []string // of the first findings
}

// Fingerprint returns the [Finding.Fingerprint] of Findings[i], which a [Checker] often knows
// already.
func (r *Result) Fingerprint(i int) string {
	if i < len(r.fingerprints) {
		return r.fingerprints[i]
	}
	return r.Findings[i].Fingerprint()
}

// Check checks an exchange and returns what is wrong with it. No finding means that the exchange
// is valid.
func (c *Contract) Check(exchange Exchange) []Finding { return c.Examine(exchange).Findings }

// Examine checks an exchange as [Contract.Check] does, and also returns its operation and what
// could not be checked.
func (c *Contract) Examine(exchange Exchange) Result {
	result := c.examine(&exchange, nil)
	if len(result.Findings) > 0 && c.loadWithLines != nil { // findings name lines
		return c.withLines().examine(&exchange, nil)
	}
	return result
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

// CheckRequest checks a request without an answer. The request's body can be read again
// afterwards.
func (c *Contract) CheckRequest(request *http.Request) []Finding {
	findings, _ := c.checkRequest(request, false)
	if len(findings) > 0 && c.loadWithLines != nil {
		findings, _ = c.withLines().checkRequest(request, false)
	}
	return findings
}

// checkRequest is [Contract.CheckRequest], which also says why the body was not
// checked against a schema.
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
	damaged, asked := bodyDamage(operation, request), request
	if damaged != nil { // kin-openapi reads a body even where it does not check it
		asked = request.WithContext(request.Context())
		asked.Body = http.NoBody
	}
	input := &openapi3filter.RequestValidationInput{
		Request: asked, PathParams: values, QueryParams: request.URL.Query(),
		Route: &routers.Route{
			Spec: c.document, Path: operation.Path,
			PathItem: operation.item, Method: operation.Method, Operation: operation.spec,
		},
		Options: &openapi3filter.Options{
			MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
			SkipSettingDefaults: true, // which would change the request, and check what was not sent
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
	for name := range input.QueryParams {
		if operation.spec.Parameters.GetByInAndName("query", name) == nil &&
			operation.item.Parameters.GetByInAndName("query", name) == nil {
			finding.Pointer, finding.Message = name, "the contract does not know this query parameter"
			finding.Contract = place(operation.spec.Origin, "parameters")
			findings = append(findings, finding)
		}
	}
	return findings, unchecked
}
