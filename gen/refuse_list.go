package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseList refuses a list with pages that cannot be walked.
func (r *refusal) refuseList(operation *operation) {
	items := r.items(operation)
	if items == nil || !strings.HasPrefix(operation.id, "list") {
		return
	}
	pages := operation.pages()
	for _, parameter := range pages {
		schema := narrowed(parameter.Schema.Value)
		if !schema.Type.Is(openapi3.TypeInteger) || !parameter.Required && schema.Default != float64(0) && !neverZero(schema) {
			r.addf(placeOf(parameter.Origin, ""), operation.subject(), "its pages are told by %s: want an integer with a minimum of 1 or a default of 0", parameter.Name)
		}
	}
	if len(pages) == 0 {
		return
	}
	for _, name := range []string{"id", "created_at"} {
		property := items.Value.Properties[name]
		if property == nil || !slices.Contains(items.Value.Required, name) || narrowed(property.Value).Nullable || property.Value.Nullable {
			r.addf(placeOf(items.Value.Origin, "properties"), operation.subject(), "its pages are told apart by %s, which %s does not always have", name, component(items))
		}
	}
}

// pages are the parameters that a list is asked for by, page by page; none if one of
// them is missing.
func (o *operation) pages() []*openapi3.Parameter {
	var pages []*openapi3.Parameter
	for _, ref := range o.parameters() {
		if ref.Value.In == openapi3.ParameterInQuery && ref.Value.Schema != nil && slices.Contains([]string{"count", "skip", "to"}, ref.Value.Name) {
			pages = append(pages, ref.Value)
		}
	}
	if len(pages) != 3 {
		return nil
	}
	return pages
}

// items is the component that an operation lists, or nil.
func (c *Contract) items(operation *operation) *openapi3.SchemaRef {
	for status, answer := range operation.Responses.Map() {
		media := answer.Value.Content[jsonMedia]
		if !strings.HasPrefix(status, "2") || media == nil || media.Schema == nil {
			continue
		}
		list := media.Schema.Value.Properties["items"]
		if list != nil && list.Value.Type.Is(openapi3.TypeArray) && list.Value.Items != nil && component(list.Value.Items) != "" {
			return list.Value.Items
		}
	}
	return nil
}
