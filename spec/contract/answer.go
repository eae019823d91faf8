package contract

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

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
	// fast compiles a validator when it is first asked for: recordings are of a few of a
	// contract's answers, and compiling all takes as long as reading some 50,000
	// exchanges. The error is that of a schema that only kin-openapi can judge.
	fast map[string]func() (*fast.Validator, error)
}

// answersOf prepares an operation's answers.
func answersOf(operation Operation) answers {
	prepared := answers{}
	for code, response := range operation.spec.Responses.Map() {
		status, err := strconv.Atoi(code)
		if err != nil && code != "default" {
			continue // 4XX and the like are found by kin-openapi
		}
		one := &answer{response: response.Value, status: status, fast: map[string]func() (*fast.Validator, error){}}
		for media, content := range response.Value.Content {
			if content.Schema != nil {
				one.fast[media] = sync.OnceValues(func() (*fast.Validator, error) {
					validator, err := fast.Compile(content.Schema.Value)
					if err != nil {
						return nil, fmt.Errorf("%s %s: %w", operation.ID, code, err)
					}
					return validator, nil
				})
			}
		}
		prepared[status] = one
	}
	return prepared
}

// validator is nil for a schema that only kin-openapi can judge.
func (a *answer) validator(media string) (validator *fast.Validator) {
	if compile := a.fast[media]; compile != nil {
		validator, _ = compile()
	}
	return validator
}

// answerTo is what the contract says of a status: the answer listed for it, that of its
// range, or the default. It is nil where there is none of these.
func answerTo(o *Operation, status int) *answer {
	if found := o.answers[status]; found != nil {
		return found
	}
	if response := o.spec.Responses.Status(status); response != nil {
		return &answer{response: response.Value}
	}
	return o.answers[0]
}

// checkAnswer checks an answer by what the contract says of its status. A default beside
// listed successes is mostly about failures: a success that is not listed and is not as
// the default describes it is one finding, about its status.
func checkAnswer(o *Operation, exchange *Exchange, checker *Checker) Result {
	answer := answerTo(o, exchange.Status)
	if answer == nil {
		return Result{Findings: []Finding{notListed(o, exchange, "")}}
	}
	result := checkBody(o, answer, exchange, checker)
	if len(result.Findings) > 0 && answer == o.answers[0] && exchange.Status < http.StatusBadRequest && listsSuccess(o) {
		return Result{Findings: []Finding{notListed(o, exchange, ", and its default is another answer")}}
	}
	return result
}

// newFinding is about an answer.
func newFinding(o *Operation, exchange *Exchange) Finding {
	return Finding{
		Severity: Breaking, Operation: o.ID, Status: exchange.Status,
		Recording: exchange.At, Docs: o.docs,
	}
}

// notListed is about a status.
func notListed(o *Operation, exchange *Exchange, more string) Finding {
	finding := newFinding(o, exchange)
	finding.Rule, finding.Message = RuleStatus, "the contract does not list this status"+more
	finding.Actual, finding.Contract = strconv.Itoa(exchange.Status), place(o.spec.Origin, "responses")
	return finding
}

// listsSuccess is whether the contract lists a success of an operation.
func listsSuccess(o *Operation) bool {
	for code := range o.spec.Responses.Map() {
		if code[0] == '2' || code[0] == '3' {
			return true
		}
	}
	return false
}

// checkBody asks the fast tier first, which knows that a body is valid, and
// kin-openapi for an account of what is not. The result also says why a body was
// not checked against a schema.
func checkBody(o *Operation, answer *answer, exchange *Exchange, checker *Checker) Result {
	if isBodiless(exchange) || len(answer.response.Content) == 0 && len(bytes.TrimSpace(exchange.Body)) == 0 {
		return Result{}
	}
	media := mediaType(exchange.ContentType)
	listed := answer.listed(media)
	switch {
	case exchange.BodyUnrecorded && (exchange.ContentType == "" || listed != ""):
		return unchecked(uncheckedUnrecorded)
	case listed == "":
		finding := newFinding(o, exchange)
		finding.Rule, finding.Message = RuleContentType, fmt.Sprintf("the contract does not list content type %.80q", cmp.Or(exchange.ContentType, media))
		finding.Actual, finding.Contract = media, place(answer.response.Origin, "content")
		return Result{Findings: []Finding{finding}}
	case answer.response.Content[listed].Schema == nil:
		return unchecked("the contract has no schema for " + media)
	case media != jsonType && !strings.HasSuffix(media, "+json"):
		return unchecked(media + " is not JSON")
	}
	if validator := answer.validator(listed); validator != nil {
		if checker == nil {
			if validator.Valid(exchange.Body, nil) {
				return Result{}
			}
			checker = newChecker()
		}
		if found, complete := checker.examine(o, answer, validator, exchange); complete {
			return Result{Findings: found.findings, fingerprints: found.fingerprints}
		}
	}
	findings, value := examineDecoded(schemaFinding(o, answer, exchange), answer.response.Content[listed].Schema.Value, exchange.Body)
	return Result{Findings: findings, sampler: sampler{value: value, decoded: value != nil}}
}

// schemaFinding is about a body that its schema refuses.
func schemaFinding(o *Operation, answer *answer, exchange *Exchange) Finding {
	finding := newFinding(o, exchange)
	finding.Rule, finding.Contract = RuleSchema, place(answer.response.Origin, "content")
	return finding
}

// unchecked is a body that was not checked against a schema.
func unchecked(reason string) Result { return Result{Unchecked: []string{reason}} }

// examineDecoded is the slow tier: everything that is wrong with a body, and its value.
func examineDecoded(finding Finding, schema *openapi3.Schema, body []byte) ([]Finding, any) {
	value, damaged := decode(body)
	if damaged != nil {
		finding.Rule, finding.Message, finding.Expected = RuleBody, damaged.text, damaged.expected
		return []Finding{finding}, nil
	}
	findings := findingsIn(finding, schema, value)
	for i := range findings {
		findings[i].Pointer = generalPointer(schema, findings[i].Pointer)
	}
	slices.SortFunc(findings, compareFindings)
	return findings, value
}

// findingsIn is what kin-openapi finds in a value, and what it passes over. Two parts of a
// composition can find the same.
func findingsIn(finding Finding, schema *openapi3.Schema, value any) []Finding {
	findings := findingsOf(finding, schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse()))
	slices.SortFunc(findings, compareFindings)
	findings = slices.CompactFunc(findings, func(a, b Finding) bool { return compareFindings(a, b) == 0 && a.Contract == b.Contract })
	refused := map[string]bool{}
	for _, one := range findings {
		refused[one.Pointer] = true
	}
	for _, news := range walk(finding, schema, value) {
		if news.Severity == Breaking || !refused[news.Pointer] { // a property that is refused is no news
			findings = append(findings, news)
		}
	}
	return findings
}
