package edit

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// Keyword is a keyword of a schema with the value it gets, written as YAML; "" takes
// it away.
type Keyword struct{ Name, Value string }

// free is an error where an edit of a schema would reach other places, or what must
// not be logged.
func free(schema *outline.Schema) error {
	if schema.Sensitive() {
		return fmt.Errorf("it is %w", ErrSensitive)
	}
	if component := schema.Shared(); component != "" {
		return fmt.Errorf("%s is %w", component, ErrShared)
	}
	return nil
}

// freePlace is free for an edit that writes the schema out in its place, where its own
// component may be shared.
func freePlace(schema *outline.Schema) error {
	if schema.Sensitive() {
		return fmt.Errorf("it is %w", ErrSensitive)
	}
	if component := schema.SharedAround(); component != "" {
		return fmt.Errorf("%s is %w", component, ErrShared)
	}
	return nil
}

// SetKeywords gives keywords of a schema their values. What a shared component says is
// left; a keyword that it lacks is written beside the reference to it.
func (t *Text) SetKeywords(schema *outline.Schema, set ...Keyword) ([]Edit, error) {
	if err := freePlace(schema); err != nil {
		return nil, err
	}
	var edits []Edit
	var lines []string
	shared := schema.Shared()
	for _, one := range set {
		key, value := outline.Entry(schema.Node(), one.Name)
		_, place, isThere := schema.Keyword(one.Name)
		switch {
		case value != nil && shared != "":
			return nil, fmt.Errorf("%s is %w", shared, ErrShared)
		case value == nil && isThere:
			return nil, fmt.Errorf("%s in line %d is %w", one.Name, place.Line, ErrShared)
		case value != nil:
			changed, err := t.setEntry(key, value, one.Value)
			if err != nil {
				return nil, err
			}
			edits = append(edits, changed...)
		case one.Value != "":
			lines = append(lines, one.Name+": "+one.Value)
		}
	}
	if len(lines) == 0 {
		return edits, nil
	}
	added, err := t.addKeywords(schema, shared != "", lines)
	return append(edits, added...), err
}

func (t *Text) setEntry(key, value *yaml.Node, text string) ([]Edit, error) {
	if text == "" {
		return t.removeEntry(key)
	}
	return t.setScalar(value, text)
}

func (t *Text) addKeywords(schema *outline.Schema, shared bool, lines []string) ([]Edit, error) {
	if shared {
		return t.wrap(schema, lines)
	}
	for _, before := range []string{"example", "enum", "format", "type", "description", "allOf"} {
		if key, _ := outline.Entry(schema.Node(), before); key != nil {
			return t.InsertAfter(key, lines...)
		}
	}
	return nil, ErrShape
}

// wrap turns a reference into one with keywords beside it.
func (t *Text) wrap(schema *outline.Schema, lines []string) ([]Edit, error) {
	_, written := schema.Written()
	reference, component := outline.Entry(written, "$ref")
	if err := t.opensLine(reference); err != nil {
		return nil, err
	}
	lines = slices.Concat([]string{"description: " + described(schema)}, lines, []string{"allOf:", "  - $ref: '" + component.Value + "'"})
	return t.replaceLines(reference.Line, reference.Line+1, setIn(lines, reference.Column-1)), nil
}

// described is the schema's description, if it is of one line.
func described(schema *outline.Schema) string {
	text, _, found := schema.Keyword("description")
	if text = strings.TrimSpace(text); found && !strings.Contains(text, "\n") {
		return Scalar(text, "string")
	}
	return NotDescribed
}

// Retype gives a schema another type, in its place alone: a reference is written out,
// and keywords that only the old type has are dropped. The others are those given.
func (t *Text) Retype(schema *outline.Schema, kind string, keywords ...Keyword) ([]Edit, error) {
	if err := freePlace(schema); err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"string", "integer", "number", "boolean"}, kind) {
		return nil, fmt.Errorf("what the %s contains is to be described", kind)
	}
	key, written := schema.Written()
	if written.Kind != yaml.MappingNode ||
		written.Style&yaml.FlowStyle != 0 || key.Line == written.Line {
		return nil, fmt.Errorf("line %d: %w", written.Line, ErrShape)
	}
	lines := []string{"type: " + kind}
	if kind == "integer" {
		lines = append(lines, "format: int64")
	}
	for i := 0; i < len(written.Content); i += 2 {
		one := written.Content[i]
		if one.Value != "description" && one.Value != "nullable" && !strings.HasPrefix(one.Value, "x-") {
			continue
		}
		for number := one.Line; number < t.blockEnd(one.Line, one.Column-1); number++ {
			lines = append(lines, strings.TrimPrefix(t.lines[number-1], strings.Repeat(" ", one.Column-1)))
		}
	}
	if outline.Get(written, "description") == nil {
		lines = append(lines, "description: "+described(schema))
	}
	for _, one := range keywords {
		lines = append(lines, one.Name+": "+one.Value)
	}
	first := written.Content[0]
	return t.replaceLines(first.Line, t.blockEnd(key.Line, key.Column-1), setIn(lines, first.Column-1)), nil
}

// AddValue adds a value to the only ones that a schema takes.
func (t *Text) AddValue(schema *outline.Schema, value string) ([]Edit, error) {
	return t.enumValue(schema, value, false)
}

// RemoveValue takes a value from those that a schema takes.
func (t *Text) RemoveValue(schema *outline.Schema, value string) ([]Edit, error) {
	return t.enumValue(schema, value, true)
}

func (t *Text) enumValue(schema *outline.Schema, value string, remove bool) ([]Edit, error) {
	if err := free(schema); err != nil {
		return nil, err
	}
	if outline.Get(schema.Node(), "enum") == nil {
		return nil, fmt.Errorf("enum: %w", ErrShape)
	}
	kind, _, _ := schema.Keyword("type")
	return listItem(schema.Node(), "enum", value, kind, remove), nil
}
