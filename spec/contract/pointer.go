package contract

import (
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// generalPointer is a pointer into a body with * for the names that the contract leaves
// open, those of notes for one: they are as many as customers, and theirs. Indices
// stay, since they lead to the value.
func generalPointer(schema *openapi3.Schema, pointer string) string {
	if pointer == "" {
		return ""
	}
	keys := strings.Split(pointer[1:], "/")
	for i, key := range keys {
		known := members(schema, map[string]any{}, ofKind)
		_, notIndex := strconv.Atoi(key)
		switch property, items := known.properties[unescape(key)], itemsOf(schema, []any{}, ofKind); {
		case property != nil:
			schema = property
		case known.additional != nil: // of what may be a list too, as empty maps are
			keys[i], schema = "*", known.additional
		case items != nil && notIndex == nil:
			schema = items
		default:
			return "/" + strings.Join(keys, "/")
		}
	}
	return "/" + strings.Join(keys, "/")
}
