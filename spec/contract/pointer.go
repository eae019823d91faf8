package contract

import (
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// generalPointer replaces the map keys that the contract leaves open (those of notes, for
// example) with *, since customers choose them. It keeps indices, which lead to the value.
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
		case known.additional != nil: // before items: PHP writes an empty map as a list
			keys[i], schema = "*", known.additional
		case items != nil && notIndex == nil:
			schema = items
		default:
			return "/" + strings.Join(keys, "/")
		}
	}
	return "/" + strings.Join(keys, "/")
}
