package code

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// statements reads the statements of a code sample, and collects assignments and calls.
type statements struct {
	literals

	calls  []Call
	single Call // the last call with one link that sends an object
}

// step reads an assignment or a call, or skips a token.
func (s *statements) step() {
	one := s.next()
	if one.kind != name {
		return
	}
	next := s.peek()
	switch {
	case slices.Contains(imports, one.text):
		s.skipRest()
	case next.is("=") || next.is(":="):
		s.at++
		if !s.chain() {
			s.variables[plainName(one.text)] = s.value()
		}
	case next.is("["):
		s.setItem(plainName(one.text))
	case next.is(".") || next.is("->") || next.is("::"):
		s.at--
		s.chain()
	}
}

// setItem reads the assignment of an item of a list: items["0"] = value, as samples in Go have it.
func (s *statements) setItem(list string) {
	at := s.at
	s.at++
	if _, err := strconv.Atoi(s.next().text); err != nil || !s.take("]") || !s.take("=") {
		s.at = at
		return
	}
	items, _ := s.variables[list].([]any)
	s.variables[list] = append(items, s.value())
}

// imports are keywords before a name that is no call.
var imports = []string{"using", "import"}

// prefixes are keywords before a call.
var prefixes = []string{"await", "return", "yield", "try"}

// textFunction matches calls that print or process text, or read a result.
var textFunction = regexp.MustCompile(`(?i)^JSON\.|^\w+\.get\b|\b(?:split|join|format|replace|parse|print(?:ln|f)?)$`)

// chain reads a call such as $api->payment->fetch($id)->capture(...), with the arguments of
// each link. If there is no link it reports false and reads nothing.
func (s *statements) chain() bool {
	at := s.at
	first := s.next()
	for first.kind == name && slices.Contains(prefixes, first.text) {
		first = s.next()
	}
	one, links := Call{Name: first.text}, 0
	for link, isLink := s.link(); first.kind == name && isLink; link, isLink = s.link() {
		if link.text == "then" || link.text == "catch" {
			s.skipRest()
			break
		}
		one.Name, one.Line, links = one.Name+s.tokens[s.at-2].text+link.text, link.line, links+1
		if s.take("(") {
			if s.puts(first, link) {
				return true
			}
			one.Arguments = append(one.Arguments, s.arguments()...)
		}
	}
	isType := s.peek().kind == name && s.at+1 < len(s.tokens) && s.tokens[s.at+1].is("=") // Api.Order order = ...
	if links == 0 || first.text == "new" || len(one.Arguments) == 0 && isType {
		s.at = at
		return false
	}
	if textFunction.MatchString(one.Name) {
		return true
	}
	if links > 1 {
		s.calls = append(s.calls, one)
	} else if _, sendsObject := one.firstObject(); sendsObject {
		s.single = one
	}
	return true
}

// link reads a dot or arrow and the name after it.
func (s *statements) link() (link token, isLink bool) {
	dot := s.peek()
	if !dot.is(".") && !dot.is("->") && !dot.is("::") || s.at+1 >= len(s.tokens) || s.tokens[s.at+1].kind != name {
		return token{}, false
	}
	s.at += 2
	return s.tokens[s.at-1], true
}

// puts reads the arguments of x.put("key", value) if x is an object, or of x.add(value) if it
// is a list, and adds the value to x. It reports false for any other call.
func (s *statements) puts(receiver, method token) bool {
	if !slices.Contains([]string{"put", "add"}, strings.ToLower(method.text)) {
		return false
	}
	switch data := s.variables[plainName(receiver.text)].(type) {
	case *Object:
		if key, line, isKey := s.key(","); isKey {
			data.put(key, line, s.value())
		}
	case []any:
		s.variables[plainName(receiver.text)] = append(data, s.value())
	default:
		return false
	}
	s.take(")")
	return true
}
