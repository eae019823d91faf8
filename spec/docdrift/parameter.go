package docdrift

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// parameter finds the place of a parameter, or of a property of an answer, and
// compares what the page says.
func (s *section) parameter(v *Verdict) {
	if v.Fact.Where == page.Response {
		at, open, answer := s.inAnswer(v.Fact.Name)
		s.compared(v, at, open, answer)
		return
	}
	if at := s.inAddress(v.Fact); at != nil {
		if s.page.Form != page.SDK && (at.where == page.Path) != (v.Fact.Where == page.Path) {
			v.differ(Where, "", string(v.Fact.Where), string(at.where), at.place)
		}
		s.compared(v, at, "", nil)
		return
	}
	if len(s.body) == 0 {
		v.Place = s.operation.Place()
		v.differ(Exists, "", "there is one", s.operation.ID+" has no such parameter, and no body", v.Place)
		return
	}
	s.inBranches(v)
}

// inBranches compares a fact with each form of the request that can be meant. The
// forms must agree, or the page does not say which it means.
func (s *section) inBranches(v *Verdict) {
	results := make([]Verdict, 0, len(s.body))
	for _, branch := range s.body {
		one := *v
		at, open := lookup(branch, v.Fact.Name)
		s.compared(&one, at, open, branch)
		results = append(results, one)
	}
	first := results[0]
	for _, other := range results[1:] {
		if !slices.EqualFunc(first.Differences, other.Differences, func(a, b Difference) bool {
			return a.Aspect == b.Aspect && a.Says == b.Says
		}) || first.Reason != other.Reason {
			v.Place = s.operation.Place()
			v.Reason = fmt.Sprintf("the request has %d forms that differ here, and the page does not say which it means", len(s.body))
			return
		}
	}
	*v = first
}

// compared compares a fact at its place in the contract.
func (s *section) compared(v *Verdict, at *found, open string, holder *outline.Schema) {
	switch {
	case at == nil && open != "":
		v.Place, v.Reason = s.operation.Place(), fmt.Sprintf("the contract leaves %s open", open)
		return
	case at == nil && holder == nil:
		v.Place, v.Reason = s.operation.Place(), "the contract describes no JSON body here"
		return
	case at == nil:
		v.Place = holder.PropertiesPlace()
		v.differ(Exists, "", "there is one", "no such property"+inComponent(holder), v.Place)
		return
	}
	v.Place = at.place
	v.compareType(at.schema)
	v.compareMandatory(at)
	v.compareDefault(at.schema)
	v.compareBounds(at.schema)
	v.compareValues(at.schema)
}

func inComponent(schema *outline.Schema) string {
	if schema.Component == "" {
		return ""
	}
	return " in " + schema.Component
}

// jsonTypes are what the pages' words for types are in JSON.
func jsonTypes(word string) []string {
	switch strings.ToLower(word) {
	case "string", "date", "char", "text":
		return []string{"string"}
	case "integer", "int", "timestamp", "long", "unix timestamp":
		return []string{"integer"}
	case "number", "float", "double", "decimal":
		return []string{"number"}
	case "boolean", "bool":
		return []string{"boolean"}
	case "object", "json object", "dictionary", "hash", "map":
		return []string{"object"}
	case "array", "list":
		return []string{"array"}
	}
	return nil
}

func (v *Verdict) compareType(schema *outline.Schema) {
	if v.Fact.Type == "" {
		return
	}
	says := jsonTypes(v.Fact.Type)
	if says == nil {
		v.Reason = fmt.Sprintf("the type %q is not known", v.Fact.Type)
		return
	}
	has, place := schema.Types()
	if v.Fact.Shown && slices.Contains(has, "array") && schema.Items() != nil && v.Fact.Where == page.Query {
		has, place = schema.Items().Types() // one value of a list that is repeated
	}
	if len(has) == 0 {
		v.Reason = "the contract says no type"
		return
	}
	if slices.Contains(has, says[0]) || v.Fact.Shown && says[0] == "integer" && slices.Contains(has, "number") {
		return
	}
	v.differ(Type, "", v.Fact.Type, strings.Join(has, " or "), place)
}

func (v *Verdict) compareMandatory(at *found) {
	says := v.Fact.Mandatory
	switch {
	case says == page.Mandatory && !at.required:
		v.differ(Mandatory, "", string(says), "optional", at.requiredPlace)
	case (says == page.Optional || says == page.Conditional) && at.required:
		v.differ(Mandatory, "", string(says), "required", at.requiredPlace)
	}
}

func (v *Verdict) compareDefault(schema *outline.Schema) {
	if v.Fact.Default == "" {
		return
	}
	if has, place, isThere := schema.Keyword("default"); has != v.Fact.Default {
		if !isThere {
			has, place = "no default", schema.Place()
		}
		v.differ(Default, "", v.Fact.Default, has, place)
	}
}

func (v *Verdict) compareValues(schema *outline.Schema) {
	if len(v.Fact.Values) == 0 {
		return
	}
	has, place := schema.Enum()
	if items := schema.Items(); len(has) == 0 && items != nil {
		has, place = items.Enum()
	}
	if types, at := schema.Types(); len(has) == 0 && len(types) == 1 && types[0] == "boolean" {
		has, place = []string{"true", "false"}, at
	}
	says := v.Fact.Values
	if schema.Nullable() {
		says = slices.DeleteFunc(slices.Clone(says), func(value string) bool { return value == "null" })
	}
	if len(has) == 0 {
		v.differ(Values, "", strings.Join(says, ", "), "any value", place)
		return
	}
	var words []string
	if more := missing(says, has); len(more) > 0 {
		words = append(words, "not "+strings.Join(more, ", "))
	}
	if less := missing(has, says); len(less) > 0 {
		words = append(words, "also "+strings.Join(less, ", "))
	}
	if len(words) > 0 {
		v.differ(Values, "", strings.Join(says, ", "), strings.Join(words, "; "), place)
	}
}

// missing lists what of one is not in other.
func missing(one, other []string) []string {
	return slices.DeleteFunc(slices.Clone(one), func(value string) bool { return slices.Contains(other, value) })
}
