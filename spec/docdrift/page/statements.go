package page

import (
	"regexp"
	"slices"
	"strings"
)

// statements goes through a code sample and keeps what is given a name.
type statements struct {
	literals

	calls []call
}

// lastCall reads a code sample.
func lastCall(code []line) (call, bool) {
	s := &statements{literals: literals{tokens: tokens(code), variables: map[string]any{}}}
	for s.at < len(s.tokens) {
		before := s.at
		if s.step(); s.at <= before {
			s.at = before + 1 // what is no statement is passed over
		}
	}
	if len(s.calls) == 0 {
		return call{}, false
	}
	return s.calls[len(s.calls)-1], true
}

// step reads a statement, or passes over a word of it.
func (s *statements) step() {
	one := s.next()
	if one.kind != name {
		return
	}
	next := s.peek()
	switch {
	case next.is("=") || next.is(":="):
		s.at++
		if !s.chain() {
			s.variables[plainName(one.text)] = s.value()
		}
	case next.is("["):
		s.subscript(one)
	case next.is(".") || next.is("->") || next.is("::"):
		s.at--
		s.chain()
	}
}

// subscript reads x["key"] = value.
func (s *statements) subscript(one token) {
	at := s.at
	s.at++
	key := s.next()
	if key.kind == text && s.take("]") && s.take("=") {
		if target, isObject := s.variables[plainName(one.text)].(*object); isObject {
			target.put(key.text, key.line, s.value())
			return
		}
	}
	s.at = at
}

// chain reads a call such as $api->payment->fetch($id)->capture(...), with the
// arguments of each of its links. It says no, and reads nothing, where there is
// none.
func (s *statements) chain() bool {
	at := s.at
	first := s.next()
	if first.kind != name || first.text == "new" {
		s.at = at
		return false
	}
	one := call{name: first.text, line: first.line}
	links := 0
	for s.at < len(s.tokens) {
		dot := s.peek()
		if !dot.is(".") && !dot.is("->") && !dot.is("::") || s.at+1 >= len(s.tokens) || s.tokens[s.at+1].kind != name {
			break
		}
		s.at++
		link := s.next()
		links++
		if slices.Contains([]string{"then", "catch", "error"}, link.text) {
			s.rest()
			break
		}
		one.name += dot.text + link.text
		one.line = link.line
		if s.take("(") {
			if key, value, isPut := s.puts(first, link); isPut {
				s.put(first, key, value)
				return true
			}
			one.arguments = append(one.arguments, s.arguments()...)
		}
	}
	if links == 0 {
		s.at = at
		return false
	}
	if !setup.MatchString(one.name) {
		s.calls = append(s.calls, one)
	}
	return true
}

// setup are calls that make a client or print, and none of the API's.
var setup = regexp.MustCompile(`(?i)(\.|::|->|^)(client|newclient|setup|api|razorpayclient|println|print|printf|log|write|writeline|info|debug)$`)

// puts reads the arguments of x.put("key", value) where x is an object.
func (s *statements) puts(target, method token) (key token, value any, found bool) {
	if _, isObject := s.variables[plainName(target.text)].(*object); !isObject {
		return token{}, nil, false
	}
	if !slices.Contains([]string{"put", "add", "set", "store"}, strings.ToLower(method.text)) {
		return token{}, nil, false
	}
	at := s.at
	key = s.next()
	if key.kind == text && s.take(",") {
		value = s.value()
		s.take(")")
		return key, value, true
	}
	s.at = at
	return token{}, nil, false
}

func (s *statements) put(target, key token, value any) {
	if found, isObject := s.variables[plainName(target.text)].(*object); isObject {
		if held, isHeld := value.(*object); isHeld && held == found {
			return // it would hold itself
		}
		found.put(key.text, key.line, value)
	}
}
