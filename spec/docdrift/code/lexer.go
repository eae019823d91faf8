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

// shapes are those of tokens, a group each: blanks, a comment, the mark of a string
// over lines, a string, a name, digits, and any other mark. A string without an end
// goes to that of its line.
var shapes = regexp.MustCompile(`^(?:([ \t]+)|((?://|#).*)|("""|''')|("(?:\\.|[^"\\])*\\?"?|'(?:\\.|[^'\\])*\\?'?|` +
	"`(?:\\\\.|[^`\\\\])*\\\\?`?" + `)|([$@]?[A-Za-z_]\w*[?!]?)|([0-9][0-9_]*(?:\.[0-9]+)?)|(->|=>|::|:=|==|!=|<=|>=|&&|\|\||(?s:.)))`)

// tokens cuts a code sample. It knows strings, numbers, names and comments as
// nearly every language writes them.
func tokens(lines []markdown.Line) []token {
	var all []token
	long := "" // the end of a string that goes over lines
	for _, l := range lines {
		rest, spaced := l.Text, true // whether a comment may begin
		for rest != "" || long != "" {
			if long != "" {
				value, after, ends := strings.Cut(rest, long)
				all[len(all)-1].text += value
				if !ends {
					all[len(all)-1].text += "\n"
					break
				}
				rest, long = after, ""
				continue
			}
			match := shapes.FindStringSubmatch(rest)
			if match[2] != "" && !spaced { // a slash or a hash within code
				match = []string{rest[:1], "", "", "", "", "", "", rest[:1]}
			}
			rest = rest[len(match[0]):]
			spaced = match[1] != "" || match[7] != "" || match[2] != ""
			switch {
			case match[3] != "":
				all, long = append(all, token{text, "", l.No}), match[3]
			case match[4] != "":
				all = append(all, token{text, unquoted(match[4]), l.No})
			case match[5] != "":
				all = append(all, token{name, match[5], l.No})
			case match[6] != "":
				all = append(all, token{digits, match[6], l.No})
			case match[7] != "":
				all = append(all, token{mark, match[7], l.No})
			}
		}
	}
	return all
}

var escapes = regexp.MustCompile(`(?s)\\(.)`)

// unquoted is what a string says.
func unquoted(literal string) string {
	body := literal[1:]
	if before, isQuote := strings.CutSuffix(body, literal[:1]); isQuote && (len(before)-len(strings.TrimRight(before, `\`)))%2 == 0 {
		body = before
	}
	return escapes.ReplaceAllStringFunc(body, func(escape string) string {
		switch escape[1] {
		case 'n':
			return "\n"
		case 't':
			return "\t"
		case 'r':
			return "\r"
		}
		return escape[1:]
	})
}
