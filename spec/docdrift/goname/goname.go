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
	"strings"
)

// Index holds the names of a package. A nil index is empty.
type Index struct {
	// fields maps folded contract names, such as "payment.amount", to Go fields with their types.
	fields   map[string]string
	exported map[string]string // declarations with their types; those of methods begin with "API."
}

// Read indexes the generated code in a folder.
func Read(folder string) (*Index, error) {
	code, err := fs.ReadFile(os.DirFS(folder), "payments.gen.go")
	if err != nil {
		return nil, fmt.Errorf("go names: %w", err)
	}
	return ReadCode(code)
}

// ReadCode indexes the text of a Go file.
func ReadCode(code []byte) (*Index, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", code, parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("go names: %w", err)
	}
	index := &Index{fields: map[string]string{}, exported: map[string]string{}}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.TypeSpec:
			if body, isStruct := node.Type.(*ast.StructType); isStruct {
				index.readFields(node.Name.Name, body)
			} else {
				index.exported[node.Name.Name] = source(node.Type)
			}
		case *ast.ValueSpec:
			if kind, isNamed := node.Type.(*ast.Ident); isNamed {
				for _, name := range node.Names {
					index.exported[name.Name] = kind.Name
				}
			}
		case *ast.FuncDecl:
			if node.Recv != nil && strings.HasSuffix(source(node.Recv.List[0].Type), "API") {
				index.exported["API."+node.Name.Name] = source(node.Type)
			}
			return false
		}
		return true
	})
	return index, nil
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

func source(node ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, token.NewFileSet(), node); err != nil {
		return ""
	}
	return b.String()
}
