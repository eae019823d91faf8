package code

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Call is a call of an SDK.
type Call struct {
	// Name is as it is written, without arguments: $api->payment->fetch->capture.
	Name      string
	Line      int
	Arguments []Argument // of all its links

	links int
}

// Argument is what a call is given.
type Argument struct {
	Name    string // of the variable, or of the keyword
	Keyword bool   // whether it is passed by its name
	Value   any
}

// Calls lists the calls that a sample makes. One whose result another call is made
// on is a part of that one.
func Calls(lines []markdown.Line) []Call {
	s := &statements{literals: literals{tokens: tokens(lines), variables: map[string]any{}}, results: map[string]int{}, continued: map[int]bool{}}
	for s.at < len(s.tokens) {
		before := s.at
		if s.step(); s.at <= before {
			s.at = before + 1 // what is no statement is passed over
		}
	}
	var calls []Call
	for i, one := range s.calls {
		last := i == len(s.calls)-1
		if (one.links > 1 || last && len(calls) == 0) && !s.continued[i] {
			calls = append(calls, one)
		}
	}
	return calls
}

// Data is the object that a call is given, nil where there is none.
func (c Call) Data() *Object {
	keywords := &Object{}
	for _, one := range c.Arguments {
		if data, isObject := one.Value.(*Object); isObject {
			return data
		}
		if one.Keyword {
			keywords.put(one.Name, c.Line, one.Value)
		}
	}
	if len(keywords.Members) > 0 {
		return keywords
	}
	return nil
}

// maxPositional is more than any call is given.
const maxPositional = 20

// Positional are the arguments that are known by their place alone, without the
// data and what stands for none.
func (c Call) Positional() []Argument {
	var all []Argument
	for _, one := range c.Arguments[:min(len(c.Arguments), maxPositional)] {
		if _, isObject := one.Value.(*Object); !isObject && !one.Keyword && (one.Value != nil || one.Name != "") {
			all = append(all, one)
		}
	}
	return all
}

// Method is the last link of a call's name.
func (c Call) Method() string { return c.Name[strings.LastIndexAny(c.Name, ".:>")+1:] }

// arguments reads what is between the parentheses of a call.
func (s *statements) arguments() []Argument {
	var all []Argument
	for s.at < len(s.tokens) && !s.take(")") {
		before := s.at
		all = append(all, s.argument())
		s.take(",")
		if s.at == before {
			s.at++
		}
	}
	return all
}

func (s *statements) argument() Argument {
	one := Argument{}
	if first := s.peek(); first.kind == name && (s.at+1 >= len(s.tokens) || s.tokens[s.at+1].is(",") || s.tokens[s.at+1].is(")") || s.tokens[s.at+1].line > first.line) {
		one.Name = plainName(first.text)
	}
	if key, _, isKey := s.key(); isKey { // f(amount: 1)
		one.Name, one.Keyword = key, true
	}
	if one.Value = s.value(); one.Value == nil {
		one.Name = "" // nil is no variable
	}
	return one
}
