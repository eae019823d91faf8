package contract

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// Events lists the webhook events of the contract: the schemas with x-webhook, by name.
// An event is an operation without method and path whose id is the event's name. Its
// body is checked as the response with status 200, so that everything that reads, checks
// and reports exchanges also works for events:
//
//	findings := c.Check(contract.Exchange{Operation: "payment.captured", Status: 200, Body: body})
func (c *Contract) Events() []Operation { return slices.Clone(c.events) }

func eventsOf(document *openapi3.T, operations []Operation) ([]Operation, error) {
	if document.Components == nil {
		return nil, nil
	}
	var events []Operation
	for _, component := range slices.Sorted(maps.Keys(document.Components.Schemas)) {
		schema := document.Components.Schemas[component]
		extension, found := schema.Value.Extensions["x-webhook"]
		if !found {
			continue
		}
		name, ok := extension.(string)
		if !ok || name == "" {
			return nil, fmt.Errorf("components.schemas.%s: x-webhook should be the name of an event", component)
		}
		named := func(other Operation) bool { return other.ID == name }
		switch {
		case slices.ContainsFunc(events, named):
			return nil, fmt.Errorf("components.schemas.%s: x-webhook: %s is the event of another schema", component, name)
		case slices.ContainsFunc(operations, named):
			return nil, fmt.Errorf("components.schemas.%s: x-webhook: %s is the id of an operation", component, name)
		}
		description := ""
		response := &openapi3.Response{
			Description: &description, Origin: schema.Value.Origin, Content: openapi3.NewContentWithJSONSchemaRef(schema),
		}
		responses := openapi3.NewResponses(openapi3.WithStatus(http.StatusOK, &openapi3.ResponseRef{Value: response}))
		events = append(events, Operation{ID: name, spec: &openapi3.Operation{
			OperationID: name, Origin: schema.Value.Origin, Responses: responses,
		}})
	}
	return events, nil
}
