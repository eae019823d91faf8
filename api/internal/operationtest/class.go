package operationtest

import (
	"net/http"
	"slices"
)

// Class has the properties of a call by which net/http, a proxy and the client may distinguish it.
type Class struct {
	Method            string
	Safe, Body, Keyed bool
}

// ClassOf returns the class of a call.
func ClassOf(call Call) Class {
	return Class{call.Operation.Method, call.Operation.Safe, call.HasBody, call.Operation.KeyHeader != ""}
}

func (c Class) String() string {
	if !c.Body && c.Method != http.MethodGet {
		return c.Method + " without body"
	}
	return c.Method
}

// IsRepeatable reports whether calls of the class may be repeated even if they may have run: they
// change nothing, or have an idempotency key.
func (c Class) IsRepeatable() bool { return c.Safe || c.Keyed }

// OnePerClass returns a call of each class: of those of a class the nth, beginning again after the
// last.
func OnePerClass(calls []Call, nth int) []Call {
	var classes []Class
	alike := map[Class][]Call{}
	for _, call := range calls {
		class := ClassOf(call)
		if !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
		alike[class] = append(alike[class], call)
	}
	chosen := make([]Call, len(classes))
	for i, class := range classes {
		chosen[i] = alike[class][nth%len(alike[class])]
	}
	return chosen
}
