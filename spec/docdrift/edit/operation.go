package edit

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// RequireParameter makes a query parameter required or optional.
func RequireParameter(operation *outline.Operation, parameter *outline.Value, required bool) ([]Edit, error) {
	if !parameter.Own(operation) {
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	}
	value := yamlnode.Get(yamlnode.Mapping("required", required), "required")
	return []Edit{Set(parameter.Node(), "required", value).Behind("in")}, nil
}

// RemoveParameter removes a parameter from an operation's own list.
func RemoveParameter(operation *outline.Operation, parameter *outline.Value) ([]Edit, error) {
	if !parameter.Own(operation) {
		return nil, fmt.Errorf("parameter %s is %w", parameter.Name, ErrShared)
	}
	return []Edit{Drop(operation.Node(), "parameters", parameter.Node())}, nil
}

// AddParameter adds a parameter to an operation.
func AddParameter(operation *outline.Operation, parameter *yamlnode.Node) []Edit {
	return []Edit{Add(operation.Node(), "parameters", parameter).Behind("externalDocs", "x-docs", "tags", "operationId")}
}

// FollowInExamples adapts the examples of an operation's request to an edit of a property: its
// values are rewritten in the type kind, if that is not empty, and a required property that is
// missing gets the value shown, unless that is empty.
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

// RenameHeading replaces a heading in an operation's x-docs.
func RenameHeading(operation *outline.Operation, page, from, to string) ([]Edit, error) {
	entry := findHeading(operation, page, from)
	if entry == nil {
		return nil, fmt.Errorf("x-docs of %s: no heading %q of page %s", operation.ID, from, page)
	}
	return []Edit{Set(entry, "heading", yamlnode.Text(to))}, nil
}

// AddHeading adds an entry to an operation's x-docs.
func AddHeading(operation *outline.Operation, page, heading string) []Edit {
	return []Edit{Add(operation.Node(), "x-docs", yamlnode.Mapping("page", page, "heading", heading))}
}

// RemoveHeading removes an entry from an operation's x-docs. The last one cannot be removed.
func RemoveHeading(operation *outline.Operation, page, heading string) ([]Edit, error) {
	entry := findHeading(operation, page, heading)
	if entry == nil || len(operation.Docs) == 1 {
		return nil, fmt.Errorf("x-docs of %s: %q is the only heading", operation.ID, heading)
	}
	return []Edit{Drop(operation.Node(), "x-docs", entry)}, nil
}

// findHeading returns the entry of a heading in an operation's x-docs, nil if there is none.
func findHeading(operation *outline.Operation, page, heading string) *yamlnode.Node {
	for _, one := range yamlnode.Items(yamlnode.Get(operation.Node(), "x-docs")) {
		if yamlnode.Scalar(one, "heading") == heading && yamlnode.Scalar(one, "page") == page {
			return one
		}
	}
	return nil
}
