package gen

import (
	"cmp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"

	"github.com/rzpkit/payments/spec/contract"
)

// List is the iterator over what an operation lists.
type List struct {
	Method

	// Name is that of the iterator, and Item the type that it yields, which stands in
	// the Member of an answer. Next is where the answer says the cursor of the next page.
	Name, Item, Member, Next string
	// Size is how many items a page can have, 0 if the contract does not say.
	Size int64
	// IsWhole is a list that comes at once.
	IsWhole bool
	// Always is the variable that has what every answer has, or "".
	Always string
	// HasID is whether items are known by an id. Created is when one was created, Go, or
	// "" if no page is closed with a time.
	HasID   bool
	Created string
	// Pages are the parameters that a page is asked for by.
	Pages []PageParameter
}

// PageParameter is a parameter that a page is asked for by.
type PageParameter struct {
	// Name is the field of call.Page, and Field that of the parameters.
	Name, Field string
	// Get and Set are Go: the parameter of the caller's, and that of a page.
	Get, Set string
}

// listOf is the iterator of an operation that says how it is paged, or nil.
func (m *model) listOf(definition codegen.OperationDefinition, method Method) *List {
	operation := m.contract.operation(definition.SpecOperationId)
	paging, isList := operation.paging()
	schema := success(definition)
	if !isList || schema == nil {
		return nil
	}
	member, item := contract.Listed(schema.OAPISchema)
	if item == nil {
		return nil
	}
	list := &List{
		Method: method, Name: iterator(method.Operation.Name), Item: typeOf(item), Member: member,
		IsWhole: paging.Whole, Next: paging.Next, HasID: alwaysHas(item.Value, "id"),
	}
	if m.hasMembers(method.Reply) {
		list.Always = "always" + method.Reply
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
			Get: converted("asked."+field, types[parameter], kind), Set: converted("page."+name, kind, types[parameter]),
		})
	}
	add("Count", paging.Count, "int64")
	add("Skip", paging.Skip, "int64")
	add("Cursor", paging.Cursor, "string")
	add("Until", paging.Until, "wire.Timestamp")
	if paging.Until != "" && list.HasID {
		list.Created = "item.CreatedAt"
		if created := only(item.Value.Properties["created_at"]); component(created) == "" {
			list.Created = "wire.Timestamp(item.CreatedAt)"
		}
	}
	for _, parameter := range operation.pageParameters() {
		if most := narrowed(parameter.Schema.Value).Max; parameter.Name == paging.Count && most != nil {
			list.Size = int64(*most)
		}
	}
	return list
}

// converted is a value of one Go type as another.
func converted(value, from, to string) string {
	if from == to {
		return value
	}
	return to + "(" + value + ")"
}

// iterator is the name of the iterator of an operation: Payments of ListPayments, and
// EachLine of Line.
func iterator(operation string) string {
	if name, found := strings.CutPrefix(operation, "List"); found && name != "" {
		return name
	}
	return "Each" + operation
}

// lists is the member that an operation lists, in the answers that say success, and
// what it is a list of; "" for what is no list.
func (o *operation) lists() (member string, item *openapi3.SchemaRef) {
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
