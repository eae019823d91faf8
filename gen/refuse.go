package gen

import "fmt"

// Refuse says what of a contract cannot be expressed in Go, or would be lost on the
// way, all of it in one error of type [ContractErrors]. What it lets pass generates and
// compiles.
func Refuse(contract *Contract) error {
	r := &refusal{Contract: contract}
	for _, operation := range contract.operations {
		r.refuseOperation(operation)
		r.refuseServers(operation)
		r.refuseParameters(operation)
		r.refuseKeys(operation)
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
	r.refuseMisplaced()
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
