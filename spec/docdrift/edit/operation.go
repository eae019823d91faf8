package edit

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// RequireParameter makes a parameter of the query required, or optional.
func RequireParameter(operation *outline.Operation, parameter *outline.Value, required bool) ([]Edit, error) {
	if !parameter.Own(operation) {
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	}
	value := yamlnode.Get(yamlnode.Mapping("required", required), "required")
	return []Edit{Set(parameter.Node(), "required", value).Behind("in")}, nil
}

// RemoveParameter takes a parameter of an operation's own list away.
func RemoveParameter(operation *outline.Operation, parameter *outline.Value) ([]Edit, error) {
	if !parameter.Own(operation) {
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	}
	return []Edit{Drop(operation.Node(), "parameters", parameter.Node())}, nil
}

// AddParameter adds a parameter to an operation.
func AddParameter(operation *outline.Operation, parameter *yamlnode.Node) []Edit {
	return []Edit{Add(operation.Node(), "parameters", parameter).Before("requestBody", "responses")}
}

// FollowInExamples makes the examples of an operation's request follow a property: a
// value is written as the type that the property has now, and where it is required and
// missing it is what the page shows. An empty type is the one it had.
func FollowInExamples(operation *outline.Operation, name, kind string, required bool, shown string) []Edit {
	var edits []Edit
	steps := strings.Split(name, ".")
	last := steps[len(steps)-1]
	for _, object := range operation.Examples() {
		for _, step := range steps[:len(steps)-1] {
			object = yamlnode.Get(object, step)
		}
		value := yamlnode.Get(object, last)
		switch {
		case object == nil || len(object.Content) == 0:
		case value == nil && required && shown != "":
			edits = append(edits, Set(object, last, yamlnode.Typed(shown, kind)))
		case value == nil || value.Kind != yaml.ScalarNode:
		case kind == "string" && value.Tag != "!!str",
			kind == "integer" && value.Tag != "!!int" && yamlnode.Literal(value.Value).ShortTag() == "!!int":
			edits = append(edits, Set(object, last, yamlnode.Typed(value.Value, kind)))
		}
	}
	return edits
}

// RenameHeading changes a heading in an operation's x-docs.
func RenameHeading(operation *outline.Operation, page, from, to string) ([]Edit, error) {
	entry, _ := findHeading(operation, page, from)
	if entry == nil {
		return nil, fmt.Errorf("x-docs of %s: no heading %q of %s", operation.ID, from, page)
	}
	return []Edit{Set(entry, "heading", yamlnode.Text(to))}, nil
}

// AddHeading adds an entry to an operation's x-docs.
func AddHeading(operation *outline.Operation, page, heading string) []Edit {
	return []Edit{Add(operation.Node(), "x-docs", yamlnode.Mapping("page", page, "heading", heading))}
}

// RemoveHeading takes an entry from an operation's x-docs, unless it is the last.
func RemoveHeading(operation *outline.Operation, page, heading string) ([]Edit, error) {
	entry, others := findHeading(operation, page, heading)
	if entry == nil || others == 0 {
		return nil, fmt.Errorf("x-docs of %s: %q is the only heading", operation.ID, heading)
	}
	return []Edit{Drop(operation.Node(), "x-docs", entry)}, nil
}

// findHeading is the entry of a heading in an operation's x-docs, and how many others
// there are.
func findHeading(operation *outline.Operation, page, heading string) (entry *yamlnode.Node, others int) {
	all := yamlnode.Items(yamlnode.Get(operation.Node(), "x-docs"))
	for _, one := range all {
		if yamlnode.Scalar(one, "heading") == heading && yamlnode.Scalar(one, "page") == page {
			return one, len(all) - 1
		}
	}
	return nil, len(all)
}
