package contract

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Paging describes how a list is paged: the operation's x-pages, which is either the string
// none or a map of parameter names.
type Paging struct {
	// Whole reports that the list has no pages (x-pages: none).
	Whole bool
	// Count is the parameter for the number of items in a page, and Skip the one for the
	// number of items before the page. Cursor, the alternative to Skip, takes the value of
	// the previous response's member Next. Until excludes items created later. A name that
	// the list does not have is "".
	Count, Skip, Cursor, Next, Until string
}

// PagingOf reads x-pages and ignores what it does not understand; ok is false if the
// operation has none.
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

// Field returns the field for a key of x-pages, or nil for an unknown key.
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

// Lists returns the member of the success response that holds the items of a list, or "".
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

// Listed returns the member of a response that is a list of components, and the reference
// to the component. The member is "" if there is none, or if there are several and none is
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
