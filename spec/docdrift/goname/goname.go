// Package goname returns the Go names of operations and properties of the contract. It
// reads them from the generated code, so that they cannot disagree with the generator.
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
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
)

// Index holds the names of a package. A nil index is empty.
type Index struct {
	// fields maps folded contract names, such as "payment.amount", to Go fields with their types.
	fields   map[string]string
	methods  []method
	exported map[string]string // declarations with their types
}

type method struct{ name, body string }

// Read indexes the Go files of a folder, except its tests.
func Read(folder string) (*Index, error) {
	within := os.DirFS(folder)
	files, err := fs.Glob(within, "*.go")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("go names: no Go files in %s", folder)
	}
	files = slices.DeleteFunc(files, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
	index := newIndex()
	for _, name := range files {
		code, err := fs.ReadFile(within, name)
		if err != nil {
			return nil, fmt.Errorf("go names: %w", err)
		}
		if err := index.readFile(name, code); err != nil {
			return nil, err
		}
	}
	return index, nil
}

// ReadCode indexes the text of a Go file.
func ReadCode(code []byte) (*Index, error) {
	index := newIndex()
	return index, index.readFile("code.go", code)
}

func newIndex() *Index {
	return &Index{fields: map[string]string{}, exported: map[string]string{}}
}

func (x *Index) readFile(name string, code []byte) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, code, parser.SkipObjectResolution)
	if err != nil {
		return fmt.Errorf("go names: %w", err)
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.TypeSpec:
			if body, isStruct := node.Type.(*ast.StructType); isStruct {
				x.readFields(node.Name.Name, body)
			} else {
				x.exported[node.Name.Name] = source(node.Type)
			}
		case *ast.ValueSpec:
			if kind, isNamed := node.Type.(*ast.Ident); isNamed {
				for _, name := range node.Names {
					x.exported[name.Name] = kind.Name
				}
			}
		case *ast.FuncDecl:
			x.readMethod(node)
			return false
		}
		return true
	})
	return nil
}

func (x *Index) readFields(kind string, body *ast.StructType) {
	for _, one := range body.Fields.List {
		for _, name := range one.Names {
			x.exported[kind+"."+name.Name] = source(one.Type)
			key := name.Name
			if one.Tag != nil {
				tag := reflect.StructTag(strings.Trim(one.Tag.Value, "`"))
				if inJSON, _, _ := strings.Cut(tag.Get("json"), ","); inJSON != "" && inJSON != "-" {
					key = inJSON
				}
			}
			x.fields[fold(kind)+"."+fold(key)] = kind + "." + name.Name + " " + source(one.Type)
		}
	}
}

func (x *Index) readMethod(declaration *ast.FuncDecl) {
	if declaration.Recv == nil || len(declaration.Recv.List) != 1 || !strings.HasSuffix(source(declaration.Recv.List[0].Type), "API") {
		return
	}
	one := method{name: declaration.Name.Name}
	x.exported["API."+one.name] = source(declaration.Type)
	for _, parameter := range declaration.Type.Params.List {
		if len(parameter.Names) == 1 && parameter.Names[0].Name == "body" {
			one.body = source(parameter.Type)
		}
	}
	x.methods = append(x.methods, one)
}

func source(node ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, token.NewFileSet(), node); err != nil {
		return ""
	}
	return b.String()
}
