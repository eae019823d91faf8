package outline

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ErrShape is the error of an edit at a place that is written in a way that is
// not edited: a mapping in braces, a text over several lines.
var ErrShape = errors.New("written in a way that is not edited")

// ErrShared is the error of an edit that would change other places as well.
var ErrShared = errors.New("shared with other places")

// lines are the lines of the file, without what ends them.
func (c *Contract) lines() []string { return strings.Split(string(c.Text), "\n") }

// replace puts lines in the place of those from one up to another, counted from
// 1; what is not touched stays as it is, byte for byte.
func (c *Contract) replace(from, to int, with ...string) []byte {
	return []byte(strings.Join(slices.Replace(c.lines(), from-1, to-1, with...), "\n"))
}

// indentOf is how far a line is set in.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// blockEnd is the line behind the block that a key, or an item's dash, opens:
// what is set in deeper belongs to it, blank lines and comments at its end do
// not.
func (c *Contract) blockEnd(from, indent int) int {
	lines := c.lines()
	end := from + 1
	for i := from; i < len(lines); i++ { // the line behind it, counted from 0
		trimmed := strings.TrimSpace(lines[i])
		if trimmed == "" {
			continue
		}
		deeper := indentOf(lines[i]) > indent
		if !deeper {
			break
		}
		end = i + 2
	}
	return end
}

// scalarEnd finds a scalar in its line: the bytes it takes.
func (c *Contract) scalarSpan(node *yaml.Node) (line string, start, end int, err error) {
	lines := c.lines()
	if node == nil || node.Line < 1 || node.Line > len(lines) || node.Kind != yaml.ScalarNode {
		return "", 0, 0, ErrShape
	}
	line = lines[node.Line-1]
	runes := []rune(line)
	if node.Column-1 > len(runes) {
		return "", 0, 0, ErrShape
	}
	start = len(string(runes[:node.Column-1]))
	rest := line[start:]
	switch node.Style &^ yaml.TaggedStyle {
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		end = quotedEnd(rest)
	case 0:
		if strings.HasPrefix(rest, node.Value) {
			end = len(node.Value)
		}
	default:
	}
	if end == 0 {
		return "", 0, 0, fmt.Errorf("line %d: %w", node.Line, ErrShape)
	}
	return line, start, start + end, nil
}

func quotedEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[0] == '"' && text[i] == '\\':
			i++
		case text[0] == '\'' && text[i] == '\'' && i+1 < len(text) && text[i+1] == '\'':
			i++
		case text[i] == text[0]:
			return i + 1
		}
	}
	return 0
}

// setScalar replaces a scalar; a comment behind it stays.
func (c *Contract) setScalar(node *yaml.Node, text string) ([]byte, error) {
	line, start, end, err := c.scalarSpan(node)
	if err != nil {
		return nil, err
	}
	return c.replace(node.Line, node.Line+1, line[:start]+text+line[end:]), nil
}

// removeEntry takes a key with its value away.
func (c *Contract) removeEntry(key *yaml.Node) ([]byte, error) {
	line := c.lines()[key.Line-1]
	if indentOf(line) != key.Column-1 {
		return nil, fmt.Errorf("line %d: %w", key.Line, ErrShape)
	}
	return c.replace(key.Line, c.blockEnd(key.Line, key.Column-1)), nil
}

// insertBefore puts lines before a key, set in as it is.
func (c *Contract) insertBefore(key *yaml.Node, lines ...string) ([]byte, error) {
	if indentOf(c.lines()[key.Line-1]) != key.Column-1 {
		return nil, fmt.Errorf("line %d: %w", key.Line, ErrShape)
	}
	return c.replace(key.Line, key.Line, setIn(lines, key.Column-1)...), nil
}

// insertAfter puts lines behind a key and its value, set in as it is.
func (c *Contract) insertAfter(key *yaml.Node, lines ...string) ([]byte, error) {
	if indentOf(c.lines()[key.Line-1]) != key.Column-1 {
		return nil, fmt.Errorf("line %d: %w", key.Line, ErrShape)
	}
	end := c.blockEnd(key.Line, key.Column-1)
	return c.replace(end, end, setIn(lines, key.Column-1)...), nil
}

func setIn(lines []string, indent int) []string {
	set := make([]string, len(lines))
	for i, line := range lines {
		set[i] = strings.Repeat(" ", indent) + line
	}
	return set
}

// appendItem puts a scalar at the end of a list.
func (c *Contract) appendItem(list *yaml.Node, value string) ([]byte, error) {
	all := items(list)
	if len(all) == 0 {
		return nil, ErrShape
	}
	last := all[len(all)-1]
	line, start, end, err := c.scalarSpan(last)
	switch {
	case err != nil:
		return nil, err
	case list.Style&yaml.FlowStyle != 0:
		return c.replace(last.Line, last.Line+1, line[:end]+", "+value+line[end:]), nil
	}
	return c.replace(last.Line+1, last.Line+1, line[:start]+value), nil
}

// removeItem takes a scalar out of a list; not the last there is.
func (c *Contract) removeItem(list *yaml.Node, value string) ([]byte, error) {
	all := items(list)
	at := slices.IndexFunc(all, func(one *yaml.Node) bool { return one.Value == value })
	if at < 0 || len(all) == 1 {
		return nil, ErrShape
	}
	line, start, end, err := c.scalarSpan(all[at])
	switch {
	case err != nil:
		return nil, err
	case list.Style&yaml.FlowStyle == 0:
		return c.replace(all[at].Line, all[at].Line+1), nil
	case at+1 < len(all) && all[at+1].Line == all[at].Line:
		_, next, _, err := c.scalarSpan(all[at+1])
		if err != nil {
			return nil, err
		}
		return c.replace(all[at].Line, all[at].Line+1, line[:start]+line[next:]), nil
	case at > 0 && all[at-1].Line == all[at].Line:
		_, _, before, err := c.scalarSpan(all[at-1])
		if err != nil {
			return nil, err
		}
		return c.replace(all[at].Line, all[at].Line+1, line[:before]+line[end:]), nil
	}
	return nil, ErrShape
}

// Scalar writes a value as YAML; of a type that is not text it stays bare.
func Scalar(value, kind string) string {
	if kind != "string" && kind != "" {
		return value
	}
	written, err := yaml.Marshal(value)
	if err != nil {
		return value
	}
	return strings.TrimSpace(string(written))
}
