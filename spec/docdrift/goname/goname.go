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
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
)

// Index is the names of a package. A nil index knows none.
type Index struct {
	// names are in Go, with the type of a field: of structs by "payment.", of their fields
	// by "payment.amount", of lists of values by "status=" and "status=paid".
	names    map[string]string
	methods  []method
	words    map[string]string // how a word of a JSON name is written in Go
	exported map[string]string // what is declared, with its type
}

type method struct{ name, body string }

// Read reads the Go files of a folder.
func Read(folder string) (*Index, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("go names: no Go files in %s", folder)
	}
	index := newIndex()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := index.file(name, nil); err != nil {
			return nil, err
		}
	}
	return index, nil
}

// ReadCode reads the text of a Go file.
func ReadCode(code []byte) (*Index, error) {
	index := newIndex()
	return index, index.file("code.go", code)
}

func newIndex() *Index {
	return &Index{names: map[string]string{}, words: map[string]string{}, exported: map[string]string{}}
}

// file reads a file, or the code that stands for it.
func (x *Index) file(name string, code []byte) error {
	var source any
	if code != nil {
		source = code
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("go names: %w", err)
	}
	for _, declaration := range file.Decls {
		switch declaration := declaration.(type) {
		case *ast.GenDecl:
			x.general(declaration)
		case *ast.FuncDecl:
			x.method(declaration)
		}
	}
	return nil
}

func (x *Index) general(declaration *ast.GenDecl) {
	for _, spec := range declaration.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if body, isStruct := spec.Type.(*ast.StructType); isStruct {
				x.fields(spec.Name.Name, body)
			} else {
				x.exported[spec.Name.Name] = written(spec.Type)
			}
		case *ast.ValueSpec:
			x.constant(spec)
		}
	}
}

func (x *Index) fields(kind string, body *ast.StructType) {
	x.names[folded(kind)+"."] = kind
	for _, one := range body.Fields.List {
		for _, name := range one.Names {
			x.exported[kind+"."+name.Name] = written(one.Type)
			key := name.Name
			if one.Tag != nil {
				tag := reflect.StructTag(strings.Trim(one.Tag.Value, "`"))
				if inJSON, _, _ := strings.Cut(tag.Get("json"), ","); inJSON != "" && inJSON != "-" {
					key = inJSON
					x.learn(key, name.Name)
				}
			}
			x.names[folded(kind)+"."+folded(key)] = kind + "." + name.Name + " " + written(one.Type)
		}
	}
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
		if literal, isLiteral := spec.Values[i].(*ast.BasicLit); isLiteral {
			x.names[folded(kind.Name)+"="] = kind.Name
			x.names[folded(kind.Name)+"="+folded(strings.Trim(literal.Value, `"`))] = name.Name
			x.exported[name.Name] = kind.Name
		}
	}
}

func (x *Index) method(declaration *ast.FuncDecl) {
	if declaration.Recv == nil || len(declaration.Recv.List) != 1 || !strings.HasSuffix(written(declaration.Recv.List[0].Type), "API") {
		return
	}
	one := method{name: declaration.Name.Name}
	x.exported["API."+one.name] = written(declaration.Type)
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
