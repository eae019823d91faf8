package gen

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// refuseExtensions refuses those that nothing reads: a misspelt one would be lost.
func (r *refusal) refuseExtensions() {
	var walk func(*yaml.Node)
	walk = func(node *yaml.Node) {
		for i, child := range node.Content {
			isKey := node.Kind == yaml.MappingNode && i%2 == 0
			if isKey && strings.HasPrefix(child.Value, "x-") && !slices.Contains(knownExtensions, child.Value) {
				r.addf(Place{r.file, child.Line}, child.Value, "is no extension of this contract: those are %s", strings.Join(knownExtensions, ", "))
			}
			if isKey && (child.Value == "example" || child.Value == "examples") {
				continue
			}
			walk(child)
		}
	}
	walk(&r.lines)
}

// refuseMisplaced refuses an extension where nothing reads it.
func (r *refusal) refuseMisplaced() {
	for _, operation := range r.operations {
		r.onlyHave(operation.Extensions, operation.Origin, operation.subject(), docs, retry, pages)
		for _, ref := range operation.parameters() {
			r.onlyHave(ref.Value.Extensions, ref.Value.Origin, operation.subject()+": parameter "+ref.Value.Name, idempotencyKey)
		}
		if body := operation.RequestBody; body != nil {
			r.onlyHave(body.Value.Extensions, body.Value.Origin, operation.subject()+": its body")
		}
	}
	r.each(func(at site, ref *openapi3.SchemaRef) {
		if ref.Ref == "" {
			r.onlyHave(ref.Value.Extensions, ref.Value.Origin, at.subject, idPrefix, variant, sensitive, webhook, enumNames)
		}
	})
}

// onlyHave refuses the contract's extensions but those that are read here.
func (r *refusal) onlyHave(extensions map[string]any, origin *openapi3.Origin, subject string, here ...string) {
	for _, name := range sortedKeys(extensions) {
		if slices.Contains(knownExtensions, name) && !slices.Contains(here, name) {
			r.addf(placeOf(origin, name), subject, "%s is not read here", name)
		}
	}
}
