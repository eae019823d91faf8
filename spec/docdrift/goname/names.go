package goname

import (
	"cmp"
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// Methods are those of an operation. Of an operation with several forms of
// request they are those that take one of the components, if any is given.
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

// Field is the field of a component's property with its type, such as
// "Payment.Amount Amount"; for one that is not there yet it is the name that it
// will have. It is "" where the component is no struct.
func (x *Index) Field(component, property string) string { return x.find(component, ".", property) }

// Parameter is the field of a query parameter of an operation.
func (x *Index) Parameter(operation, name string) string {
	field := x.find(operation+"Params", ".", name)
	if methods := x.Methods(operation); field == "" && len(methods) > 0 {
		return strings.TrimPrefix(methods[0], "API.") + "Params." + x.Name(name) + " (new)"
	}
	return field
}

// Constant is the name of a value of a component's list; for one that is not
// there yet the name that it will have.
func (x *Index) Constant(component, value string) string { return x.find(component, "=", value) }

func (x *Index) find(component, separator, name string) string {
	if x == nil {
		return ""
	}
	of := fold(component) + separator
	if known := x.names[of+fold(name)]; known != "" || x.names[of] == "" {
		return known
	}
	return x.names[of] + strings.Trim(separator, "=") + x.Name(name) + " (new)"
}

// Name writes a name of the contract in Go, as the words in it are written
// elsewhere.
func (x *Index) Name(name string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool {
		return r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z'
	}) {
		title := strings.ToUpper(word[:1]) + word[1:]
		if x != nil {
			title = cmp.Or(x.spellings[strings.ToLower(word)], title)
		}
		b.WriteString(title)
	}
	return b.String()
}

// Break is a change of the generated code after which code that uses it may no longer
// compile.
type Break struct {
	// Name is what changed: CaptureRequest.Amount.
	Name string `json:"name"`
	// From and To are its type; To is "" where it is gone.
	From string `json:"from"`
	To   string `json:"to,omitempty"`
}

// Breaks lists what of the code is gone, or has another type, in code that is newer.
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
