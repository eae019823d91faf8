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

var (
	nameToken   = regexp.MustCompile(`^[$@]?[A-Za-z_][\w]*[?!]?`)
	digitsToken = regexp.MustCompile(`^[0-9][0-9_]*(?:\.[0-9]+)?`)
	markToken   = regexp.MustCompile(`^(?:->|=>|::|:=|==|!=|<=|>=|&&|\|\||[^\s\w])`)
	comment     = regexp.MustCompile(`^(?://|#).*`)
)

// tokens cuts a code sample. It knows strings, numbers, names and comments as
// nearly every language writes them.
func tokens(lines []markdown.Line) []token {
	var all []token
	long := "" // the end of a string that goes over lines
	for _, l := range lines {
		rest := l.Text
		if long != "" {
			end := strings.Index(rest, long)
			last := &all[len(all)-1]
			if end < 0 {
				last.text += rest + "\n"
				continue
			}
			last.text += rest[:end]
			rest = rest[end+len(long):]
		}
		var cut []token
		cut, long = lineTokens(rest, l.No)
		all = append(all, cut...)
	}
	return all
}

func lineTokens(rest string, no int) (all []token, long string) {
	spaced := true // whether a comment may begin
	for rest != "" {
		switch {
		case rest[0] == ' ' || rest[0] == '\t':
			rest, spaced = rest[1:], true
			continue
		case spaced && comment.MatchString(rest):
			return all, ""
		case strings.HasPrefix(rest, `"""`), strings.HasPrefix(rest, "'''"):
			if end := strings.Index(rest[3:], rest[:3]); end >= 0 {
				all, rest = append(all, token{text, rest[3 : end+3], no}), rest[end+6:]
				break
			}
			return append(all, token{text, rest[3:], no}), rest[:3]
		case strings.ContainsRune("\"'`", rune(rest[0])):
			value, after := quoted(rest)
			all, rest = append(all, token{text, value, no}), after
		default:
			var one token
			one, rest = plainToken(rest, no)
			all = append(all, one)
		}
		spaced = len(all) > 0 && all[len(all)-1].kind == mark
	}
	return all, ""
}

func plainToken(rest string, no int) (token, string) {
	for _, one := range []struct {
		kind    tokenKind
		pattern *regexp.Regexp
	}{{name, nameToken}, {digits, digitsToken}, {mark, markToken}} {
		if match := one.pattern.FindString(rest); match != "" {
			return token{one.kind, match, no}, rest[len(match):]
		}
	}
	return token{mark, rest[:1], no}, rest[1:]
}

// quoted reads a string that begins the text; one without an end goes to the end
// of the line.
func quoted(rest string) (value, after string) {
	quote := rest[0]
	var b strings.Builder
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\' && i+1 < len(rest):
			i++
			b.WriteString(unescaped(rest[i]))
		case c == quote:
			return b.String(), rest[i+1:]
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), ""
}

func unescaped(c byte) string {
	switch c {
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case 'r':
		return "\r"
	}
	return string(rune(c))
}
