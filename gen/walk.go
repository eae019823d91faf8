package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// role is what a schema is there for.
type role int

const (
	ofSchema role = iota // a part of another
	ofComponent
	ofParameter
	ofBody
	ofAnswer
)

// site is where a schema stands.
type site struct {
	// subject is "Payment.order_id" for a property of a component, and the operation
	// for what stands within it.
	subject string
	role    role
	// place is that of the schema, or of what it stands in where that is not known.
	place Place
}

// each calls visit for each schema that the contract writes out, where it stands;
// references are visited and not followed.
func (c *Contract) each(visit func(site, *openapi3.SchemaRef)) {
	w := walker(visit)
	if components := c.document.Components; components != nil {
		for _, name := range sortedKeys(components.Schemas) {
			w.schema(site{name, ofComponent, Place{}}, components.Schemas[name])
		}
		for _, name := range sortedKeys(components.Parameters) {
			parameter := components.Parameters[name].Value
			w.schema(site{name, ofParameter, placeOf(parameter.Origin, "")}, parameter.Schema)
		}
		for _, name := range sortedKeys(components.RequestBodies) {
			body := components.RequestBodies[name].Value
			w.content(site{name, ofBody, placeOf(body.Origin, "")}, body.Content)
		}
		for _, name := range sortedKeys(components.Responses) {
			response := components.Responses[name].Value
			w.content(site{name, ofAnswer, placeOf(response.Origin, "")}, response.Content)
		}
	}
	for _, operation := range c.operations {
		w.operation(operation)
	}
}

// walker is what is called for each schema.
type walker func(site, *openapi3.SchemaRef)

func (w walker) operation(operation *operation) {
	for _, ref := range operation.parameters() {
		if ref.Ref == "" {
			w.schema(site{operation.subject(), ofParameter, placeOf(ref.Value.Origin, "")}, ref.Value.Schema)
		}
	}
	if body := operation.RequestBody; body != nil && body.Ref == "" {
		w.content(site{operation.subject(), ofBody, operation.place("requestBody")}, body.Value.Content)
	}
	for _, status := range sortedKeys(operation.Responses.Map()) {
		if response := operation.Responses.Value(status); response.Ref == "" {
			w.content(site{operation.subject(), ofAnswer, operation.place("responses")}, response.Value.Content)
		}
	}
}

func (w walker) content(at site, content openapi3.Content) {
	for _, kind := range sortedKeys(content) {
		w.schema(at, content[kind].Schema)
	}
}

func (w walker) schema(at site, ref *openapi3.SchemaRef) {
	if ref == nil {
		return
	}
	if place := refPlace(ref); place.Line != 0 {
		at.place = place
	}
	w(at, ref)
	if ref.Ref != "" {
		return
	}
	within := site{at.subject, ofSchema, at.place}
	for _, name := range sortedKeys(ref.Value.Properties) {
		w.schema(site{at.subject + "." + name, ofSchema, at.place}, ref.Value.Properties[name])
	}
	for _, part := range slices.Concat(ref.Value.AllOf, ref.Value.AnyOf) {
		w.schema(within, part)
	}
	for _, branch := range ref.Value.OneOf {
		if at.role == ofBody {
			w.schema(at, branch) // a form of the request
		} else {
			w.schema(within, branch)
		}
	}
	w.schema(within, ref.Value.Items)
	w.schema(within, ref.Value.AdditionalProperties.Schema)
}
