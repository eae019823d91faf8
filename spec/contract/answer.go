package contract

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// answers are what the contract says of an operation's answers, by status; 0 is
// the default.
type answers map[int]*answer

// answer is one of them, with a validator for each content type that has a
// schema.
type answer struct {
	response *openapi3.Response
	status   int // 0 is the default
	// fast is nil for a schema that only kin-openapi can judge.
	fast map[string]*fast.Validator
}

// answersOf prepares an operation's answers. Slow says which schemas the fast
// tier cannot express, and why.
func answersOf(operation *openapi3.Operation) (prepared answers, slow []string) {
	prepared = answers{}
	for code, response := range operation.Responses.Map() {
		status, err := strconv.Atoi(code)
		if err != nil && code != "default" {
			continue // 4XX and the like are found by kin-openapi
		}
		one := &answer{response: response.Value, status: status, fast: map[string]*fast.Validator{}}
		for media, content := range response.Value.Content {
			if content.Schema == nil {
				continue
			}
			validator, err := fast.Compile(content.Schema.Value)
			if err != nil {
				slow = append(slow, fmt.Sprintf("%s %s: %v", operation.OperationID, code, err))
				continue
			}
			one.fast[media] = validator
		}
		prepared[status] = one
	}
	slices.Sort(slow)
	return prepared, slow
}

// answerTo is what the contract says of a status, or nil.
func answerTo(o *Operation, status int) *answer {
	if found := o.answers[status]; found != nil {
		return found
	}
	if response := o.spec.Responses.Status(status); response != nil {
		return &answer{response: response.Value}
	}
	if status >= http.StatusBadRequest || !listsSuccess(o) {
		return o.answers[0]
	}
	return nil
}

// listsSuccess is whether the contract has a success beside the default, which is
// about failures then.
func listsSuccess(o *Operation) bool {
	for code := range o.spec.Responses.Map() {
		if code[0] == '2' || code[0] == '3' {
			return true
		}
	}
	return false
}

// checkAnswer asks the fast tier first, which says only that a body holds, and
// kin-openapi for an account of what does not. It also tells why a body was not
// held against a schema.
func checkAnswer(o *Operation, exchange Exchange, checker *Checker) (findings []Finding, unchecked string) {
	finding := Finding{
		Severity: Breaking, Operation: o.ID, Status: exchange.Status,
		Recording: exchange.At, Docs: o.docs,
	}
	answer := answerTo(o, exchange.Status)
	if answer == nil {
		finding.Rule, finding.Message = RuleStatus, "the contract does not list this status"
		finding.Came, finding.Contract = strconv.Itoa(exchange.Status), place(o.spec.Origin, "responses")
		return []Finding{finding}, ""
	}
	if isBodiless(exchange) || len(answer.response.Content) == 0 && len(bytes.TrimSpace(exchange.Body)) == 0 {
		return nil, ""
	}
	media := mediaType(exchange.ContentType)
	listed := answer.listed(media)
	switch {
	case exchange.BodyUnrecorded && (exchange.ContentType == "" || listed != ""):
		return nil, uncheckedUnrecorded
	case listed == "":
		finding.Rule, finding.Message = RuleContentType, fmt.Sprintf("the contract does not list content type %.80q", cmp.Or(exchange.ContentType, media))
		finding.Came, finding.Contract = media, place(answer.response.Origin, "content")
		return []Finding{finding}, ""
	case answer.response.Content[listed].Schema == nil:
		return nil, "the contract has no schema for " + media
	case media != jsonType && !strings.HasSuffix(media, "+json"):
		return nil, media + " is not JSON"
	case holds(o, answer, listed, exchange.Body, checker):
		return nil, ""
	}
	return checker.accountFor(finding, listed, answer, exchange.Body), ""
}

// holds is whether the fast tier is sure of a body.
func holds(o *Operation, answer *answer, media string, body []byte, checker *Checker) bool {
	validator := answer.fast[media]
	return validator != nil && validator.Holds(body, checker.marks(o, answer, validator))
}

// accountFor is the slow tier: everything that is wrong with a body.
func accountFor(finding Finding, answer *answer, media string, body []byte) []Finding {
	finding.Contract = place(answer.response.Origin, "content")
	schema := answer.response.Content[media].Schema.Value
	value, damaged := decode(body)
	if damaged != nil {
		finding.Rule, finding.Message, finding.Expected = RuleBody, damaged.text, damaged.expected
		return []Finding{finding}
	}
	finding.Rule = RuleSchema
	findings := account(finding, schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse()))
	findings = append(findings, walk(finding, schema, value)...)
	slices.SortStableFunc(findings, func(a, b Finding) int { return strings.Compare(a.Pointer, b.Pointer) })
	return findings
}
