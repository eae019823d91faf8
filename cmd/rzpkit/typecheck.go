package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// typeCheck type-checks a module's generated package and the packages that import it. It finds the
// same errors as go build in a tenth of the time. The go command compiles their other imports,
// once.
type typeCheck struct {
	root      string
	generated string         // the file to replace
	packages  []*listPackage // packages to check, each after those that it imports
	exports   map[string]string
}

// listPackage is a package in the output of go list.
type listPackage struct {
	ImportPath, Dir, Export string
	GoFiles, Imports, Deps  []string
}

// listTypeCheck finds the packages of the module in root that depend on a generated file.
func listTypeCheck(ctx context.Context, root, generated string) (*typeCheck, error) {
	c := &typeCheck{root: root, generated: generated, exports: map[string]string{}}
	all, err := goList(ctx, root, "ImportPath,Dir,GoFiles,Imports,Deps", "./...")
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(one *listPackage) bool { return one.Dir == filepath.Dir(generated) })
	if at < 0 {
		return nil, fmt.Errorf("%s is not in a package of %s", generated, root)
	}
	changed := all[at].ImportPath
	rest := map[string]bool{}
	for _, one := range all {
		if one.ImportPath == changed || slices.Contains(one.Deps, changed) {
			c.packages = append(c.packages, one)
			for _, path := range one.Imports {
				rest[path] = true
			}
		}
	}
	// Sort by the number of dependencies: a package has more of them than any package that it
	// imports.
	slices.SortStableFunc(c.packages, func(a, b *listPackage) int { return len(a.Deps) - len(b.Deps) })
	var arguments []string
	for path := range rest {
		if !slices.ContainsFunc(c.packages, func(one *listPackage) bool { return one.ImportPath == path }) {
			arguments = append(arguments, path)
		}
	}
	slices.Sort(arguments)
	return c, c.compile(ctx, arguments)
}

// compile compiles packages with their dependencies and records their export data.
func (c *typeCheck) compile(ctx context.Context, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	compiled, err := goList(ctx, c.root, "ImportPath,Export", append([]string{"-export", "-deps"}, paths...)...)
	for _, one := range compiled {
		c.exports[one.ImportPath] = one.Export
	}
	return err
}

func goList(ctx context.Context, root, fields string, arguments ...string) ([]*listPackage, error) {
	command := exec.CommandContext(ctx, "go", append([]string{"list", "-json=" + fields}, arguments...)...) //nolint:gosec // nothing of it is input
	command.Dir = root
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, firstLines(stderr.String()))
	}
	var all []*listPackage
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		one := &listPackage{}
		if err := decoder.Decode(one); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		all = append(all, one)
	}
}

// run type-checks the packages with code in place of the generated file.
func (c *typeCheck) run(ctx context.Context, code []byte) error {
	files := token.NewFileSet()
	compiled := importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) {
		if c.exports[path] == "" { // the new code has a new import
			if err := c.compile(ctx, []string{path}); err != nil {
				return nil, err
			}
		}
		return os.Open(c.exports[path])
	})
	checked := importedFirst{rest: compiled, first: map[string]*types.Package{}}
	for _, one := range c.packages {
		var problems []string
		note := func(err error) { problems = append(problems, c.relative(err.Error())) }
		parsed := make([]*ast.File, 0, len(one.GoFiles))
		for _, name := range one.GoFiles {
			file := filepath.Join(one.Dir, name)
			var text any
			if file == c.generated {
				text = code
			}
			tree, err := parser.ParseFile(files, file, text, parser.SkipObjectResolution)
			if err != nil {
				note(err)
				continue
			}
			parsed = append(parsed, tree)
		}
		config := types.Config{Importer: checked, Error: note, Sizes: types.SizesFor("gc", runtime.GOARCH)}
		checked.first[one.ImportPath], _ = config.Check(one.ImportPath, files, parsed, nil) // note has its errors
		if len(problems) > 0 {
			return errors.New(firstLines(strings.Join(problems, "\n")))
		}
	}
	return nil
}

// relative makes the file names in an error relative to the module's root.
func (c *typeCheck) relative(problem string) string {
	return strings.ReplaceAll(problem, c.root+string(filepath.Separator), "")
}

// importedFirst imports a package that was just type-checked, or else the compiled export data.
type importedFirst struct {
	first map[string]*types.Package
	rest  types.Importer
}

func (i importedFirst) Import(path string) (*types.Package, error) {
	if one := i.first[path]; one != nil {
		return one, nil
	}
	return i.rest.Import(path)
}
