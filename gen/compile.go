package gen

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Compile compiles code in place of file, without writing to file. If it does not compile, the
// error is of type [ContractErrors] and names the parts of the contract that the faulty code was
// generated from.
func (c *Contract) Compile(ctx context.Context, file string, code []byte) error {
	folder, err := os.MkdirTemp("", "generated-*")
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	file, err = filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	instead := filepath.Join(folder, filepath.Base(file))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {file: instead}})
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	list := filepath.Join(folder, "overlay.json")
	if err := errors.Join(os.WriteFile(instead, code, 0o600), os.WriteFile(list, overlay, 0o600)); err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	// With -e the compiler reports all errors, not only the first ten.
	command := exec.CommandContext(ctx, "go", "build", "-gcflags=-e", "-overlay", list, ".") //nolint:gosec // nothing of it is input
	command.Dir = filepath.Dir(file)
	output, err := command.CombinedOutput()
	if err == nil {
		return nil
	}
	if problems := c.compileErrors(filepath.Base(file), code, string(output)); problems != nil {
		return problems
	}
	return fmt.Errorf("compile: %w: %s", err, output)
}

// compileErrors maps each error in the compiler's output to the part of the contract that the code
// was generated from.
func (c *Contract) compileErrors(name string, code []byte, output string) error {
	faults := regexp.MustCompile(`(?m)`+regexp.QuoteMeta(name)+`:(\d+)(?::\d+)?: (.*)$`).FindAllStringSubmatch(output, -1)
	problems := make(ContractErrors, 0, len(faults))
	for _, fault := range faults {
		line, _ := strconv.Atoi(fault[1])
		place, subject := c.origin(declarationAt(code, line))
		if place.Line == 0 {
			place = Place{name, line}
		}
		problems = append(problems, Problem{place, subject, "the generated code does not compile: " + fault[2]})
	}
	return problems.orNil()
}

// declarationAt returns the name of the type or method declared at a line, such as
// "API.CreateOrder".
func declarationAt(code []byte, line int) string {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, "", code, parser.SkipObjectResolution)
	if err != nil {
		return ""
	}
	at := func(node ast.Node) bool {
		return files.Position(node.Pos()).Line <= line && line <= files.Position(node.End()).Line
	}
	for _, declaration := range parsed.Decls {
		if !at(declaration) {
			continue
		}
		switch declaration := declaration.(type) {
		case *ast.FuncDecl:
			return receiverOf(declaration) + declaration.Name.Name
		case *ast.GenDecl:
			for _, spec := range declaration.Specs {
				if name := declaredType(spec); at(spec) && name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// declaredType returns the name of the declared type. For constants it returns the name of their
// type.
func declaredType(spec ast.Spec) string {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return spec.Name.Name
	case *ast.ValueSpec:
		if kind, ok := spec.Type.(*ast.Ident); ok {
			return kind.Name
		}
		return strings.TrimPrefix(spec.Names[0].Name, "op")
	}
	return ""
}

func receiverOf(function *ast.FuncDecl) string {
	if function.Recv == nil {
		return ""
	}
	kind := function.Recv.List[0].Type
	if pointer, ok := kind.(*ast.StarExpr); ok {
		kind = pointer.X
	}
	if name, ok := kind.(*ast.Ident); ok {
		return name.Name + "."
	}
	return ""
}

// origin returns the part of the contract that a Go name was generated from: a schema for a type,
// an operation for a method of the API or a parameter struct.
func (c *Contract) origin(declaration string) (Place, string) {
	kind, method, _ := strings.Cut(declaration, ".")
	for _, name := range c.components() {
		if goName(name) == kind {
			return placeOf(c.schema(name).Origin, ""), name
		}
	}
	if kind == "API" || kind == "KeyOnlyAPI" {
		kind = method
	}
	for _, operation := range c.operations {
		name := goName(operation.id)
		if kind == name || kind == strings.TrimPrefix(name, "List") || kind == name+"Params" || strings.HasPrefix(kind, name+"With") {
			return operation.place(""), operation.id
		}
	}
	return Place{}, declaration
}
