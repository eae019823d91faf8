package edit

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// AddProperty adds a property to an object, its schema as lines.
func (t *Text) AddProperty(object *outline.Schema, name string, lines []string) ([]Edit, error) {
	if err := free(object); err != nil {
		return nil, err
	}
	return t.AddEntry(outline.Get(object.Node(), "properties"), name, lines)
}

// Require makes a property of an object required, or optional. It may be one that
// another edit adds.
func (t *Text) Require(object *outline.Schema, name string, required bool) ([]Edit, error) {
	if err := free(object); err != nil {
		return nil, err
	}
	return listItem(object.Node(), "required", name, "string", !required), nil
}

// RemoveProperty takes a property away, from the required ones as well.
func (t *Text) RemoveProperty(property *outline.Property) ([]Edit, error) {
	if err := free(property.Owner); err != nil {
		return nil, err
	}
	if property.Schema.Sensitive() {
		return nil, fmt.Errorf("it is %w", ErrSensitive)
	}
	key, _ := property.Schema.Written()
	edits, err := t.removeEntry(key)
	if err == nil && property.Required {
		edits = append(edits, listItem(property.Owner.Node(), "required", property.Name, "string", true)...)
	}
	return edits, err
}

// RequireParameter makes a parameter of the query required, or optional.
func (t *Text) RequireParameter(operation *outline.Operation, parameter *outline.Parameter, required bool) ([]Edit, error) {
	if !parameter.Own(operation) {
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	}
	if value := outline.Get(parameter.Node(), "required"); value != nil {
		return t.setScalar(value, strconv.FormatBool(required))
	}
	in, _ := outline.Entry(parameter.Node(), "in")
	return t.InsertAfter(in, fmt.Sprintf("required: %t", required))
}

// RemoveParameter takes a parameter of an operation's own list away.
func (t *Text) RemoveParameter(operation *outline.Operation, parameter *outline.Parameter) ([]Edit, error) {
	key, list := outline.Entry(operation.Node(), "parameters")
	switch {
	case !parameter.Own(operation):
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	case len(outline.Items(list)) == 1:
		return t.removeEntry(key)
	}
	line := parameter.Node().Line
	return t.replaceLines(line, t.blockEnd(line, t.indent(line)), nil), nil
}

// AddQuery adds a parameter of the query to an operation, its schema as lines.
func (t *Text) AddQuery(operation *outline.Operation, name string, required bool, schema []string) ([]Edit, error) {
	item := append([]string{
		"- name: " + Scalar(name, "string"),
		"  in: query",
		fmt.Sprintf("  required: %t", required),
		"  description: " + NotDescribed,
		"  schema:",
	}, setIn(schema, 4)...)
	if list := outline.Get(operation.Node(), "parameters"); len(outline.Items(list)) > 0 {
		return t.AddItem(list, item), nil
	}
	for _, name := range []string{"requestBody", "responses"} {
		if key, _ := outline.Entry(operation.Node(), name); key != nil {
			return t.InsertBefore(key, append([]string{"parameters:"}, setIn(item, 2)...)...)
		}
	}
	return nil, ErrShape
}

// AddItem puts the lines of an item, its dash first, at the end of a list.
func (t *Text) AddItem(list *yaml.Node, lines []string) []Edit {
	all := outline.Items(list)
	line := all[len(all)-1].Line
	indent := t.indent(line)
	end := t.blockEnd(line, indent)
	return t.replaceLines(end, end, setIn(lines, indent))
}

// FollowInExamples makes the examples of an operation's request follow a property: a
// value is written as the type that the property has now, and where it is required and
// missing it is what the page shows. An empty type is the one it had.
func (t *Text) FollowInExamples(operation *outline.Operation, name, kind string, required bool, shown string) ([]Edit, error) {
	var edits []Edit
	steps := strings.Split(name, ".")
	for _, object := range operation.Examples() {
		for _, step := range steps[:len(steps)-1] {
			object = outline.Get(object, step)
		}
		last := steps[len(steps)-1]
		value := outline.Get(object, last)
		switch {
		case object == nil || len(object.Content) == 0:
		case value == nil && required && shown != "":
			added, err := t.InsertAfter(object.Content[len(object.Content)-2], last+": "+Scalar(shown, kind))
			if err != nil {
				return nil, err
			}
			edits = append(edits, added...)
		case value == nil || value.Kind != yaml.ScalarNode || value.Tag == yamlTags[kind] || yamlTags[kind] == "":
		case kind == "integer" && !isInteger(value.Value):
		default:
			changed, err := t.setScalar(value, Scalar(value.Value, kind))
			if err != nil {
				return nil, err
			}
			edits = append(edits, changed...)
		}
	}
	return edits, nil
}

var yamlTags = map[string]string{"string": "!!str", "integer": "!!int"}

func isInteger(text string) bool {
	_, err := strconv.ParseInt(text, 10, 64)
	return err == nil
}
