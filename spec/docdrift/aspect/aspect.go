// Package aspect tells what of a fact a page states: its type, whether it is
// mandatory, its default, its values and limits, a statement each. Facts are compared
// with the contract, with another version of the page and with DECISIONS.md one
// statement at a time.
//
//	for _, one := range aspect.Of(fact) {
//		fmt.Println(one.Aspect, one.Says) // max 100
//	}
package aspect

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Aspect is what of a fact a statement is about. A limit is an aspect of its own name.
type Aspect string

// The aspects.
const (
	Exists    Aspect = "exists"  // that there is such a call, parameter or property
	Path      Aspect = "path"    // of a call
	Method    Aspect = "method"  // of a call
	Call      Aspect = "call"    // the function of an SDK
	Auth      Aspect = "auth"    // of a call
	Heading   Aspect = "heading" // that something is under
	Where     Aspect = "where"   // path, query, body or response
	Type      Aspect = "type"
	Mandatory Aspect = "mandatory"
	Default   Aspect = "default"
	Values    Aspect = "values"
	Sample    Aspect = "sample" // a value in a sample
	Listed    Aspect = "listed" // that it is in a list, not in a sample alone

	Min            Aspect = "min"
	Max            Aspect = "max"
	MinLength      Aspect = "minLength"
	MaxLength      Aspect = "maxLength"
	MaxPairs       Aspect = "maxPairs"
	MaxValueLength Aspect = "maxValueLength"
)

// Keyword is the word of OpenAPI that limits a value or stands for it where it is left
// out, "" for what is none.
func (a Aspect) Keyword() string {
	return map[Aspect]string{
		Default: "default", Values: "enum", Min: "minimum", Max: "maximum", MinLength: "minLength", MaxLength: "maxLength",
		MaxPairs: "maxProperties", MaxValueLength: "maxLength",
	}[a]
}

// IsOf is whether values of a JSON type have a limit.
func (a Aspect) IsOf(kind string) bool {
	return slices.Contains(map[string][]Aspect{
		"string": {MinLength, MaxLength}, "integer": {Min, Max}, "number": {Min, Max}, "object": {MaxPairs},
	}[kind], a)
}

// Statement is what a page says in one aspect of a fact.
type Statement struct {
	Aspect Aspect
	Says   string
}

// Of lists what a page states of a parameter. What it leaves open is not listed.
func Of(fact page.Fact) []Statement {
	all := stated([]Statement{
		{Where, string(fact.Where)},
		{Type, fact.Type},
		{Mandatory, string(fact.Mandatory)},
		{Default, fact.Default},
		{Values, strings.Join(fact.Values, ", ")},
	})
	for _, bound := range fact.Bounds.List() {
		all = append(all, Statement{Aspect(bound.Name), strconv.FormatInt(bound.Value, 10)})
	}
	return all
}

// OfCall lists what a page states of a section's call.
func OfCall(call page.Operation) []Statement {
	return stated([]Statement{
		{Method, call.Method},
		{Path, call.Path},
		{Call, call.Call},
		{Auth, string(call.Auth)},
	})
}

func stated(all []Statement) []Statement {
	var some []Statement
	for _, one := range all {
		if one.Says != "" {
			some = append(some, one)
		}
	}
	return some
}

// SplitValues undoes the joining of a statement's values.
func SplitValues(says string) []string {
	if says == "" {
		return nil
	}
	return strings.Split(says, ", ")
}

// JSONType is what a page's word for a type is in JSON, "" for a word that is not
// known.
func JSONType(word string) string {
	switch strings.ToLower(word) {
	case "string", "date", "char", "text":
		return "string"
	case "integer", "int", "timestamp", "long", "unix timestamp":
		return "integer"
	case "number", "float", "double", "decimal":
		return "number"
	case "boolean", "bool":
		return "boolean"
	case "object", "json object", "dictionary", "hash", "map":
		return "object"
	case "array", "list":
		return "array"
	}
	return ""
}

// Dotted is a JSON pointer as a name: /next/0/url is next.url.
func Dotted(pointer string) string {
	var steps []string
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if _, err := strconv.Atoi(step); err != nil {
			steps = append(steps, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
		}
	}
	return strings.Join(steps, ".")
}

// Parent is a dotted name's parent and its last step.
func Parent(name string) (parent, last string) {
	at := strings.LastIndex(name, ".")
	return name[:max(at, 0)], name[at+1:]
}

// Literal is a value of JSON as one would write it in a text.
func Literal(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return value
	case json.Number:
		return value.String()
	}
	return fmt.Sprint(value)
}

// Without lists the values of one list that another does not have.
func Without(one, other []string) []string {
	return slices.DeleteFunc(slices.Clone(one), func(value string) bool { return slices.Contains(other, value) })
}
