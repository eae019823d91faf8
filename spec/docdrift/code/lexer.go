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

type tokenKind int

const (
	mark tokenKind = iota // punctuation of one or two characters
	name                  // an identifier, with PHP's $ or Ruby's @
	text                  // a string
	digits
)

func (t token) is(sign string) bool { return t.kind == mark && t.text == sign }

// tokenPattern has a group for each kind of token: blanks, a comment, a string, a name, digits,
// punctuation. An unclosed string extends to the end of its line.
var tokenPattern = regexp.MustCompile(`^(?:([ \t]+)|((?://|#).*)|("(?:\\.|[^"\\])*\\?"?|'(?:\\.|[^'\\])*\\?'?|` +
	"`(?:\\\\.|[^`\\\\])*\\\\?`?" + `)|([$@]?[A-Za-z_]\w*[?!]?)|([0-9][0-9_]*(?:\.[0-9]+)?)|(->|=>|::|:=|==|!=|<=|>=|&&|\|\||(?s:.)))`)

var kindOfGroup = []tokenKind{3: text, 4: name, 5: digits, 6: mark}

// tokens splits a code sample into tokens. It knows the strings, numbers, names and comments
// that most languages share.
func tokens(lines []markdown.Line) []token {
	var all []token
	for _, l := range lines {
		spaced := true // whether a comment may begin
		for rest := l.Text; rest != ""; {
			match := tokenPattern.FindStringSubmatch(rest)
			if match[2] != "" && !spaced { // slashes or a hash within code
				match = []string{rest[:1], "", "", "", "", "", rest[:1]}
			}
			rest = rest[len(match[0]):]
			spaced = match[1] != "" || match[6] != ""
			for group := 3; group < len(match); group++ {
				if match[group] != "" {
					all = append(all, token{kindOfGroup[group], match[group], l.No})
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
