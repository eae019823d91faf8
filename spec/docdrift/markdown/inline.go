package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Style is the formatting of a span.
type Style string

// The styles.
const (
	Plain    Style = ""
	Code     Style = "code"
	Emphasis Style = "emphasis" // italic or bold
	Link     Style = "link"     // the text of a link
)

// Span is a run of text in one style.
type Span struct {
	Style Style
	Text  string
}

// Inline is the rendered text of a line or cell: without HTML tags, images and the addresses of
// links.
type Inline []Span

// maxInline bounds the bytes of a line that is parsed; a longer one stays plain text, because
// many unclosed brackets make the parser slow.
const maxInline = 1 << 14

var inlineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
)

// Parse parses the inline formatting of a line or cell.
func Parse(line string) Inline {
	if len(line) > maxInline {
		return Inline{{Plain, line}}
	}
	source := []byte(strings.TrimSpace(line))
	var read Inline
	_ = ast.Walk(inlineParser.Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Text:
			raw := node.Segment.Value(source)
			switch node.Parent().(type) {
			case *ast.CodeSpan:
				read = read.with(Code, strings.TrimSpace(string(raw)))
			case *ast.Emphasis:
				read = read.with(Emphasis, unescaped(raw))
			case *ast.Link:
				read = read.with(Link, unescaped(raw))
			default:
				read = read.with(Plain, unescaped(raw))
			}
		case *ast.RawHTML:
			if strings.HasPrefix(strings.ToLower(string(node.Segments.Value(source))), "<br") {
				read = read.with(Plain, "\n")
			}
		case *ast.AutoLink, *ast.Image:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return read
}

// with returns the text with more of a style.
func (i Inline) with(style Style, text string) Inline {
	if last := len(i) - 1; last >= 0 && i[last].Style == style {
		i[last].Text += text
	} else if text != "" {
		i = append(i, Span{style, text})
	}
	return i
}

// unescaped resolves backslash escapes and HTML entities.
func unescaped(raw []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
}

// String returns the text without formatting.
func (i Inline) String() string {
	var b strings.Builder
	for _, span := range i {
		b.WriteString(span.Text)
	}
	return strings.TrimSpace(b.String())
}

// Quoted returns the text with code spans in backquotes, and without links.
func (i Inline) Quoted() string {
	var b strings.Builder
	for _, span := range i {
		switch span.Style {
		case Code:
			b.WriteString("`" + span.Text + "`")
		case Link:
		default:
			b.WriteString(span.Text)
		}
	}
	return strings.TrimSpace(b.String())
}
