// Package aspect splits a fact into statements, one for each aspect: its type, whether it is
// mandatory, its default, its values, each limit. Facts are compared with the contract, with
// another version of the page and with DECISIONS.md one statement at a time.
//
//	for _, one := range aspect.Of(fact) {
//		fmt.Println(one.Aspect, one.Says) // max 100
//	}
package aspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Aspect is the aspect of a fact that a statement is about. Each limit is an aspect.
type Aspect string

// The aspects.
const (
	Exists    Aspect = "exists"  // the call, parameter or property exists
	Path      Aspect = "path"    // of a call
	Method    Aspect = "method"  // of a call
	Call      Aspect = "call"    // the SDK function
	Auth      Aspect = "auth"    // of a call
	Heading   Aspect = "heading" // above the fact
	Where     Aspect = "where"   // path, query, body or response
	Type      Aspect = "type"
	Mandatory Aspect = "mandatory"
	Default   Aspect = "default"
	Values    Aspect = "values"
	Sample    Aspect = "sample" // a value in a sample
	Listed    Aspect = "listed" // it is in a list, not only in a sample

	Min            Aspect = "min"
	Max            Aspect = "max"
	MinLength      Aspect = "minLength"
	MaxLength      Aspect = "maxLength"
	MaxItems       Aspect = "maxItems"
	MaxPairs       Aspect = "maxPairs"
	MaxValueLength Aspect = "maxValueLength"
)

// Keyword returns the OpenAPI keyword of a limit, of values or of a default, "" for other aspects.
func (a Aspect) Keyword() string {
	return map[Aspect]string{
		Default: "default", Values: "enum", Min: "minimum", Max: "maximum", MinLength: "minLength", MaxLength: "maxLength",
		MaxItems: "maxItems", MaxPairs: "maxProperties", MaxValueLength: "maxLength",
	}[a]
}

// IsOf reports whether a limit applies to a JSON type.
func (a Aspect) IsOf(kind string) bool {
	return slices.Contains(map[string][]Aspect{
		"string": {MinLength, MaxLength}, "integer": {Min, Max}, "number": {Min, Max}, "object": {MaxPairs}, "array": {MaxItems},
	}[kind], a)
}

// IsExceeded reports whether a number is outside a limit on numbers, or a text outside one on
// lengths.
func (a Aspect) IsExceeded(value string, limit int64) bool {
	size := float64(utf8.RuneCountInString(value))
	if a == Min || a == Max {
		size, _ = strconv.ParseFloat(value, 64)
	}
	switch a {
	case Min, MinLength:
		return size < float64(limit)
	case Max, MaxLength:
		return size > float64(limit)
	default:
		return false
	}
}

// IsWider reports whether a limit of the contract allows more than one of the page.
func (a Aspect) IsWider(contract, page string) bool {
	has, hasErr := strconv.ParseFloat(contract, 64)
	says, saysErr := strconv.ParseFloat(page, 64)
	if a == Min || a == MinLength {
		has, says = says, has
	}
	return hasErr == nil && saysErr == nil && has > says
}

// Statement is a page's statement on one aspect of a fact.
type Statement struct {
	Aspect Aspect
	Says   string
}

// Of returns the statements of a page on a parameter, without aspects that the page leaves open.
func Of(fact page.Fact) []Statement {
	all := stated(
		Statement{Where, string(fact.Where)},
		Statement{Type, fact.Type},
		Statement{Mandatory, string(fact.Mandatory)},
		Statement{Default, fact.Default},
		Statement{Values, strings.Join(fact.Values, ", ")},
	)
	for _, bound := range fact.Bounds.List() {
		all = append(all, Statement{Aspect(bound.Name), strconv.FormatInt(bound.Value, 10)})
	}
	return all
}

// OfCall returns the statements of a page on a section's call.
func OfCall(call page.Operation) []Statement {
	return stated(
		Statement{Method, call.Method},
		Statement{Path, call.Path},
		Statement{Call, call.Call},
		Statement{Auth, string(call.Auth)},
	)
}

func stated(all ...Statement) []Statement {
	return slices.DeleteFunc(all, func(one Statement) bool { return one.Says == "" })
}

// SplitValues splits the text of a statement on [Values].
func SplitValues(says string) []string {
	if says == "" {
		return nil
	}
	return strings.Split(says, ", ")
}

// Same reports whether two statements on an aspect differ in wording or order only: int and integer
// are the same type, and a trailing slash does not change a path.
func Same(of Aspect, one, other string) bool {
	switch of {
	case Type:
		kind := JSONType(one)
		return one == other || kind != "" && kind == JSONType(other)
	case Path:
		return strings.TrimRight(one, "/") == strings.TrimRight(other, "/")
	case Values:
		values, others := SplitValues(one), SplitValues(other)
		return len(Without(values, others)) == 0 && len(Without(others, values)) == 0
	default:
		return one == other
	}
}

// jsonTypes maps a page's words for types to JSON types.
var jsonTypes = map[string]string{
	"string": "string", "date": "string", "char": "string", "text": "string", "enum": "string",
	"integer": "integer", "int": "integer", "interger": "integer", "timestamp": "integer", "long": "integer", "unix timestamp": "integer",
	"number": "number", "float": "number", "double": "number", "decimal": "number", "numeric": "number",
	"boolean": "boolean", "bool": "boolean",
	"object": "object", "json object": "object", "dictionary": "object", "hash": "object", "map": "object",
	"array": "array", "list": "array",
}

// JSONType returns the JSON type for a page's word, "" if the word is unknown.
func JSONType(word string) string {
	word, _ = CutNull(strings.ReplaceAll(strings.ToLower(word), "_", " "))
	if strings.HasPrefix(word, "array of ") {
		return "array"
	}
	return jsonTypes[word]
}

// CutNull cuts null from a page's word for a type or null: string|null.
func CutNull(word string) (before string, found bool) {
	before, after, found := strings.Cut(word, "|")
	if strings.TrimSpace(after) != "null" {
		return word, false
	}
	return strings.TrimSpace(before), found
}

// Dotted converts a JSON pointer to a dotted name without indexes: /next/0/url to next.url.
func Dotted(pointer string) string {
	var steps []string
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if _, err := strconv.Atoi(step); err != nil {
			steps = append(steps, strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
		}
	}
	return strings.Join(steps, ".")
}

// Parent splits a dotted name into its parent and its last part.
func Parent(name string) (parent, last string) {
	at := strings.LastIndex(name, ".")
	return name[:max(at, 0)], name[at+1:]
}

// Literal returns a JSON value as plain text, without quotes.
func Literal(value any) string {
	if value == nil {
		return "null"
	}
	return fmt.Sprint(value)
}

// Without returns the values of one list that another lacks.
func Without[T comparable](one, other []T) []T {
	return slices.DeleteFunc(slices.Clone(one), func(value T) bool { return slices.Contains(other, value) })
}
