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
		refuse("x-pages is %v: want none, or the names of parameters as count, skip, cursor, next and until", given)
		return
	}
	for _, key := range sortedKeys(members) {
		if field := paging.Field(key); field == nil || *field == "" {
			refuse("x-pages has %s: %v: want the names of parameters as count, skip, cursor, next and until", key, members[key])
		}
	}
	if (paging.Skip == "") == (paging.Cursor == "") && !paging.Whole {
		refuse("x-pages wants either skip or cursor, which says where a page begins")
	}
	if (paging.Next == "") != (paging.Cursor == "") {
		refuse("x-pages wants a cursor and a next, where the answer says it, or neither")
	}
	if operation.RequestBody != nil {
		refuse("x-pages is not heeded where there is a body")
	}
	_, item := operation.listMember()
	if item == nil {
		if !slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Subject == operation.subject() }) {
			refuse("x-pages is given, and its answer has no list of a component, or several without one called items")
		}
		return
	}
	r.refusePageParameters(operation, paging)
	if paging.Until != "" && !alwaysHas(item.Value, "created_at") {
		r.reportf(placeOf(item.Value.Origin, "properties"), operation.subject(), "its pages are closed with %s, by a created_at which %s does not always have", paging.Until, component(item))
	}
	if item.Value.Properties["id"] != nil && !alwaysHas(item.Value, "id") {
		r.reportf(placeOf(item.Value.Origin, "properties"), operation.subject(), "its items are told apart by id, which %s does not always have", component(item))
	}
}

func (r *validator) refusePageParameters(operation *operation, paging contract.Paging) {
	found := operation.pageParameters()
	for _, name := range []string{paging.Count, paging.Skip, paging.Cursor, paging.Until} {
		if name != "" && !slices.ContainsFunc(found, func(p *openapi3.Parameter) bool { return p.Name == name }) {
			r.reportf(operation.place(extPages), operation.subject(), "x-pages names %s, which is no parameter of the query", name)
		}
	}
	for _, parameter := range found {
		kind := openapi3.TypeInteger
		if parameter.Name == paging.Cursor {
			kind = openapi3.TypeString
		}
		if !resolved(parameter.Schema.Value).Type.Is(kind) || parameter.Required {
			r.reportf(placeOf(parameter.Origin, ""), operation.subject(), "its pages are told by %s: want an optional %s", parameter.Name, kind)
		}
	}
}
