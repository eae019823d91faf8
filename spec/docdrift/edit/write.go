package edit

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// write adds the text edits for the lines in which a mapping or list differs from its new
// version.
func (e *editor) write(old *yamlnode.Node) {
	e.written[old] = true
	latest, step := e.editedOf(old), 1
	if old.Kind == yaml.MappingNode {
		step = 2
	}
	line := old.Content[0].Line
	for i := 0; i < len(latest.Content); i += step {
		part := latest.Content[i : i+step]
		first, value := part[0], part[step-1]
		at := slices.Index(old.Content, first)
		if at < 0 {
			e.replace(line, line, old, part)
			continue
		}
		isSame := value == old.Content[at+step-1]
		switch line = e.text.endOf(first); {
		case isSame && !e.isChanged(value):
		case isSame && e.hasLines(value):
			e.write(value)
		default:
			e.replace(first.Line, line, old, part)
		}
	}
	for i := 0; i < len(old.Content); i += step {
		if first := old.Content[i]; !slices.Contains(latest.Content, first) {
			e.replace(first.Line, e.text.endOf(first), old, nil)
		}
	}
}

// replace replaces the lines [from, to) by an entry of a mapping or an item of a list; an empty
// part deletes them.
func (e *editor) replace(from, to int, in *yamlnode.Node, part []*yamlnode.Node) {
	var text strings.Builder
	if len(part) > 0 {
		alone := &yamlnode.Node{Kind: in.Kind}
		for _, one := range part {
			alone.Content = append(alone.Content, e.build(one))
		}
		if first := *alone.Content[0]; first.Line > 0 { // its comment stays: it is above the replaced lines
			first.HeadComment, first.FootComment = "", ""
			alone.Content[0] = &first
		}
		indent := strings.Repeat(" ", e.text.indentOf(in.Content[0].Line))
		for _, line := range yamlnode.Lines(alone) {
			if line != "" {
				line = indent + line
			}
			text.WriteString(line + "\n")
		}
	}
	start, end := e.text.starts[from-1], e.text.starts[to-1]
	for _, one := range udiff.Lines(e.text.source[start:end], text.String()) {
		e.edits = append(e.edits, udiff.Edit{Start: start + one.Start, End: start + one.End, New: one.New})
	}
}

// build returns a node with all edits applied.
func (e *editor) build(old *yamlnode.Node) *yamlnode.Node {
	if !e.isChanged(old) {
		return old
	}
	e.written[old] = true
	latest := *e.editedOf(old)
	latest.Content = slices.Clone(latest.Content)
	for i, one := range latest.Content {
		latest.Content[i] = e.build(one)
	}
	return &latest
}

func (e *editor) editedOf(old *yamlnode.Node) *yamlnode.Node {
	if latest := e.changed[old]; latest != nil {
		return latest
	}
	return old
}

// isChanged reports whether a node, or a node in it, is edited.
func (e *editor) isChanged(node *yamlnode.Node) bool {
	return e.changed[node] != nil || slices.ContainsFunc(node.Content, e.isChanged)
}

// hasLines reports whether each entry or item of a node has lines of its own, before and after
// the edits.
func (e *editor) hasLines(node *yamlnode.Node) bool {
	if node.Style&yaml.FlowStyle != 0 || len(node.Content) == 0 || len(e.editedOf(node).Content) == 0 {
		return false
	}
	first := node.Content[0]
	if node.Kind == yaml.SequenceNode {
		return e.text.isItem(first.Line)
	}
	return e.text.indentOf(first.Line) == first.Column-1
}

// indentOf returns the indent of a line, in spaces.
func (t *Text) indentOf(line int) int {
	text := t.lines[line-1]
	return len(text) - len(strings.TrimLeft(text, " "))
}

// isItem reports whether a line begins an item of a list.
func (t *Text) isItem(line int) bool {
	return strings.HasPrefix(t.lines[line-1][t.indentOf(line):], "- ")
}

// endOf returns the number of the line after the entry or item that begins with a node. Lines
// with more indent belong to it, and so do the items of a list below its key; trailing blank
// lines do not.
func (t *Text) endOf(node *yamlnode.Node) int {
	end, indent := node.Line+1, t.indentOf(node.Line)
	for line := end; line <= len(t.lines); line++ {
		if strings.TrimSpace(t.lines[line-1]) == "" {
			continue
		}
		if isBelow := t.isItem(line) && !t.isItem(node.Line); t.indentOf(line) < indent || t.indentOf(line) == indent && !isBelow {
			break
		}
		end = line + 1
	}
	return end
}
