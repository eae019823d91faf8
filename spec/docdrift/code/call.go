package code

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Call is a call of an SDK function.
type Call struct {
	// Name is the call as written, without arguments: $api->payment->fetch->capture.
	Name      string
	Line      int
	Arguments []Argument // of all calls in the chain
}

// Argument is an argument of a call.
type Argument struct {
	Name    string // of the variable or the keyword, "" for others
	Keyword bool   // whether it is passed by name
	Option  bool   // whether it is an option of the call, which Python has behind the data
	Value   any
}

// Calls returns the API calls in a sample. A call on the result of another is one chain with it.
// A call with one link, as oAuth.refreshToken(data), counts only if there is no longer one and it sends an
// object: such names are mostly those of a client's set-up and of print functions.
func Calls(lines []markdown.Line) []Call {
	s := &statements{literals: literals{tokens: tokens(lines), variables: map[string]any{}}}
	for s.at < len(s.tokens) {
		before := s.at
		s.step()
		s.at = max(s.at, before+1) // always advance
	}
	calls := s.calls
	if len(calls) == 0 && s.single.Name != "" {
		calls = []Call{s.single}
	}
	for _, one := range calls {
		for i := range one.Arguments {
			if values := maxValues; !isWithin(one.Arguments[i].Value, &values) {
				one.Arguments[i].Value = Unknown("")
			}
		}
	}
	return calls
}

// maxValues bounds the values in an argument; real ones have far fewer. Variables can contain each other, or
// double in every line.
const maxValues = 1000

// isWithin reports whether a value has no more values than are left, and subtracts them.
func isWithin(value any, left *int) bool {
	*left--
	isOver := false
	switch value := value.(type) {
	case *Object:
		isOver = slices.ContainsFunc(value.Members, func(one Member) bool { return !isWithin(one.Value, left) })
	case []any:
		isOver = slices.ContainsFunc(value, func(one any) bool { return !isWithin(one, left) })
	}
	return *left >= 0 && !isOver
}

// Data returns the first argument that is an object, or else the keyword arguments as one; nil
// if there is neither.
func (c Call) Data() *Object {
	if data, isThere := c.firstObject(); isThere {
		return data
	}
	keywords := &Object{}
	for _, one := range c.Arguments {
		if one.Keyword {
			keywords.put(one.Name, c.Line, one.Value)
		}
	}
	if len(keywords.Members) > 0 {
		return keywords
	}
	return nil
}

func (c Call) firstObject() (data *Object, isThere bool) {
	for _, one := range c.Arguments {
		if data, isThere = one.Value.(*Object); isThere {
			return data, true
		}
	}
	return nil, false
}

// maxPositional bounds the positional arguments; real calls have far fewer.
const maxPositional = 20

// Positional returns the arguments without objects, keyword arguments and null.
func (c Call) Positional() []Argument {
	var all []Argument
	for _, one := range c.Arguments[:min(len(c.Arguments), maxPositional)] {
		if _, isObject := one.Value.(*Object); !isObject && !one.Keyword && !one.Option && (one.Value != nil || one.Name != "") {
			all = append(all, one)
		}
	}
	return all
}

// Options returns the options of the call.
func (c Call) Options() []Argument {
	return slices.DeleteFunc(slices.Clone(c.Arguments), func(one Argument) bool { return !one.Option || one.Name == "data" })
}

// Method returns the last part of a call's name.
func (c Call) Method() string { return c.Name[strings.LastIndexAny(c.Name, ".:>")+1:] }

// arguments reads the arguments of a call up to its closing parenthesis.
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
	if first := s.peek(); first.kind == name && (s.at+1 >= len(s.tokens) || s.tokens[s.at+1].is(",") || s.tokens[s.at+1].is(")")) {
		one.Name = plainName(first.text)
	}
	if key, _, isKey := s.key(":", "=>"); isKey { // f(amount: 1)
		one.Name, one.Keyword = key, true
	} else if key, _, isKey := s.key("="); isKey { // f(data, device_mode="wired")
		one.Name, one.Option = key, true
	}
	if one.Value = s.value(); one.Value == nil {
		one.Name = "" // null is not a variable
	}
	return one
}
