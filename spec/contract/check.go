package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// Check holds an exchange against the contract. No finding means that it holds.
func (c *Contract) Check(exchange Exchange) []Finding {
	operation, found := c.Operation(exchange.Operation)
	if exchange.Operation == "" {
		operation, _, found = c.Match(exchange.Method, exchange.Path)
	}
	if !found {
		return []Finding{{
			Rule: RuleUnmatched, Severity: Breaking, Status: exchange.Status,
			Message: strings.TrimSpace(fmt.Sprintf("%s %s %s belongs to no operation", exchange.Operation, exchange.Method, exchange.Path)),
		}}
	}
	findings := operation.checkAnswer(exchange)
	refused := exchange.Status >= 400 && exchange.Status < 500
	if exchange.Request != nil && !refused {
		findings = append(findings, c.CheckRequest(exchange.Request)...)
	}
	return findings
}

// CheckRequest holds a request against the contract. Its body can be read again
// afterwards.
func (c *Contract) CheckRequest(request *http.Request) []Finding {
	operation, values, found := c.Match(request.Method, request.URL.EscapedPath())
	if !found {
		return []Finding{{
			Rule: RuleUnmatched, Severity: Breaking,
			Message: request.Method + " " + request.URL.EscapedPath() + " belongs to no operation",
		}}
	}
	finding := Finding{Rule: RuleRequest, Severity: Breaking, Operation: operation.ID}
	input := &openapi3filter.RequestValidationInput{
		Request: request, PathParams: values, QueryParams: request.URL.Query(),
		Route: &routers.Route{
			Spec: c.document, Server: c.document.Servers[0], Path: operation.Path,
			PathItem: operation.item, Method: operation.Method, Operation: operation.spec,
		},
		Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	}
	findings := flatten(finding, openapi3filter.ValidateRequest(request.Context(), input))
	for name := range input.QueryParams {
		if operation.spec.Parameters.GetByInAndName("query", name) == nil &&
			operation.item.Parameters.GetByInAndName("query", name) == nil {
			finding.Pointer, finding.Message = name, "the contract does not know this query parameter"
			findings = append(findings, finding)
		}
	}
	return findings
}

func (o Operation) checkAnswer(exchange Exchange) []Finding {
	finding := Finding{Severity: Breaking, Operation: o.ID, Status: exchange.Status}
	response := o.spec.Responses.Status(exchange.Status)
	if response == nil && exchange.Status >= http.StatusBadRequest {
		response = o.spec.Responses.Default()
	}
	if response == nil {
		finding.Rule, finding.Message = RuleStatus, "the contract does not list this status"
		return []Finding{finding}
	}
	contentType := exchange.ContentType
	if contentType == "" {
		contentType = "application/json"
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil || response.Value.Content[media] == nil {
		finding.Rule, finding.Message = RuleContentType, fmt.Sprintf("the contract does not list content type %.80q", contentType)
		return []Finding{finding}
	}
	value, err := decode(exchange.Body)
	if err != nil {
		finding.Rule, finding.Message = RuleBody, err.Error()
		return []Finding{finding}
	}
	finding.Rule = RuleSchema
	schema := response.Value.Content[media].Schema.Value
	return flatten(finding, schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse()))
}

// decode reads one JSON value and nothing after it, numbers as they are written.
func decode(body []byte) (any, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, errors.New("the body is empty")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("the body is not JSON: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("the body goes on after its JSON value, at byte %d", decoder.InputOffset())
	}
	return value, nil
}

// flatten makes a finding of each fault in kin-openapi's tree of errors. It goes
// by the types themselves: errors.As would find the first fault and lose the
// others.
func flatten(finding Finding, err error) []Finding {
	switch err := err.(type) { //nolint:errorlint // see above
	case nil:
		return nil
	case openapi3.MultiError:
		var findings []Finding
		for _, one := range err {
			findings = append(findings, flatten(finding, one)...)
		}
		return findings
	case *openapi3filter.RequestError:
		if err.Parameter != nil {
			finding.Pointer = err.Parameter.Name
		}
		if err.Err == nil {
			finding.Message = err.Reason
			return []Finding{finding}
		}
		return flatten(finding, err.Err)
	case *openapi3.SchemaError:
		var all openapi3.MultiError
		if err.SchemaField == "allOf" && errors.As(errors.Unwrap(errors.Unwrap(err.Origin)), &all) {
			return flatten(finding, all)
		}
		if pointer := err.JSONPointer(); len(pointer) > 0 {
			finding.Pointer += "/" + strings.Join(pointer, "/")
		}
		finding.Message = err.Reason
		return []Finding{finding}
	}
	finding.Message = firstLine(err.Error())
	return []Finding{finding}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
