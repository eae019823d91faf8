package gen

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Refuse says what of a contract cannot be expressed in Go, or would be lost on the
// way, all of it in one error of type [ContractErrors]. What it lets pass generates and
// compiles.
func Refuse(contract *Contract) error {
	r := &refusal{Contract: contract}
	for _, operation := range contract.operations {
		r.refuseOperation(operation)
		r.refuseParameters(operation)
		r.refuseBody(operation)
		r.refuseAnswers(operation)
		r.refuseList(operation)
	}
	r.refuseSchemas()
	r.refuseIDs()
	r.refuseCircles()
	r.refuseNames()
	r.refuseTexts()
	r.refuseExtensions()
	return r.problems.orNil()
}

// refusal collects what is refused.
type refusal struct {
	*Contract

	problems ContractErrors
}

func (r *refusal) addf(place Place, subject, format string, arguments ...any) {
	if place.Line == 0 {
		place.File = r.file
	}
	r.problems = append(r.problems, Problem{place, subject, fmt.Sprintf(format, arguments...)})
}

// knownExtensions are those that the contract may have. None is a word of Go.
var knownExtensions = []string{docs, retry, idPrefix, variant, sensitive, webhook}

// extensions refuses those that nothing reads: a misspelt one would be lost.
func (r *refusal) refuseExtensions() {
	var walk func(*yaml.Node)
	walk = func(node *yaml.Node) {
		for i, child := range node.Content {
			isKey := node.Kind == yaml.MappingNode && i%2 == 0
			if isKey && strings.HasPrefix(child.Value, "x-") && !slices.Contains(knownExtensions, child.Value) {
				r.addf(Place{r.file, child.Line}, child.Value, "is no extension of this contract: those are %s", strings.Join(knownExtensions, ", "))
			}
			if isKey && (child.Value == "example" || child.Value == "examples") {
				continue
			}
			walk(child)
		}
	}
	walk(&r.lines)
}
