package edit

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// RenameHeading changes a heading in an operation's x-docs.
func (t *Text) RenameHeading(operation *outline.Operation, page, from, to string) ([]Edit, error) {
	node, _ := docs(operation, page, from)
	if node == nil {
		return nil, fmt.Errorf("x-docs of %s: no heading %q of %s", operation.ID, from, page)
	}
	return t.setScalar(outline.Get(node, "heading"), Scalar(to, "string"))
}

// AddHeading adds an entry to an operation's x-docs.
func (t *Text) AddHeading(operation *outline.Operation, page, heading string) ([]Edit, error) {
	_, list := docs(operation, page, heading)
	if len(outline.Items(list)) == 0 {
		return nil, fmt.Errorf("x-docs of %s: %w", operation.ID, ErrShape)
	}
	return t.AddItem(list, []string{"- page: " + Scalar(page, "string"), "  heading: " + Scalar(heading, "string")}), nil
}

// RemoveHeading takes an entry from an operation's x-docs, unless it is the last.
func (t *Text) RemoveHeading(operation *outline.Operation, page, heading string) ([]Edit, error) {
	node, list := docs(operation, page, heading)
	if node == nil || len(outline.Items(list)) == 1 {
		return nil, fmt.Errorf("x-docs of %s: %q is the only heading", operation.ID, heading)
	}
	return t.replaceLines(node.Line, t.blockEnd(node.Line, t.indent(node.Line)), nil), nil
}

// docs are an operation's x-docs, and the entry of a heading among them.
func docs(operation *outline.Operation, page, heading string) (entry, list *yaml.Node) {
	list = outline.Get(operation.Node(), "x-docs")
	for _, one := range outline.Items(list) {
		if text := outline.Get(one, "heading"); text != nil && text.Value == heading && outline.Get(one, "page").Value == page {
			return one, list
		}
	}
	return nil, list
}
