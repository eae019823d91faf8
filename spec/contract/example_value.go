package contract

import (
	"cmp"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// wrongValues lists the examples and defaults of a document that violate their own schemas,
// sorted by line.
func wrongValues(document *openapi3.T) []Warning {
	e := exampleCheck{known: map[*openapi3.MediaType]bool{}}
	_ = document.WalkSchemas(func(pointer string, schema *openapi3.SchemaRef) error {
		e.add(WarningExample, pointer, schema.Value.Example, schema.Value, place(schema.Value.Origin, "example"))
		e.add(WarningDefault, pointer, schema.Value.Default, schema.Value, place(schema.Value.Origin, "default"))
		return nil
	}) // the callback returns no error
	_ = document.WalkParameters(func(pointer string, parameter *openapi3.ParameterRef) error {
		if one := parameter.Value; one.Schema != nil {
			e.examples(pointer, one.Example, one.Examples, one.Schema.Value, one.Origin)
		}
		return nil
	})
	for _, operation := range operationsOf(document) {
		if body := operation.spec.RequestBody; body != nil {
			e.content(operation.ID, body.Value.Content, openapi3.VisitAsRequest())
		}
		responses := operation.spec.Responses.Map()
		for _, code := range slices.Sorted(maps.Keys(responses)) {
			e.content(operation.ID+" "+code, responses[code].Value.Content, openapi3.VisitAsResponse())
		}
	}
	slices.SortStableFunc(e.wrong, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
	return e.wrong
}

// exampleCheck collects the invalid examples and defaults.
type exampleCheck struct {
	wrong []Warning
	known map[*openapi3.MediaType]bool // several operations can share a component
}

func (e *exampleCheck) content(where string, content openapi3.Content, direction openapi3.SchemaValidationOption) {
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if media := content[name]; !e.known[media] && media.Schema != nil {
			e.known[media] = true
			e.examples(where+" "+name, media.Example, media.Examples, media.Schema.Value, media.Origin, direction)
		}
	}
}

func (e *exampleCheck) examples(where string, example any, examples openapi3.Examples,
	schema *openapi3.Schema, origin *openapi3.Origin, direction ...openapi3.SchemaValidationOption,
) {
	e.add(WarningExample, where, example, schema, place(origin, "example"), direction...)
	for _, name := range slices.Sorted(maps.Keys(examples)) {
		if one := examples[name].Value; one != nil {
			e.add(WarningExample, where+" "+name, one.Value, schema, place(one.Origin, "value"), direction...)
		}
	}
}

func (e *exampleCheck) add(kind WarningKind, where string, value any, schema *openapi3.Schema, at Place, options ...openapi3.SchemaValidationOption) {
	if value == nil {
		return
	}
	if err := schema.VisitJSON(value, append(options, openapi3.MultiErrors())...); err != nil {
		e.wrong = append(e.wrong, Warning{kind, at, where + ": " + firstLine(err.Error())})
	}
}
