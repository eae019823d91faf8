package operationtest

import (
	"net/http"
	"slices"
)

// Class has the properties of a call that net/http, a proxy or the client may treat differently.
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

// OnePerClass returns one call of each class: the nth of the class, counted modulo the size of the
// class.
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
