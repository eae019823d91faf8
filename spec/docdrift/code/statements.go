package code

import (
	"regexp"
	"slices"
	"strings"
)

// statements reads the statements of a code sample, and collects assignments and calls.
type statements struct {
	literals

	calls     []Call
	results   map[string]int // index in calls of the call whose result a variable holds
	continued map[int]bool   // indexes of calls that another call continues
}

// step reads an assignment or a call, or skips a token.
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
	// setup matches calls that create a client, print or process text: they are not API calls.
	setup = regexp.MustCompile(`(?i)(\.|::|->|^)(client|newclient|setup|api|razorpayclient|println|print|printf|log|write|writeline|info|debug|` +
		`startswith|endswith|split|join|format|append|push|replace|parse|stringify|dumps|loads|encode|decode|sleep|exit)$`)
	// access matches methods that read a result.
	access = regexp.MustCompile(`(?i)^(get|has|opt|to|as|is)([A-Z_]\w*)?$|^(json|keys|items|values|dig|length|size|each|map|attributes|errors?|message)$`)

	// prefixes are keywords before a call.
	prefixes = []string{"await", "return", "yield", "try"}
)

// maxLinks bounds the length of a chain of calls; samples have far shorter ones.
const maxLinks = 20

// chain reads a call such as $api->payment->fetch($id)->capture(...), with the arguments of
// each link. If there is no call it reports false and reads nothing.
func (s *statements) chain() bool {
	at := s.at
	first := s.next()
	for first.kind == name && slices.Contains(prefixes, first.text) {
		first = s.next()
	}
	one, base, isResult := s.callOf(first)
	before, looksIn := one.links, false
	for link, isLink := s.link(); first.kind == name && isLink; link, isLink = s.link() {
		if slices.Contains([]string{"then", "catch", "error"}, link.text) {
			s.skipRest()
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

// callOf returns the call that a chain starting with a name continues: if the name holds the
// result of a call, a copy of that call and its index; or else a new call.
func (s *statements) callOf(first token) (one Call, base int, isResult bool) {
	base, isResult = s.results[plainName(first.text)]
	if isResult = isResult && s.calls[base].links < maxLinks; !isResult {
		return Call{Name: first.text, Line: first.line}, 0, false
	}
	one = s.calls[base]
	one.Arguments = slices.Clone(one.Arguments)
	return one, base, true
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
