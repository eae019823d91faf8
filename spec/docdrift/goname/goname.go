// Package goname tells the Go names that stand for parts of the contract, by
// reading the generated code itself: it has no rules of its own to disagree with
// the generator's.
//
//	names, err := goname.Read("generated")
//	if err != nil {
//		return err
//	}
//	field := names.Field("Payment", "amount_refunded") // Payment.AmountRefunded
package goname

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Index is the names of a package. A nil index knows none.
type Index struct {
	structs   map[string]map[string]field // by type, by JSON name or folded field name
	constants map[string]map[string]string
	methods   []method
	words     map[string]string // how a word of a JSON name is written in Go
}

type field struct{ name, kind string }

type method struct{ name, body string }

// Read reads the Go files of a folder.
func Read(folder string) (*Index, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("go names: no Go files in %s", folder)
	}
	index := &Index{structs: map[string]map[string]field{}, constants: map[string]map[string]string{}, words: map[string]string{}}
	set := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("go names: %w", err)
		}
		for _, declaration := range file.Decls {
			switch declaration := declaration.(type) {
			case *ast.GenDecl:
				index.general(declaration)
			case *ast.FuncDecl:
				index.method(declaration)
			}
		}
	}
	return index, nil
}

func (x *Index) general(declaration *ast.GenDecl) {
	for _, spec := range declaration.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if body, isStruct := spec.Type.(*ast.StructType); isStruct {
				x.structs[spec.Name.Name] = x.fields(body)
			}
		case *ast.ValueSpec:
			x.constant(spec)
		}
	}
}

func (x *Index) fields(body *ast.StructType) map[string]field {
	all := map[string]field{}
	for _, one := range body.Fields.List {
		for _, name := range one.Names {
			found := field{name.Name, written(one.Type)}
			all[folded(name.Name)] = found
			if one.Tag == nil {
				continue
			}
			tag, err := strconv.Unquote(one.Tag.Value)
			if err != nil {
				continue
			}
			key, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
			if key != "" && key != "-" {
				all[key] = found
				x.learn(key, name.Name)
			}
		}
	}
	return all
}

// learn notes how the words of a JSON name are written in Go: id is ID.
func (x *Index) learn(key, name string) {
	for word := range strings.SplitSeq(key, "_") {
		if len(word) > len(name) || !strings.EqualFold(word, name[:len(word)]) {
			return
		}
		x.words[word] = name[:len(word)]
		name = name[len(word):]
	}
}

func (x *Index) constant(spec *ast.ValueSpec) {
	kind, isNamed := spec.Type.(*ast.Ident)
	if !isNamed || len(spec.Names) != len(spec.Values) {
		return
	}
	for i, name := range spec.Names {
		literal, isLiteral := spec.Values[i].(*ast.BasicLit)
		if !isLiteral {
			continue
		}
		value, err := strconv.Unquote(literal.Value)
		if err != nil {
			value = literal.Value
		}
		if x.constants[kind.Name] == nil {
			x.constants[kind.Name] = map[string]string{}
		}
		x.constants[kind.Name][value] = name.Name
	}
}

func (x *Index) method(declaration *ast.FuncDecl) {
	if declaration.Recv == nil || len(declaration.Recv.List) != 1 || !strings.HasSuffix(written(declaration.Recv.List[0].Type), "API") {
		return
	}
	one := method{name: declaration.Name.Name}
	for _, parameter := range declaration.Type.Params.List {
		if len(parameter.Names) == 1 && parameter.Names[0].Name == "body" {
			one.body = written(parameter.Type)
		}
	}
	x.methods = append(x.methods, one)
}

func written(node ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, token.NewFileSet(), node); err != nil {
		return ""
	}
	return b.String()
}

// Methods are those of an operation. Of an operation with several forms of
// request they are those that take one of the components, if any is given.
func (x *Index) Methods(operation string, components ...string) []string {
	if x == nil {
		return nil
	}
	var all []string
	for _, one := range x.methods {
		name := folded(one.name)
		if name != folded(operation) && !strings.HasPrefix(name, folded(operation)+"with") {
			continue
		}
		if one.body != "" && len(components) > 0 && name != folded(operation) &&
			!slices.ContainsFunc(components, func(component string) bool { return folded(component) == folded(one.body) }) {
			continue
		}
		all = append(all, "API."+one.name)
	}
	return all
}

// Field is the field of a component's property with its type, such as
// "Payment.Amount Amount"; for one that is not there yet it is the name that it
// will have. It is "" where the component is no struct.
func (x *Index) Field(component, property string) string {
	kind, fields, found := x.of(component)
	if !found {
		return ""
	}
	if one, isThere := fields[property]; isThere {
		return kind + "." + one.name + " " + one.kind
	}
	return kind + "." + x.Name(property) + " (new)"
}

// Parameter is the field of a query parameter of an operation.
func (x *Index) Parameter(operation, name string) string {
	kind, fields, found := x.of(operation + "Params")
	if !found {
		if x == nil || len(x.Methods(operation)) == 0 {
			return ""
		}
		return strings.TrimPrefix(x.Methods(operation)[0], "API.") + "Params." + x.Name(name) + " (new)"
	}
	if one, isThere := fields[folded(name)]; isThere {
		return kind + "." + one.name + " " + one.kind
	}
	return kind + "." + x.Name(name) + " (new)"
}

// Constant is the name of a value of a component's list; for one that is not
// there yet the name that it will have.
func (x *Index) Constant(component, value string) string {
	if x == nil {
		return ""
	}
	for kind, values := range x.constants {
		if folded(kind) != folded(component) {
			continue
		}
		if name, isThere := values[value]; isThere {
			return name
		}
		return kind + x.Name(value) + " (new)"
	}
	return ""
}

func (x *Index) of(component string) (kind string, fields map[string]field, found bool) {
	if x == nil {
		return "", nil, false
	}
	for kind, fields := range x.structs {
		if folded(kind) == folded(component) {
			return kind, fields, true
		}
	}
	return "", nil, false
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
			title = cmp.Or(x.words[strings.ToLower(word)], title)
		}
		b.WriteString(title)
	}
	return b.String()
}

func folded(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "", "[]", "").Replace(name))
}
