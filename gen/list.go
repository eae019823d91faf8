package gen

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// List is the iterator over what an operation lists.
type List struct {
	Method

	// Name is that of the iterator, and Item the type that it yields.
	Name, Item string
	// Pages is nil for a list that comes at once.
	Pages *Pages
}

// Pages is how a list is asked for page by page.
type Pages struct {
	// Until and To convert between a time and the type of the parameter, both Go.
	Until, To string
	Created   string
}

// listOf is the iterator of an operation, or nil if it has none: an answer has to
// have items that are a component, and the operation to be called list.
func (m *model) listOf(definition codegen.OperationDefinition, method Method) *List {
	items := itemsOf(definition)
	name, found := strings.CutPrefix(method.Operation.Name, "List")
	if items == nil || !found {
		return nil
	}
	list := &List{Method: method, Name: name, Item: typeOf(items)}
	parameters := map[string]string{}
	for _, parameter := range definition.QueryParams {
		parameters[parameter.ParamName] = parameter.TypeDef()
	}
	if parameters["count"] != "" && parameters["skip"] != "" && parameters["to"] != "" {
		list.Pages = &Pages{Until: "asked.To", To: "page.Until", Created: "item.CreatedAt"}
		if parameters["to"] == "int64" {
			list.Pages.Until, list.Pages.To = "wire.Timestamp(asked.To)", "int64(page.Until)"
		}
		if created := only(items.Value.Properties["created_at"]); component(created) == "" {
			list.Pages.Created = "wire.Timestamp(item.CreatedAt)"
		}
	}
	return list
}

// itemsOf is the component that an answer is a list of, or nil.
func itemsOf(definition codegen.OperationDefinition) *openapi3.SchemaRef {
	schema := success(definition)
	if schema == nil || schema.OAPISchema == nil {
		return nil
	}
	items := schema.OAPISchema.Properties["items"]
	if items == nil || !items.Value.Type.Is(openapi3.TypeArray) || component(items.Value.Items) == "" {
		return nil
	}
	return items.Value.Items
}
