package outline

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// AddValue adds a value to the list of them, which all places that share the list
// take then.
func (s *Schema) AddValue(value string) ([]byte, error) {
	_, list := s.keyword("enum")
	if list == nil {
		return nil, fmt.Errorf("enum: %w", ErrShape)
	}
	kind, _, _ := s.Keyword("type")
	return s.contract.appendItem(list, Scalar(value, kind))
}

// RemoveValue takes a value from a list that no other place shares.
func (s *Schema) RemoveValue(value string) ([]byte, error) {
	_, list := entry(s.node, "enum")
	if list == nil {
		return nil, fmt.Errorf("enum: %w", ErrShape)
	}
	if _, err := s.target(); err != nil {
		return nil, err
	}
	return s.contract.removeItem(list, value)
}

// Retype gives the schema another type, in this place alone: a reference is
// written out, and keywords that only the old type has are dropped.
func (s *Schema) Retype(kind string) ([]byte, error) {
	if !slices.Contains([]string{"string", "integer", "number", "boolean"}, kind) {
		return nil, fmt.Errorf("type %s: what it holds is not known: %w", kind, ErrShape)
	}
	if s.parent != nil {
		if err := s.parent.alone(); err != nil {
			return nil, err
		}
	}
	if s.own.Kind != yaml.MappingNode || s.own.Style&yaml.FlowStyle != 0 || s.key.Line == s.own.Line {
		return nil, fmt.Errorf("line %d: %w", s.own.Line, ErrShape)
	}
	lines := []string{"type: " + kind}
	if kind == "integer" {
		lines = append(lines, "format: int64")
	}
	kept := s.contract.lines()
	first := s.own.Content[0]
	for key := range pairs(s.own) {
		if key.Value == "description" || key.Value == "nullable" || strings.HasPrefix(key.Value, "x-") {
			for no := key.Line; no < s.contract.blockEnd(key.Line, key.Column-1); no++ {
				lines = append(lines, strings.TrimPrefix(kept[no-1], strings.Repeat(" ", key.Column-1)))
			}
		}
	}
	if get(s.own, "description") == nil {
		lines = append(lines, "description: "+s.described())
	}
	end := s.contract.blockEnd(s.key.Line, s.key.Column-1)
	return s.contract.replace(first.Line, end, setIn(lines, first.Column-1)...), nil
}
