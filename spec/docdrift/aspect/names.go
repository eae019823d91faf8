package aspect

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Fold is a name without the marks by which documents differ: paymentId and
// payment_id are one, expand and expand[] as well.
func Fold(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", "$", "", "[]", "").Replace(name))
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

// InResponse is whether a fact is of an answer, and not of a request.
func InResponse(fact page.Fact) bool {
	return fact.Where == page.Response || fact.Where == page.Failure
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
