package gen

import (
	"slices"
	"strings"

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
