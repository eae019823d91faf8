package code

import (
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// token is a token of a code sample.
type token struct {
	kind tokenKind
	text string // a string without its quotes
	line int
}

// tokenKind is the group of tokenPattern that matches the token.
type tokenKind int

const (
	none tokenKind = iota
	text           // a string
	name           // an identifier, with PHP's $ or Ruby's @
	digits
	mark // punctuation of one or two characters
)

func (t token) is(sign string) bool { return t.kind == mark && t.text == sign }

// tokenPattern has a group for each kind of token, and none for blanks and comments. An unclosed
// string extends to the end of its line.
var tokenPattern = regexp.MustCompile(`^(?:[ \t]+|(?://|#).*|("(?:\\.|[^"\\])*\\?"?|'(?:\\.|[^'\\])*\\?'?|` +
	"`(?:\\\\.|[^`\\\\])*\\\\?`?" + `)|([$@]?[A-Za-z_]\w*[?!]?)|([0-9][0-9_]*(?:\.[0-9]+)?)|(->|=>|::|:=|==|!=|<=|>=|&&|\|\||(?s:.)))`)

// tokens splits a code sample into tokens. It knows the strings, numbers, names and comments
// that most languages share.
func tokens(lines []markdown.Line) []token {
	var all []token
	for _, l := range lines {
		for rest := l.Text; rest != ""; {
			match := tokenPattern.FindStringSubmatch(rest)
			rest = rest[len(match[0]):]
			for kind := text; kind <= mark; kind++ {
				if match[kind] != "" {
					all = append(all, token{kind, match[kind], l.No})
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

// unquoted returns the value of a string literal.
func unquoted(literal string) string {
	return escapes.Replace(strings.TrimSuffix(literal[1:], literal[:1]))
}
