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
	read := inlineReader{source: []byte(strings.TrimSpace(line)), styles: []Style{Plain}}
	_ = ast.Walk(inlineParser.Parse(text.NewReader(read.source)), read.visit) // visit returns no error
	return read.spans
}

type inlineReader struct {
	source []byte
	styles []Style // of the enclosing nodes
	spans  Inline
}

func (r *inlineReader) visit(node ast.Node, entering bool) (ast.WalkStatus, error) {
	switch node := node.(type) {
	case *ast.Emphasis:
		r.nest(Emphasis, entering)
	case *ast.Link:
		r.nest(Link, entering)
	case *ast.CodeSpan:
		r.nest(Code, entering)
	case *ast.Text:
		if style, raw := r.styles[len(r.styles)-1], node.Segment.Value(r.source); entering && style == Code {
			r.add(Code, strings.TrimSpace(string(raw)))
		} else if entering {
			r.add(style, unescaped(raw))
		}
	case *ast.RawHTML:
		if entering && strings.HasPrefix(strings.ToLower(string(node.Segments.Value(r.source))), "<br") {
			r.add(Plain, "\n")
		}
	case *ast.AutoLink, *ast.Image:
		return ast.WalkSkipChildren, nil
	}
	return ast.WalkContinue, nil
}

func (r *inlineReader) nest(style Style, entering bool) {
	if entering {
		r.styles = append(r.styles, style)
	} else {
		r.styles = r.styles[:len(r.styles)-1]
	}
}

func (r *inlineReader) add(style Style, text string) {
	if last := len(r.spans) - 1; last >= 0 && r.spans[last].Style == style {
		r.spans[last].Text += text
	} else if text != "" {
		r.spans = append(r.spans, Span{style, text})
	}
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
