package gen

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Place is a line of a file.
type Place struct {
	File string
	Line int
}

// String returns "file:line", or "file" if the line is unknown.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Problem is a fault of a contract.
type Problem struct {
	Place

	// Subject is the operationId, or a schema such as "Payment.order_id".
	Subject string
	Reason  string
}

// String returns "file:line: subject: reason".
func (p Problem) String() string { return fmt.Sprintf("%v: %s: %s", p.Place, p.Subject, p.Reason) }

// ContractErrors are the problems of a contract that one step found.
type ContractErrors []Problem

// Error returns the problems, one per line.
func (p ContractErrors) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// orNil sorts the problems by place and drops duplicates. Without problems it returns a nil error.
func (p ContractErrors) orNil() error {
	if len(p) == 0 {
		return nil
	}
	slices.SortFunc(p, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Subject, b.Subject), strings.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(p)
}

// joinProblems joins the problems of several steps. An error that is not of type [ContractErrors]
// is returned alone.
func joinProblems(errs ...error) error {
	var all ContractErrors
	for _, err := range errs {
		var problems ContractErrors
		if err != nil && !errors.As(err, &problems) {
			return err
		}
		all = append(all, problems...)
	}
	return all.orNil()
}

// placeOf returns the line of a keyword of an object in the contract, or the object's own line if
// the keyword is "" or missing.
func placeOf(origin *openapi3.Origin, keyword string) Place {
	if origin == nil {
		return Place{}
	}
	location := origin.Key
	if found, ok := origin.Fields.Lookup(keyword); ok {
		location = &found
	} else if items := origin.Sequences[keyword]; len(items) > 0 {
		location = &items[0]
	}
	if location == nil {
		return Place{}
	}
	return Place{location.File, location.Line}
}

// refPlace returns the line where a schema is used: the line of the reference, if it is one.
func refPlace(ref *openapi3.SchemaRef) Place {
	if place := placeOf(ref.Origin, "$ref"); ref.Ref != "" && place.Line != 0 {
		return place
	}
	return placeOf(ref.Value.Origin, "")
}
