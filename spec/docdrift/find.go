package docdrift

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// found is where the contract speaks of a fact.
type found struct {
	schema        *outline.Schema
	place         outline.Place
	required      bool
	requiredPlace outline.Place
	where         page.Where
	property      *outline.Property // nil for parameters of path and query
	parameter     *outline.Parameter
}

// folded is a name without the marks by which documents differ: paymentId and
// payment_id are one, expand and expand[] as well.
func folded(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", "$", "", "[]", "").Replace(name))
}

// inAddress finds a parameter of the path or query.
func (s *section) inAddress(fact page.Fact) *found {
	var inPath []*outline.Parameter
	for _, one := range s.operation.Parameters() {
		if one.In == "path" {
			inPath = append(inPath, one)
		}
		if folded(one.Name) == folded(fact.Name) {
			return ofParameter(one)
		}
	}
	if fact.Where != page.Path || len(inPath) == 0 {
		return nil
	}
	if name := s.operation.ParameterAt(s.Operation.Path, fact.Name); name != "" {
		for _, one := range inPath {
			if one.Name == name {
				return ofParameter(one)
			}
		}
	}
	// A path of one parameter leaves no doubt which is meant by id.
	if len(inPath) == 1 && strings.HasSuffix(folded(inPath[0].Name), folded(fact.Name)) {
		return ofParameter(inPath[0])
	}
	return nil
}

func ofParameter(one *outline.Parameter) *found {
	return &found{
		schema: one.Schema, place: one.Place, required: one.Required, requiredPlace: one.RequiredPlace,
		where: page.Where(one.In), parameter: one,
	}
}

// lookup finds a property by its dotted name, through lists. Open is the part of
// the name at which the contract stops saying anything.
func lookup(schema *outline.Schema, name string) (at *found, open string) {
	var walked []string
	for step := range strings.SplitSeq(name, ".") {
		step = strings.TrimSuffix(step, "[]")
		for schema != nil && schema.Property(step) == nil && schema.Items() != nil {
			schema = schema.Items()
		}
		if schema == nil {
			return nil, ""
		}
		property := schema.Property(step)
		switch {
		case property != nil:
			at = &found{
				schema: property.Schema, place: property.Place, property: property,
				required: property.Required, requiredPlace: property.RequiredPlace,
			}
		case schema.Values() != nil:
			values := schema.Values()
			at = &found{schema: values, place: values.Place(), requiredPlace: values.Place()}
		case schema.Open():
			return nil, strings.Join(walked, ".")
		default:
			return nil, ""
		}
		walked = append(walked, step)
		if schema = at.schema; schema == nil {
			return nil, ""
		}
	}
	return at, ""
}

// inAnswer finds a property of the answer; on the page of a list it can be one of
// its items.
func (s *section) inAnswer(name string) (at *found, open string, answer *outline.Schema) {
	answer = s.operation.Answer("200")
	if answer == nil {
		return nil, "", nil
	}
	if at, open = lookup(answer, name); at == nil && open == "" {
		if list := answer.Property("items"); list != nil {
			at, open = lookup(list.Schema, name)
		}
	}
	return at, open, answer
}
