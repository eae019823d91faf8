package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

const jsonMedia = "application/json"

func (r *refusal) refuseBody(operation *operation) {
	if operation.RequestBody == nil {
		return
	}
	body := operation.RequestBody.Value
	place := placeOf(body.Origin, "")
	if operation.RequestBody.Ref != "" {
		place = operation.place("requestBody")
	}
	if !body.Required {
		r.addf(place, operation.subject(), "a body that may be left out is not made: say required: true")
	}
	if kinds := sortedKeys(body.Content); !slices.Equal(kinds, []string{jsonMedia}) {
		r.addf(placeOf(body.Origin, "content"), operation.subject(), "a body as %s is not made, only as %s", strings.Join(kinds, ", "), jsonMedia)
		return
	}
	schema := body.Content[jsonMedia].Schema
	switch {
	case schema == nil:
		r.addf(placeOf(body.Content[jsonMedia].Origin, ""), operation.subject(), "its body has no schema")
	case len(schema.Value.OneOf) > 0:
		r.refuseBranches(operation, schema)
	case component(schema) == "" || len(schema.Value.Properties) == 0:
		r.addf(refPlace(schema), operation.subject(), "its body is no object with a name: make it a component under components/schemas")
	}
}

// branches refuses forms of a request that have no method of their own.
func (r *refusal) refuseBranches(operation *operation, schema *openapi3.SchemaRef) {
	places := map[string]Place{}
	for _, branch := range schema.Value.OneOf {
		name, _ := branch.Value.Extensions[variant].(string)
		place := refPlace(branch)
		switch {
		case component(branch) == "" || len(branch.Value.Properties) == 0:
			r.addf(place, operation.subject(), "a form of its body is no object with a name: make it a component under components/schemas")
		case name == "" || goName(name) != name:
			r.addf(place, operation.subject(), "the form %s of its body has no x-variant that a method can be named for, such as Card", component(branch))
		case places[name].Line != 0:
			r.addf(place, operation.subject(), "x-variant %s is also that of the form at %v", name, places[name])
		}
		places[name] = place
	}
}
