package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract"
)

// refuseList refuses an x-pages that does not fit the operation.
func (r *validator) refuseList(operation *operation) {
	given, found := operation.Extensions[extPages]
	if !found {
		return
	}
	refuse := func(format string, arguments ...any) {
		r.reportf(operation.place(extPages), operation.subject(), format, arguments...)
	}
	paging, _ := operation.paging()
	members, isMap := given.(map[string]any)
	if !isMap && !paging.Whole {
		refuse("x-pages is %v: want none, or parameter names for count, skip, cursor, next and until", given)
		return
	}
	for _, key := range sortedKeys(members) {
		if field := paging.Field(key); field == nil || *field == "" {
			refuse("x-pages has %s: %v: want parameter names for count, skip, cursor, next and until", key, members[key])
		}
	}
	if (paging.Skip == "") == (paging.Cursor == "") && !paging.Whole {
		refuse("x-pages needs either skip or cursor to say where a page begins")
	}
	if (paging.Next == "") != (paging.Cursor == "") {
		refuse("x-pages needs both cursor and next, the response member with the next cursor, or neither")
	}
	if operation.RequestBody != nil {
		refuse("x-pages is not supported for an operation with a body")
	}
	_, item := operation.listMember()
	if item == nil {
		if !slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Subject == operation.subject() }) {
			refuse("x-pages needs a response with one list of a component, or with a list named items")
		}
		return
	}
	r.refusePageParameters(operation, paging)
	if paging.Until != "" && !alwaysHas(item.Value, "created_at") {
		r.reportf(placeOf(item.Value.Origin, "properties"), operation.subject(), "its pages are limited by %s, which requires that %s always has created_at", paging.Until, component(item))
	}
	if item.Value.Properties["id"] != nil && !alwaysHas(item.Value, "id") {
		r.reportf(placeOf(item.Value.Origin, "properties"), operation.subject(), "its items are identified by id, which %s does not always have", component(item))
	}
}

func (r *validator) refusePageParameters(operation *operation, paging contract.Paging) {
	found := operation.pageParameters()
	for _, name := range []string{paging.Count, paging.Skip, paging.Cursor, paging.Until} {
		if name != "" && !slices.ContainsFunc(found, func(p *openapi3.Parameter) bool { return p.Name == name }) {
			r.reportf(operation.place(extPages), operation.subject(), "x-pages names %s, which is not a query parameter", name)
		}
	}
	for _, parameter := range found {
		kind := openapi3.TypeInteger
		if parameter.Name == paging.Cursor {
			kind = openapi3.TypeString
		}
		if !resolved(parameter.Schema.Value).Type.Is(kind) || parameter.Required {
			r.reportf(placeOf(parameter.Origin, ""), operation.subject(), "the page parameter %s must be an optional %s", parameter.Name, kind)
		}
	}
}
