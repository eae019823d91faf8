package code

import (
	"regexp"
	"slices"
	"strings"
)

// statements goes through a code sample and notes what is given a name.
type statements struct {
	literals

	calls     []Call
	results   map[string]int // the call that a variable is the result of
	continued map[int]bool   // calls whose result another is made on
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
		before := len(s.calls)
		if !s.chain() {
			s.variables[plainName(one.text)] = s.value()
		} else if len(s.calls) > before {
			s.results[plainName(one.text)] = len(s.calls) - 1
		}
	case next.is(".") || next.is("->") || next.is("::"):
		s.at--
		s.chain()
	}
}

var (
	// setup are calls that make a client, print or work on text, and none of the
	// API's.
	setup = regexp.MustCompile(`(?i)(\.|::|->|^)(client|newclient|setup|api|razorpayclient|println|print|printf|log|write|writeline|info|debug|` +
		`startswith|endswith|split|join|format|append|push|replace|parse|stringify|dumps|loads|encode|decode|sleep|exit)$`)
	// access is of what looks into a result.
	access = regexp.MustCompile(`(?i)^(get|has|opt|to|as|is)([A-Z_]\w*)?$|^(json|keys|items|values|dig|length|size|each|map|attributes|errors?|message)$`)

	// awaits are words in front of a call.
	awaits = []string{"await", "return", "yield", "try"}
)

// maxLinks is longer than any chain of calls.
const maxLinks = 20

// chain reads a call such as $api->payment->fetch($id)->capture(...), with the
// arguments of each of its links. It says no, and reads nothing, where there is
// none.
func (s *statements) chain() bool {
	at := s.at
	first := s.next()
	for first.kind == name && slices.Contains(awaits, first.text) {
		first = s.next()
	}
	one, base, isResult := s.begins(first)
	before, looksIn := one.links, false
	for link, isLink := s.link(); first.kind == name && isLink; link, isLink = s.link() {
		if slices.Contains([]string{"then", "catch", "error"}, link.text) {
			s.rest()
			break
		}
		looksIn = looksIn || isResult && access.MatchString(link.text) || one.links == 0 && link.text == "get"
		one.Name, one.Line, one.links = one.Name+s.tokens[s.at-2].text+link.text, link.line, one.links+1
		if s.take("(") {
			if s.puts(first, link) {
				return true
			}
			one.Arguments = append(one.Arguments, s.arguments()...)
		}
	}
	switch {
	case one.links == before || first.text == "new":
		s.at = at
		return false
	case looksIn || setup.MatchString(one.Name):
		return true
	case isResult:
		s.continued[base] = true
	}
	s.calls = append(s.calls, one)
	return true
}

// begins is the call that a name begins: that of which it is the result, or a new
// one.
func (s *statements) begins(first token) (one Call, base int, isResult bool) {
	base, isResult = s.results[plainName(first.text)]
	if isResult = isResult && s.calls[base].links < maxLinks; !isResult {
		return Call{Name: first.text, Line: first.line}, 0, false
	}
	one = s.calls[base]
	one.Arguments = slices.Clone(one.Arguments)
	return one, base, true
}

// link reads a dot with the name behind it.
func (s *statements) link() (link token, isLink bool) {
	dot := s.peek()
	if !dot.is(".") && !dot.is("->") && !dot.is("::") || s.at+1 >= len(s.tokens) || s.tokens[s.at+1].kind != name {
		return token{}, false
	}
	s.at += 2
	return s.tokens[s.at-1], true
}

// puts reads the arguments of x.put("key", value) where x is an object, or of x.add(value)
// where it is a list, and puts the value there.
func (s *statements) puts(receiver, method token) bool {
	if !slices.Contains([]string{"put", "add", "set", "store", "push"}, strings.ToLower(method.text)) {
		return false
	}
	at, key := s.at, s.peek()
	switch data := s.variables[plainName(receiver.text)].(type) {
	case *Object:
		s.at++
		if key.kind != text || !s.take(",") {
			s.at = at
			return false
		}
		if value := s.value(); value != any(data) { // it would contain itself
			data.put(key.text, key.line, value)
		}
	case []any:
		s.variables[plainName(receiver.text)] = append(data, s.value())
	default:
		return false
	}
	s.take(")")
	return true
}
