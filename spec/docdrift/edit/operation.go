package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Require makes a parameter or property of an operation's request required or optional.
func Require(operation *outline.Operation, at *outline.Value, required bool) ([]Edit, error) {
	switch {
	case at.Owner != nil:
		return RequireProperty(at.Owner, at.Name, required)
	case !slices.Contains(yamlnode.Items(yamlnode.Get(operation.Node(), "parameters")), at.Node()):
		return nil, fmt.Errorf("parameter %s is %w", at.Name, ErrShared)
	}
	value := yamlnode.Literal(strconv.FormatBool(required))
	return []Edit{Set(at.Node(), "required", value).Behind("in")}, nil
}

// Withdraw removes a parameter from an operation's own list, or a property from its object and from the
// required ones.
func Withdraw(operation *outline.Operation, at *outline.Value) ([]Edit, error) {
	edits, err := Require(operation, at, false)
	switch {
	case at.Schema != nil && at.Schema.Sensitive():
		return nil, fmt.Errorf("it is %w", ErrSensitive)
	case err != nil:
		return nil, err
	case at.Owner == nil:
		return []Edit{Drop(operation.Node(), "parameters", at.Node())}, nil
	}
	return append(edits, Remove(yamlnode.Get(at.Owner.Node(), "properties"), at.Name)), nil
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
	for _, one := range yamlnode.Items(yamlnode.Get(operation.Node(), "x-docs")) {
		if yamlnode.Scalar(one, "heading") == from && yamlnode.Scalar(one, "page") == page {
			return []Edit{Set(one, "heading", yamlnode.Text(to))}, nil
		}
	}
	return nil, fmt.Errorf("x-docs of %s: no heading %q of page %s", operation.ID, from, page)
}

// AddHeading adds an entry to an operation's x-docs.
func AddHeading(operation *outline.Operation, page, heading string) []Edit {
	return []Edit{Add(operation.Node(), "x-docs", yamlnode.Mapping("page", page, "heading", heading))}
}
