package page

import (
	"regexp"
	"slices"
	"strings"
)

// call is what a code sample does: the last call of an SDK in it.
type call struct {
	name      string // client.payment.capture, as it is written
	line      int
	arguments []argument
}

// argument is what a call is given, with its name where it is a variable.
type argument struct {
	name  string
	value any
}

// object is the request's data: the one object among the arguments.
func (c call) object() *object {
	for _, one := range c.arguments {
		if found, isObject := one.value.(*object); isObject {
			return found
		}
	}
	return nil
}

// takes is whether an argument is the variable of that name.
func (c call) takes(parameter string) bool {
	return slices.ContainsFunc(c.arguments, func(one argument) bool {
		return one.name != "" && folded(one.name) == folded(parameter)
	})
}

// reads is whether the call only reads, by its name: its data are a query then.
func (c call) reads() bool {
	last := c.name[strings.LastIndexAny(c.name, ".:>")+1:]
	return readingVerb.MatchString(last)
}

var readingVerb = regexp.MustCompile(`(?i)^(fetch|get|list|all|retrieve|find|payments$)`)

// folded is a name without the marks by which languages differ: paymentId and
// payment_id are one.
func folded(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", "$", "").Replace(name))
}

// arguments reads what stands between the parentheses of a call.
func (s *statements) arguments() []argument {
	var all []argument
	for s.at < len(s.tokens) && !s.take(")") {
		before := s.at
		one := argument{}
		if first := s.peek(); first.kind == name && s.at+1 < len(s.tokens) {
			if after := s.tokens[s.at+1]; after.is(",") || after.is(")") {
				one.name = plainName(first.text)
			}
		}
		if key, line, isKey := s.key(); isKey { // f(amount: 1)
			data := &object{}
			data.put(key, line, s.value())
			one.value = data
		} else {
			one.value = s.value()
		}
		all = append(all, one)
		s.take(",")
		if s.at == before {
			s.at++
		}
	}
	return all
}
