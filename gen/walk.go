package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// role is what a schema is used for.
type role int

const (
	roleSchema role = iota // inside another schema
	roleComponent
	roleParameter
	roleBody
	roleAnswer
)

// site is the place where a schema is used.
type site struct {
	// subject is "Payment.order_id" for a property of a component. Inside an operation it is the
	// operation's name.
	subject string
	role    role
	// place is the line of the schema, or of the object around it if that is unknown.
	place Place
}

// eachSchema calls visit for each schema in the contract, with its site. It visits references but
// does not follow them.
func (c *Contract) eachSchema(visit func(site, *openapi3.SchemaRef)) {
	w := walker(visit)
	if components := c.document.Components; components != nil {
		for _, name := range sortedKeys(components.Schemas) {
			w.schema(site{name, roleComponent, Place{}}, components.Schemas[name])
		}
		for _, name := range sortedKeys(components.Parameters) {
			parameter := components.Parameters[name].Value
			w.schema(site{name, roleParameter, placeOf(parameter.Origin, "")}, parameter.Schema)
		}
		for _, name := range sortedKeys(components.RequestBodies) {
			body := components.RequestBodies[name].Value
			w.content(site{name, roleBody, placeOf(body.Origin, "")}, body.Content)
		}
		for _, name := range sortedKeys(components.Responses) {
			response := components.Responses[name].Value
			w.content(site{name, roleAnswer, placeOf(response.Origin, "")}, response.Content)
		}
	}
	for _, operation := range c.operations {
		w.operation(operation)
	}
}

// walker is the function that is called for each schema.
type walker func(site, *openapi3.SchemaRef)

func (w walker) operation(operation *operation) {
	for _, ref := range operation.parameters() {
		if ref.Ref == "" {
			w.schema(site{operation.subject(), roleParameter, placeOf(ref.Value.Origin, "")}, ref.Value.Schema)
		}
	}
	if body := operation.RequestBody; body != nil && body.Ref == "" {
		w.content(site{operation.subject(), roleBody, operation.place("requestBody")}, body.Value.Content)
	}
	for _, status := range sortedKeys(operation.Responses.Map()) {
		if response := operation.Responses.Value(status); response.Ref == "" {
			w.content(site{operation.subject(), roleAnswer, operation.place("responses")}, response.Value.Content)
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
	within := site{at.subject, roleSchema, at.place}
	for _, name := range sortedKeys(ref.Value.Properties) {
		w.schema(site{at.subject + "." + name, roleSchema, at.place}, ref.Value.Properties[name])
	}
	for _, part := range slices.Concat(ref.Value.AllOf, ref.Value.AnyOf) {
		w.schema(within, part)
	}
	for _, branch := range ref.Value.OneOf {
		if at.role == roleBody {
			w.schema(at, branch) // a branch of the request body
		} else {
			w.schema(within, branch)
		}
	}
	w.schema(within, ref.Value.Items)
	w.schema(within, ref.Value.AdditionalProperties.Schema)
}
