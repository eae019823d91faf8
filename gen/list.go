package gen

import (
	"cmp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/rzpkit/payments/spec/contract"
)

// List is the iterator over the items of an operation that lists them.
type List struct {
	Method

	// Name is the iterator's name. Item is the type that it yields, Member the response member that
	// contains the items, and Next the member with the cursor of the next page.
	Name, Item, Member, Next string
	// Size is the largest number of items on a page, or 0 if the contract does not say.
	Size int64
	// IsUnpaged reports whether one response has all items.
	IsUnpaged bool
	// RequiredMembers is the name of the variable that lists the members every response has, or "".
	RequiredMembers string
	// HasID reports whether items have ids. Created is a Go expression for an item's creation time,
	// or "" if no parameter limits the list by time.
	HasID   bool
	Created string
	// Pages are the parameters that select a page.
	Pages []PageParameter
}

// PageParameter is a parameter that selects a page.
type PageParameter struct {
	// Name is the field of call.Page, and Field the field of the parameter struct.
	Name, Field string
	// Get and Set are Go expressions: the caller's value as the type of the call.Page field, and
	// the call.Page field as the type of the parameter.
	Get, Set string
}

// listOf returns the iterator of an operation with x-pages, or nil.
func (m *model) listOf(definition codegen.OperationDefinition, method Method) *List {
	operation := m.contract.operation(definition.SpecOperationId)
	paging, isList := operation.paging()
	schema := successSchema(definition)
	if !isList || schema == nil {
		return nil
	}
	member, item := contract.Listed(schema.OAPISchema)
	if item == nil {
		return nil
	}
	list := &List{
		Method: method, Name: iteratorName(method.Operation.Name), Item: componentType(item), Member: member,
		IsUnpaged: paging.Whole, Next: paging.Next, HasID: alwaysHas(item.Value, "id"),
	}
	if m.hasRequiredMembers(method.Reply) {
		list.RequiredMembers = "required" + method.Reply
	}
	types := map[string]string{}
	for _, parameter := range definition.QueryParams {
		kind := parameter.TypeDef()
		types[parameter.ParamName] = cmp.Or(m.contract.names.types[kind], kind)
	}
	add := func(name, parameter, kind string) {
		if parameter == "" {
			return
		}
		field := goName(parameter)
		list.Pages = append(list.Pages, PageParameter{
			Name: name, Field: field,
			Get: convert("query."+field, types[parameter], kind), Set: convert("page."+name, kind, types[parameter]),
		})
	}
	add("Count", paging.Count, "int64")
	add("Skip", paging.Skip, "int64")
	add("Cursor", paging.Cursor, "string")
	add("Until", paging.Until, "wire.Timestamp")
	if paging.Until != "" && list.HasID {
		list.Created = "item.CreatedAt"
		if created := unwrap(item.Value.Properties["created_at"]); component(created) == "" {
			list.Created = "wire.Timestamp(item.CreatedAt)"
		}
	}
	for _, parameter := range operation.pageParameters() {
		if most := resolved(parameter.Schema.Value).Max; parameter.Name == paging.Count && most != nil {
			list.Size = int64(*most)
		}
	}
	return list
}

// convert returns a Go expression that converts a value from one type to another.
func convert(value, from, to string) string {
	if from == to {
		return value
	}
	return to + "(" + value + ")"
}

// iteratorName returns the name of an operation's iterator: Payments for ListPayments, EachLine for
// Line.
func iteratorName(operation string) string {
	if name, found := strings.CutPrefix(operation, "List"); found && name != "" {
		return name
	}
	return "Each" + operation
}

// listMember returns the member of the successful response that is the list, and the schema of its
// items. It returns "" and nil if the response is not a list.
func (o *operation) listMember() (member string, item *openapi3.SchemaRef) {
	for _, status := range sortedKeys(o.Responses.Map()) {
		media := o.Responses.Value(status).Value.Content[jsonMedia]
		if !strings.HasPrefix(status, "2") || media == nil || media.Schema == nil {
			continue
		}
		if member, item = contract.Listed(media.Schema.Value); item != nil {
			return member, item
		}
	}
	return "", nil
}
