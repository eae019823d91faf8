package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract"
)

// paging returns how an operation is paged. ok is false if it does not return a list. refuseList
// validates x-pages.
func (o *operation) paging() (p contract.Paging, ok bool) { return contract.PagingOf(o.Operation) }

// pageParameters returns the query parameters that select a page.
func (o *operation) pageParameters() []*openapi3.Parameter {
	p, _ := o.paging()
	var found []*openapi3.Parameter
	for _, ref := range o.parameters() {
		if ref.Value.In == openapi3.ParameterInQuery && ref.Value.Schema != nil && slices.Contains([]string{p.Count, p.Skip, p.Cursor, p.Until}, ref.Value.Name) {
			found = append(found, ref.Value)
		}
	}
	return found
}

// alwaysHas reports whether every item has the property with a value other than null.
func alwaysHas(item *openapi3.Schema, name string) bool {
	property := item.Properties[name]
	return property != nil && slices.Contains(item.Required, name) && !resolved(property.Value).Nullable && !property.Value.Nullable
}
