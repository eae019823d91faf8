package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// reach calls visit for each component that a schema leads to, once, itself
// included; what a schema may not be is not followed.
func (c *Contract) reach(ref *openapi3.SchemaRef, visit func(name string)) {
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

// hides is whether a component leaves something out of logs: what must not be logged
// stands in it, or in an object or a list that it leads to.
func (c *Contract) hides(name string) bool {
	found := false
	c.reach(c.reference(name), func(reached string) {
		schema := c.schema(reached)
		found = found || isTrue(schema.Extensions[sensitive]) || slices.ContainsFunc(sortedKeys(schema.Properties), func(property string) bool {
			return isTrue(schema.Properties[property].Value.Extensions[sensitive])
		})
	})
	return found
}

// requested are the components that the body of a request leads to.
func (c *Contract) requested() map[string]bool {
	reached := map[string]bool{}
	for _, operation := range c.operations {
		if operation.RequestBody == nil {
			continue
		}
		for _, media := range operation.RequestBody.Value.Content {
			c.reach(media.Schema, func(name string) { reached[name] = true })
		}
	}
	return reached
}

// answered are the components that an answer or a webhook leads to.
func (c *Contract) answered() map[string]bool {
	reached := map[string]bool{}
	mark := func(name string) { reached[name] = true }
	for _, operation := range c.operations {
		for _, response := range operation.Responses.Map() {
			for _, media := range response.Value.Content {
				c.reach(media.Schema, mark)
			}
		}
	}
	for _, name := range c.components() {
		if c.schema(name).Extensions[webhook] != nil {
			c.reach(c.reference(name), mark)
		}
	}
	return reached
}

// answers are the components that calls are answered with.
func (c *Contract) answers() map[string]bool {
	found := map[string]bool{}
	for _, operation := range c.operations {
		if answer := operation.answer(); answer.schema != nil {
			found[component(only(answer.schema))] = true
		}
	}
	return found
}

// listed are the components that are the items of what calls list.
func (c *Contract) listed() map[string]bool {
	found := map[string]bool{}
	for _, operation := range c.operations {
		if _, item := operation.lists(); item != nil && operation.Extensions[pages] != nil {
			found[component(only(item))] = true
		}
	}
	return found
}

// valueless are the components that no Go type stands for: those that only say what
// a value may not be, and those that are another one or null.
func (c *Contract) valueless() []string {
	forbidden := map[string]bool{}
	_ = c.document.WalkSchemas(func(_ string, ref *openapi3.SchemaRef) error {
		if ref.Value.Not != nil {
			c.reach(ref.Value.Not, func(name string) { forbidden[name] = true })
		}
		return nil
	})
	used := map[string]bool{}
	mark := func(name string) { used[name] = true }
	for _, name := range c.components() {
		if !forbidden[name] {
			c.reach(c.reference(name), mark)
		}
	}
	for _, operation := range c.operations {
		for _, parameter := range operation.parameters() {
			c.reach(parameter.Value.Schema, mark)
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
