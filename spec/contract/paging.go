package contract

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Paging says how a list is requested page by page. It is the operation's x-pages: the text none
// for a list that comes at once, or the names of parameters.
type Paging struct {
	// Whole is a list that has no pages.
	Whole bool
	// Count is the parameter that says how many items a page is to have. Where it begins
	// is told by Skip, how many items are before it, or by Cursor, which the answer
	// before says in its member Next. Until leaves out what was created later. Those that
	// the list does not have are "".
	Count, Skip, Cursor, Next, Until string
}

// PagingOf reads the x-pages of an operation as far as it can; ok is false if it has none.
func PagingOf(operation *openapi3.Operation) (p Paging, ok bool) {
	switch given := operation.Extensions["x-pages"].(type) {
	case nil:
		return Paging{}, false
	case string:
		p.Whole = given == "none"
	case map[string]any:
		for key, value := range given {
			if field := p.Field(key); field != nil {
				*field, _ = value.(string)
			}
		}
	}
	return p, true
}

// Field returns the field for a key of x-pages, or nil for another key.
func (p *Paging) Field(key string) *string {
	switch key {
	case "count":
		return &p.Count
	case "skip":
		return &p.Skip
	case "cursor":
		return &p.Cursor
	case "next":
		return &p.Next
	case "until":
		return &p.Until
	}
	return nil
}

// Paging returns how the operation is paged; ok is false if it is not a list.
func (o Operation) Paging() (p Paging, ok bool) {
	if o.spec == nil {
		return Paging{}, false
	}
	return PagingOf(o.spec)
}

// Lists returns the member of the answer that has the items of a list, or "".
func (o Operation) Lists() string {
	if o.spec == nil {
		return ""
	}
	for status, response := range o.spec.Responses.Map() {
		media := response.Value.Content[jsonType]
		if strings.HasPrefix(status, "2") && media != nil && media.Schema != nil {
			member, _ := Listed(media.Schema.Value)
			return member
		}
	}
	return ""
}

// Listed returns the member of an answer that is a list of a component, and the reference to that
// component. It returns "" if the answer has no such member, or has several and none of them is
// called items.
func Listed(answer *openapi3.Schema) (member string, item *openapi3.SchemaRef) {
	var lists []string
	for name, property := range answer.Properties {
		if property.Value.Type.Is(openapi3.TypeArray) && property.Value.Items != nil && property.Value.Items.Ref != "" {
			lists = append(lists, name)
		}
	}
	switch {
	case slices.Contains(lists, "items"):
		member = "items"
	case len(lists) == 1:
		member = lists[0]
	default:
		return "", nil
	}
	return member, answer.Properties[member].Value.Items
}
