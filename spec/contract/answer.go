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

// answers are the responses that the contract describes for an operation, by status; 0 is
// the default.
type answers map[int]*answer

// answer is one response of the contract, with a validator for each content type that has a
// schema.
type answer struct {
	response *openapi3.Response
	status   int // 0 is the default
	// fast compiles a validator on first use: a recording uses few of a contract's
	// responses, and compiling all of them takes as long as reading some 50,000 exchanges.
	// It returns an error for a schema that only kin-openapi can check.
	fast map[string]func() (*fast.Validator, error)
}

// answersOf prepares an operation's responses.
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

// validator returns nil for a schema that only kin-openapi can check.
func (a *answer) validator(media string) (validator *fast.Validator) {
	if compile := a.fast[media]; compile != nil {
		validator, _ = compile()
	}
	return validator
}

// answerTo returns the response that the contract describes for a status: the one listed
// for it, else the one for its range, else the default. It returns nil if there is none.
func answerTo(o *Operation, status int) *answer {
	if found := o.answers[status]; found != nil {
		return found
	}
	if response := o.spec.Responses.Status(status); response != nil {
		return &answer{response: response.Value}
	}
	return o.answers[0]
}

// checkAnswer checks a response against the one that the contract describes for its status.
// A default beside listed successes usually describes failures: an unlisted success that
// does not match the default is reported once, as an unlisted status.
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

// newFinding returns a breaking finding about a response.
func newFinding(o *Operation, exchange *Exchange) Finding {
	return Finding{
		Severity: Breaking, Operation: o.ID, Status: exchange.Status,
		Recording: exchange.At, Docs: o.docs,
	}
}

// notListed returns the finding for a status that the contract does not list.
func notListed(o *Operation, exchange *Exchange, more string) Finding {
	finding := newFinding(o, exchange)
	finding.Rule, finding.Message = RuleStatus, "the contract does not list this status"+more
	finding.Actual, finding.Contract = strconv.Itoa(exchange.Status), place(o.spec.Origin, "responses")
	return finding
}

// listsSuccess reports whether the contract lists a success (2xx or 3xx) for an operation.
func listsSuccess(o *Operation) bool {
	for code := range o.spec.Responses.Map() {
		if code[0] == '2' || code[0] == '3' {
			return true
		}
	}
	return false
}

// checkBody checks a body with the fast validator first, and asks kin-openapi to describe
// what is wrong with an invalid one. The result also says why a body was not checked
// against a schema.
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

// schemaFinding returns the finding for a body that violates its schema.
func schemaFinding(o *Operation, answer *answer, exchange *Exchange) Finding {
	finding := newFinding(o, exchange)
	finding.Rule, finding.Contract = RuleSchema, place(answer.response.Origin, "content")
	return finding
}

// unchecked returns the result for a body that was not checked against a schema.
func unchecked(reason string) Result { return Result{Unchecked: []string{reason}} }

// examineDecoded is the slow path: it decodes a body and returns every fault in it, and its
// value.
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

// findingsIn returns what kin-openapi and walk find in a value. It removes duplicates,
// since two parts of a composition can report the same fault.
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
