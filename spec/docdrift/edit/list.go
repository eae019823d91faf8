package edit

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// item is a value that a list of scalars, such as required or enum, gets or loses.
// What becomes of a list is written once, of all its items together.
type item struct {
	mapping *yaml.Node // that has the list
	keyword string
	value   string
	kind    string // of the value, as [Scalar] takes it
	remove  bool
}

func listItem(mapping *yaml.Node, keyword, value, kind string, remove bool) []Edit {
	return []Edit{{item: &item{mapping, keyword, value, kind, remove}}}
}

// writeItems gives the bytes that a list's new and lost items change.
func (t *Text) writeItems(changed []*item) ([]Edit, error) {
	mapping, keyword := changed[0].mapping, changed[0].keyword
	key, list := outline.Entry(mapping, keyword)
	has := outline.Items(list)
	var values, added []string
	for _, one := range changed {
		known := slices.ContainsFunc(has, func(node *yaml.Node) bool { return node.Value == one.value })
		if written := Scalar(one.value, one.kind); !one.remove && !known && !slices.Contains(added, written) {
			added = append(added, written)
		}
	}
	kept := slices.DeleteFunc(slices.Clone(has), func(node *yaml.Node) bool {
		return slices.ContainsFunc(changed, func(one *item) bool { return one.remove && one.value == node.Value })
	})
	for _, node := range kept {
		start, end, err := t.span(node)
		if err != nil {
			return nil, err
		}
		values = append(values, t.source[start:end])
	}
	values = append(values, added...)
	switch {
	case len(values) == len(has) && len(added) == 0:
		return nil, nil
	case list == nil:
		before, _ := outline.Entry(mapping, "properties")
		return t.InsertBefore(before, keyword+": ["+strings.Join(values, ", ")+"]")
	case len(values) == 0:
		return t.removeEntry(key)
	case list.Style&yaml.FlowStyle != 0:
		return t.rewriteFlow(has, kept, values, added)
	}
	return t.rewriteBlock(has, kept, added)
}

// rewriteFlow writes a list in brackets: what is added goes to its end.
func (t *Text) rewriteFlow(has, kept []*yaml.Node, values, added []string) ([]Edit, error) {
	start, _, err := t.span(has[0])
	if err != nil {
		return nil, err
	}
	_, end, err := t.span(has[len(has)-1])
	if err != nil {
		return nil, err
	}
	if len(kept) == len(has) {
		return []Edit{{Edit: udiff.Edit{Start: end, End: end, New: ", " + strings.Join(added, ", ")}}}, nil
	}
	return []Edit{{Edit: udiff.Edit{Start: start, End: end, New: strings.Join(values, ", ")}}}, nil
}

// rewriteBlock writes a list of which every item has a line.
func (t *Text) rewriteBlock(has, kept []*yaml.Node, added []string) ([]Edit, error) {
	var edits []Edit
	for _, node := range has {
		if !slices.Contains(kept, node) {
			edits = append(edits, t.replaceLines(node.Line, node.Line+1, nil)...)
		}
	}
	last := has[len(has)-1]
	indent := t.indent(last.Line)
	for _, value := range added {
		edits = append(edits, t.replaceLines(last.Line+1, last.Line+1, setIn([]string{"- " + value}, indent))...)
	}
	return edits, nil
}
