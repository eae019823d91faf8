package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// eachReachable calls visit for each component that ref refers to, directly or through other
// schemas, including ref itself. It does not follow "not".
func (c *Contract) eachReachable(ref *openapi3.SchemaRef, visit func(name string)) {
	seen := map[*openapi3.Schema]bool{}
	var walk func(*openapi3.SchemaRef)
	walk = func(ref *openapi3.SchemaRef) {
		if ref == nil || ref.Value == nil {
			return
		}
		if name := component(ref); name != "" {
			visit(name)
		}
		if seen[ref.Value] {
			return
		}
		seen[ref.Value] = true
		for _, name := range sortedKeys(ref.Value.Properties) {
			walk(ref.Value.Properties[name])
		}
		for _, part := range slices.Concat(ref.Value.AllOf, ref.Value.OneOf, ref.Value.AnyOf) {
			walk(part)
		}
		walk(ref.Value.Items)
		walk(ref.Value.AdditionalProperties.Schema)
	}
	walk(ref)
}

// containsSensitive reports whether a component, or an object or list that it refers to at any
// depth, has a value that must not be logged.
func (c *Contract) containsSensitive(name string) bool {
	found := false
	c.eachReachable(c.reference(name), func(reached string) {
		schema := c.schema(reached)
		found = found || isTrue(schema.Extensions[extSensitive]) || slices.ContainsFunc(sortedKeys(schema.Properties), func(property string) bool {
			return isTrue(schema.Properties[property].Value.Extensions[extSensitive])
		})
	})
	return found
}

// requestComponents returns the components that request bodies refer to, at any depth.
func (c *Contract) requestComponents() map[string]bool {
	reached := map[string]bool{}
	for _, operation := range c.operations {
		if operation.RequestBody == nil {
			continue
		}
		for _, media := range operation.RequestBody.Value.Content {
			c.eachReachable(media.Schema, func(name string) { reached[name] = true })
		}
	}
	return reached
}

// answerComponents returns the components that responses and webhooks refer to, at any depth.
func (c *Contract) answerComponents() map[string]bool {
	reached := map[string]bool{}
	mark := func(name string) { reached[name] = true }
	for _, operation := range c.operations {
		for _, response := range operation.Responses.Map() {
			for _, media := range response.Value.Content {
				c.eachReachable(media.Schema, mark)
			}
		}
	}
	for _, name := range c.components() {
		if c.schema(name).Extensions[extWebhook] != nil {
			c.eachReachable(c.reference(name), mark)
		}
	}
	return reached
}

// answerTypes returns the components that are themselves the response of an operation.
func (c *Contract) answerTypes() map[string]bool {
	found := map[string]bool{}
	for _, operation := range c.operations {
		if answer := operation.answer(); answer.schema != nil {
			found[component(unwrap(answer.schema))] = true
		}
	}
	return found
}

// itemComponents returns the components that are items of lists with x-pages.
func (c *Contract) itemComponents() map[string]bool {
	found := map[string]bool{}
	for _, operation := range c.operations {
		if _, item := operation.listMember(); item != nil && operation.Extensions[extPages] != nil {
			found[component(unwrap(item))] = true
		}
	}
	return found
}

// excludedComponents returns the components without a Go type: those used only under "not", and
// those in the nullable section of names.yaml.
func (c *Contract) excludedComponents() []string {
	forbidden := map[string]bool{}
	_ = c.document.WalkSchemas(func(_ string, ref *openapi3.SchemaRef) error {
		if ref.Value.Not != nil {
			c.eachReachable(ref.Value.Not, func(name string) { forbidden[name] = true })
		}
		return nil
	})
	used := map[string]bool{}
	mark := func(name string) { used[name] = true }
	for _, name := range c.components() {
		if !forbidden[name] {
			c.eachReachable(c.reference(name), mark)
		}
	}
	for _, operation := range c.operations {
		for _, parameter := range operation.parameters() {
			c.eachReachable(parameter.Value.Schema, mark)
		}
	}
	excluded := sortedKeys(c.names.nullable)
	for _, name := range sortedKeys(forbidden) {
		if !used[name] {
			excluded = append(excluded, name)
		}
	}
	return excluded
}
