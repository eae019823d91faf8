package goname

import (
	"cmp"
	"fmt"
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// Methods returns the methods of an operation. If components are given and the operation has a
// method for each form of its request, only the methods that take one of them.
func (x *Index) Methods(operation string, components ...string) []string {
	if x == nil {
		return nil
	}
	var all []string
	for _, one := range x.methods {
		name := fold(one.name)
		if name != fold(operation) && !strings.HasPrefix(name, fold(operation)+"with") {
			continue
		}
		if one.body != "" && len(components) > 0 && name != fold(operation) &&
			!slices.ContainsFunc(components, func(component string) bool { return fold(component) == fold(one.body) }) {
			continue
		}
		all = append(all, "API."+one.name)
	}
	return all
}

// Field returns the field of a component's property with its type, such as "Payment.Amount
// Amount"; "" if the code lacks it.
func (x *Index) Field(component, property string) string {
	if x == nil {
		return ""
	}
	return x.fields[fold(component)+"."+fold(property)]
}

// Parameter returns the field of an operation's query parameter, as [Index.Field] does.
func (x *Index) Parameter(operation, name string) string {
	return x.Field(operation+"Params", name)
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
	if x == nil || latest == nil {
		return nil
	}
	var all []Break
	for _, name := range slices.Sorted(maps.Keys(x.exported)) {
		if ast.IsExported(name) && x.exported[name] != latest.exported[name] {
			all = append(all, Break{name, x.exported[name], latest.exported[name]})
		}
	}
	return all
}

func fold(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "", "[]", "").Replace(name))
}
