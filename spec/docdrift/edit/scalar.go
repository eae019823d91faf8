package edit

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"go.yaml.in/yaml/v3"
)

// span finds a scalar in its line: the bytes it takes.
func (t *Text) span(node *yaml.Node) (start, end int, err error) {
	if node == nil || node.Kind != yaml.ScalarNode || node.Line < 1 || node.Line > len(t.lines) {
		return 0, 0, ErrShape
	}
	line := []rune(t.lines[node.Line-1])
	if node.Column-1 > len(line) {
		return 0, 0, ErrShape
	}
	start = t.line(node.Line) + len(string(line[:node.Column-1]))
	rest := string(line[node.Column-1:])
	length := 0
	switch node.Style &^ yaml.TaggedStyle {
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		length = quotedLength(rest)
	case 0:
		if strings.HasPrefix(rest, node.Value) {
			length = len(node.Value)
		}
	default:
	}
	if length == 0 {
		return 0, 0, fmt.Errorf("line %d: %w", node.Line, ErrShape)
	}
	return start, start + length, nil
}

func quotedLength(text string) int {
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
func (t *Text) setScalar(node *yaml.Node, text string) ([]Edit, error) {
	start, end, err := t.span(node)
	if err != nil {
		return nil, err
	}
	return []Edit{{Edit: udiff.Edit{Start: start, End: end, New: text}}}, nil
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
