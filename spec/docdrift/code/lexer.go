package code

import (
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// token is a word of a code sample in whatever language.
type token struct {
	kind tokenKind
	text string // of a string: what is within its quotes
	line int
}

type tokenKind int

const (
	mark tokenKind = iota // punctuation, one or two characters
	name                  // an identifier, with PHP's dollar
	text                  // a string
	digits
)

func (t token) is(sign string) bool { return t.kind == mark && t.text == sign }

// shapes are those of tokens, a group each: blanks, a comment, a string, a name,
// digits, and any other mark. A string without an end goes to that of its line.
var shapes = regexp.MustCompile(`^(?:([ \t]+)|((?://|#).*)|("(?:\\.|[^"\\])*\\?"?|'(?:\\.|[^'\\])*\\?'?|` +
	"`(?:\\\\.|[^`\\\\])*\\\\?`?" + `)|([$@]?[A-Za-z_]\w*[?!]?)|([0-9][0-9_]*(?:\.[0-9]+)?)|(->|=>|::|:=|==|!=|<=|>=|&&|\|\||(?s:.)))`)

var kindOfShape = []tokenKind{3: text, 4: name, 5: digits, 6: mark}

// tokens cuts a code sample. It knows strings, numbers, names and comments as
// nearly every language writes them.
func tokens(lines []markdown.Line) []token {
	var all []token
	for _, l := range lines {
		spaced := true // whether a comment may begin
		for rest := l.Text; rest != ""; {
			match := shapes.FindStringSubmatch(rest)
			if match[2] != "" && !spaced { // a slash or a hash within code
				match = []string{rest[:1], "", "", "", "", "", rest[:1]}
			}
			rest = rest[len(match[0]):]
			spaced = match[1] != "" || match[6] != ""
			for shape := 3; shape < len(match); shape++ {
				if match[shape] != "" {
					all = append(all, token{kindOfShape[shape], match[shape], l.No})
				}
			}
		}
	}
	for i, one := range all {
		if one.kind == text {
			all[i].text = unquoted(one.text)
		}
	}
	return all
}

var escapes = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`, `\`, "")

// unquoted is what a string says.
func unquoted(literal string) string {
	return escapes.Replace(strings.TrimSuffix(literal[1:], literal[:1]))
}
