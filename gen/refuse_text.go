package gen

import (
	"strings"
	"unicode"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseTexts refuses names and values that would need escaping in Go code.
func (r *validator) refuseTexts() {
	for _, operation := range r.operations {
		if needsEscaping(operation.path) {
			r.reportf(operation.place(""), operation.subject(), "its path has a quote or a control character")
		}
		for _, parameter := range operation.parameters() {
			if needsEscaping(parameter.Value.Name) {
				r.reportf(placeOf(parameter.Value.Origin, ""), operation.subject(), "the name of parameter %.40q has a quote or a control character", parameter.Value.Name)
			}
		}
	}
	r.eachSchema(func(at site, ref *openapi3.SchemaRef) {
		if ref.Ref != "" {
			return
		}
		for _, name := range sortedKeys(ref.Value.Properties) {
			if !isJSONFieldName(name) {
				r.reportf(refPlace(ref.Value.Properties[name]), at.subject, "encoding/json supports no field named %.40q", name)
			}
		}
		for _, value := range ref.Value.Enum {
			if text, _ := value.(string); needsEscaping(text) {
				r.reportf(placeOf(ref.Value.Origin, "enum"), at.subject, "its value %.40q has a quote or a control character", text)
			}
		}
	})
}

// needsEscaping reports whether a text has a character that must be escaped in a Go string or
// comment.
func needsEscaping(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r == '"' || r == '`' || unicode.IsControl(r) })
}

// isJSONFieldName reports whether a struct tag can contain the name.
func isJSONFieldName(name string) bool {
	return name != "-" && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r)
	})
}
