package goname

import (
	"cmp"
	"fmt"
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// Methods returns the methods of an operation: one, or one for each form of its request. If components
// are given, only the forms that are one of them.
func (x *Index) Methods(operation string, components ...string) []string {
	var all []string
	for _, name := range x.declared() {
		method, isMethod := strings.CutPrefix(name, "API.")
		takes := func(component string) bool {
			return strings.Contains(fold(x.exported[name]), "body "+fold(component)+",")
		}
		isForm := strings.HasPrefix(fold(method), fold(operation)+"with") && (len(components) == 0 || slices.ContainsFunc(components, takes))
		if isMethod && (isForm || fold(method) == fold(operation)) {
			all = append(all, name)
		}
	}
	return all
}

// declared returns the names of all declarations in order.
func (x *Index) declared() []string {
	if x == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(x.exported))
}

// Field returns the field of a component's property with its type, such as "Payment.Amount
// Amount"; "" if the code lacks it. The component of query parameters is the operation with Params.
func (x *Index) Field(component, property string) string {
	if x == nil {
		return ""
	}
	return x.fields[fold(component)+"."+fold(property)]
}

// Break is a change of the generated code that can break the compilation of code using it.
type Break struct {
	// Name is the changed declaration: CaptureRequest.Amount.
	Name string `json:"name"`
	// From and To are its types; To is "" if it is removed.
	From string `json:"from"`
	To   string `json:"to,omitempty"`
}

// String returns "name: from -> to".
func (b Break) String() string {
	return fmt.Sprintf("%s: %s -> %s", b.Name, b.From, cmp.Or(b.To, "gone"))
}

// Breaks returns the exported names that are removed, or have another type, in the latest code.
func (x *Index) Breaks(latest *Index) []Break {
	var all []Break
	for _, name := range x.declared() {
		if ast.IsExported(name) && x.exported[name] != latest.exported[name] {
			all = append(all, Break{name, x.exported[name], latest.exported[name]})
		}
	}
	return all
}

func fold(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "", "[]", "").Replace(name))
}
