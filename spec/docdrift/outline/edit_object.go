package outline

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// AddProperty adds a property to an object, its lines below its name.
func (s *Schema) AddProperty(name string, lines []string) ([]byte, error) {
	_, properties := s.keyword("properties")
	if properties == nil || len(properties.Content) == 0 || properties.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("properties: %w", ErrShape)
	}
	last := properties.Content[len(properties.Content)-2]
	return s.contract.insertAfter(last, append([]string{Scalar(name, "string") + ":"}, setIn(lines, 2)...)...)
}

// find finds the object that a schema of an earlier text was.
func (c *Contract) find(s *Schema) *yaml.Node {
	if s.Component != "" {
		return get(get(get(c.root, "components"), "schemas"), s.Component)
	}
	return nil
}

// AddComponent adds a schema at the end of the components.
func (c *Contract) AddComponent(name string, lines []string) ([]byte, error) {
	schemas := get(get(c.root, "components"), "schemas")
	if schemas == nil || len(schemas.Content) == 0 || get(schemas, name) != nil {
		return nil, fmt.Errorf("component %s: %w", name, ErrShape)
	}
	last := schemas.Content[len(schemas.Content)-2]
	return c.insertAfter(last, append([]string{name + ":"}, setIn(lines, 2)...)...)
}
