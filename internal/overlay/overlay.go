// Package overlay lets a test build and test this module with some of its files
// changed, without building a copy of it.
//
// The build cache knows a package by its folder among other things, so that in a
// copy every package is compiled anew, each time. Here the go command stays in the
// module's own folder and is told (-overlay) which files to read from elsewhere: it
// compiles the packages whose files differ and those that import them, and the next
// run finds even these in the cache.
//
//	module := overlay.New(t)
//	module.Copy("spec")
//	// ... edit the file module.Path("spec/payments.yaml")
//	output, err := module.Go("test", "./spec/...")
//
// Only what the go command reads comes from the overlay. A program or test that
// opens files of the module when it runs sees those of the module.
package overlay

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Module is this module with other files laid over its own.
type Module struct {
	// Dir holds the files that are laid over the module's, each at the path that it
	// has in the module. It is of the test's own and removed at its end.
	Dir string

	tb     testing.TB
	root   string
	copied []string
}

// New gives the module of the folder that the test runs in, with no file laid over.
func New(tb testing.TB) *Module {
	tb.Helper()
	root, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for !isModule(root) {
		parent := filepath.Dir(root)
		if parent == root {
			tb.Fatal("no go.mod in this folder or above it")
		}
		root = parent
	}
	return &Module{Dir: tb.TempDir(), tb: tb, root: root}
}

// Path is where a file of the module has its counterpart in Dir, whether or not
// there is one.
func (m *Module) Path(name string) string { return filepath.Join(m.Dir, filepath.FromSlash(name)) }

// Write lays a file over the module's file of that name, or adds one.
func (m *Module) Write(name string, content []byte) {
	m.tb.Helper()
	file := m.Path(name)
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		m.tb.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		m.tb.Fatal(err)
	}
}

// Copy copies files and folders of the module into Dir, where they can be edited. A
// file that is removed there is missing for the go command too.
func (m *Module) Copy(names ...string) {
	m.tb.Helper()
	for _, name := range names {
		m.walk(filepath.Join(m.root, filepath.FromSlash(name)), func(file string) {
			content, err := os.ReadFile(file)
			if err != nil {
				m.tb.Fatal(err)
			}
			from := m.relative(m.root, file)
			m.Write(from, content)
			m.copied = append(m.copied, from)
		})
	}
}

// Generate runs go generate on the copies in Dir, as make generate does on the module,
// and gives all that it printed. The generator and all that it reads are copied before.
func (m *Module) Generate() (output string, err error) {
	m.tb.Helper()
	return m.run(m.Dir, "generate", "./...")
}

// Go runs the go command in the module's folder, its own files replaced by those of
// Dir, and gives all that it printed. The verb is one that takes build flags: build,
// list, run, test, vet.
func (m *Module) Go(verb string, arguments ...string) (output string, err error) {
	m.tb.Helper()
	m.walk(m.root, func(string) {}) // see walk
	encoded, err := json.Marshal(map[string]any{"Replace": m.replaced()})
	if err != nil {
		m.tb.Fatal(err)
	}
	file := filepath.Join(m.tb.TempDir(), "overlay.json")
	if err := os.WriteFile(file, encoded, 0o600); err != nil {
		m.tb.Fatal(err)
	}
	return m.run(m.root, append([]string{verb, "-overlay", file}, arguments...)...)
}

func (m *Module) run(folder string, arguments ...string) (string, error) {
	command := exec.CommandContext(m.tb.Context(), "go", arguments...)
	command.Dir = folder
	printed, err := command.CombinedOutput()
	return string(printed), err
}

// replaced says by its path which file of the module is read from where; a file that
// is read from "" is missing. A copy that was left as it is replaces nothing.
func (m *Module) replaced() map[string]string {
	replaced := map[string]string{}
	for _, name := range m.copied {
		if _, err := os.Stat(m.Path(name)); os.IsNotExist(err) {
			replaced[filepath.Join(m.root, name)] = ""
		}
	}
	m.walk(m.Dir, func(file string) {
		own := filepath.Join(m.root, m.relative(m.Dir, file))
		laid, err := os.ReadFile(file)
		if err != nil {
			m.tb.Fatal(err)
		}
		if content, err := os.ReadFile(own); err != nil || !bytes.Equal(content, laid) {
			replaced[own] = file
		}
	})
	return replaced
}

// walk visits the files in a folder, or the one file, but for hidden folders and
// modules of their own.
//
// go test takes a result from its cache until a file changes that the test opened.
// What the go command opens for a test is not known to it. Folders count with the
// sizes and times of their files, so before the go command runs the module's are
// walked through.
func (m *Module) walk(from string, visit func(file string)) {
	m.tb.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !entry.IsDir():
			visit(path)
		case path != from && (strings.HasPrefix(entry.Name(), ".") || isModule(path)):
			return fs.SkipDir
		}
		return nil
	})
	if err != nil {
		m.tb.Fatal(err)
	}
}

func (m *Module) relative(folder, file string) string {
	m.tb.Helper()
	name, err := filepath.Rel(folder, file)
	if err != nil {
		m.tb.Fatal(err)
	}
	return name
}

// isModule is whether a folder is that of a module.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
