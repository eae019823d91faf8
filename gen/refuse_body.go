package gen

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

func (r *validator) refuseBody(operation *operation) {
	if operation.RequestBody == nil {
		return
	}
	body := operation.RequestBody.Value
	place := placeOf(body.Origin, "")
	if operation.RequestBody.Ref != "" {
		place = operation.place("requestBody")
	}
	if !body.Required {
		r.reportf(place, operation.subject(), "an optional body is not supported: set required: true")
	}
	media, schema := operation.body()
	if kinds := sortedKeys(body.Content); len(kinds) != 1 || encoders[media] == "" {
		r.reportf(placeOf(body.Origin, "content"), operation.subject(), "a body of type %s is not supported: want one of %s", strings.Join(kinds, ", "), strings.Join(sortedKeys(encoders), ", "))
		return
	}
	switch {
	case schema == nil:
		r.reportf(placeOf(body.Content[media].Origin, ""), operation.subject(), "its body has no schema")
	case len(schema.Value.OneOf) > 0 && media == jsonMedia:
		r.refuseBranches(operation, schema)
	case component(schema) == "" || len(schema.Value.Properties) == 0:
		r.reportf(refPlace(schema), operation.subject(), "its body is not an object with properties")
	case media != jsonMedia:
		r.refuseForm(operation, schema)
	}
	if len(body.Content[media].Encoding) > 0 {
		r.reportf(placeOf(body.Content[media].Origin, "encoding"), operation.subject(), "encoding is not supported")
	}
}

// refuseForm refuses members of a form that are neither scalars nor lists of scalars.
func (r *validator) refuseForm(operation *operation, schema *openapi3.SchemaRef) {
	for _, name := range sortedKeys(schema.Value.Properties) {
		if ref := schema.Value.Properties[name]; !isScalar(resolved(ref.Value)) && !isListOfScalars(resolved(ref.Value)) {
			r.reportf(refPlace(ref), operation.subject(), "the form member %s is not a string, number or boolean, nor a list of those", name)
		}
	}
}

// refuseBranches refuses branches of a oneOf body that cannot have a method of their own.
func (r *validator) refuseBranches(operation *operation, schema *openapi3.SchemaRef) {
	places := map[string]Place{}
	for _, branch := range schema.Value.OneOf {
		name, _ := branch.Value.Extensions[extVariant].(string)
		place := refPlace(branch)
		switch {
		case component(branch) == "" || len(branch.Value.Properties) == 0:
			r.reportf(place, operation.subject(), "a branch of its body is not an object with properties")
		case name == "" || goName(name) != name:
			r.reportf(place, operation.subject(), "the branch %s of its body needs an x-variant to name a method after, such as Card", component(branch))
		case places[name].Line != 0:
			r.reportf(place, operation.subject(), "x-variant %s is already used at %v", name, places[name])
		}
		places[name] = place
	}
}
