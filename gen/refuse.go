package gen

import "fmt"

// Refuse reports everything in a contract that cannot be expressed in Go, or would be lost, in one
// error of type [ContractErrors]. The code generated from a contract without problems compiles.
func Refuse(contract *Contract) error {
	r := &validator{Contract: contract}
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
	r.refuseCycles()
	r.refuseNames()
	r.refuseTexts()
	r.refuseExtensions()
	r.refuseMisplaced()
	return r.problems.orNil()
}

// validator collects the problems of a contract.
type validator struct {
	*Contract

	problems ContractErrors
}

func (r *validator) reportf(place Place, subject, format string, arguments ...any) {
	if place.Line == 0 {
		place.File = r.file
	}
	r.problems = append(r.problems, Problem{place, subject, fmt.Sprintf(format, arguments...)})
}
