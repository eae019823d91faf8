package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract"
)

// paging is how an operation is paged; ok is false for what is no list. What is wrong
// with x-pages is refused by refuseList.
func (o *operation) paging() (p contract.Paging, ok bool) { return contract.PagingOf(o.Operation) }

// pageParameters are the parameters that a list is asked for by, page by page.
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

// alwaysHas is whether each item has a property that is never null.
func alwaysHas(item *openapi3.Schema, name string) bool {
	property := item.Properties[name]
	return property != nil && slices.Contains(item.Required, name) && !narrowed(property.Value).Nullable && !property.Value.Nullable
}
