package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// refuseExtensions refuses unknown extensions, because a misspelt one would be ignored.
func (r *validator) refuseExtensions() {
	var walk func(*yaml.Node)
	walk = func(node *yaml.Node) {
		for i, child := range node.Content {
			isKey := node.Kind == yaml.MappingNode && i%2 == 0
			if isKey && strings.HasPrefix(child.Value, "x-") && !slices.Contains(knownExtensions, child.Value) {
				r.reportf(Place{r.file, child.Line}, child.Value, "is not an extension of this contract: want one of %s", strings.Join(knownExtensions, ", "))
			}
			if isKey && (child.Value == "example" || child.Value == "examples") {
				continue
			}
			walk(child)
		}
	}
	walk(&r.tree)
}

// refuseMisplaced refuses extensions in positions where nothing reads them.
func (r *validator) refuseMisplaced() {
	for _, operation := range r.operations {
		r.allowOnly(operation.Extensions, operation.Origin, operation.subject(), extDocs, extRetry, extPages)
		for _, ref := range operation.parameters() {
			r.allowOnly(ref.Value.Extensions, ref.Value.Origin, operation.subject()+": parameter "+ref.Value.Name, extIdempotencyKey)
		}
		if body := operation.RequestBody; body != nil {
			r.allowOnly(body.Value.Extensions, body.Value.Origin, operation.subject()+": its body")
		}
	}
	r.eachSchema(func(at site, ref *openapi3.SchemaRef) {
		if ref.Ref == "" {
			r.allowOnly(ref.Value.Extensions, ref.Value.Origin, at.subject, extIDPrefix, extVariant, extSensitive, extWebhook, extEnumNames)
		}
	})
}

// allowOnly refuses the contract's extensions except those listed in here.
func (r *validator) allowOnly(extensions map[string]any, origin *openapi3.Origin, subject string, here ...string) {
	for _, name := range sortedKeys(extensions) {
		if slices.Contains(knownExtensions, name) && !slices.Contains(here, name) {
			r.reportf(placeOf(origin, name), subject, "%s is not read here", name)
		}
	}
}
