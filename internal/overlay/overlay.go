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
//	module.Write("spec/payments.yaml", edited)
//	output, err := module.Go("test", "./spec/...")
//
// Only what the go command reads comes from the overlay. A program or test that
// opens files of the module when it runs sees those of the module.
package overlay

import (
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
	tb   testing.TB
	root string
	dir  string
	// replaced says which file of the module is read from where.
	replaced map[string]string
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
	return &Module{tb: tb, root: root, dir: tb.TempDir(), replaced: map[string]string{}}
}

// Write lays a file over the module's file of that name, or adds one. It gives the
// place of what it wrote, which counts as it is when the go command runs.
func (m *Module) Write(name string, content []byte) (file string) {
	m.tb.Helper()
	name = filepath.FromSlash(name)
	file = filepath.Join(m.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		m.tb.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o600); err != nil {
		m.tb.Fatal(err)
	}
	m.replaced[filepath.Join(m.root, name)] = file
	return file
}

// Go runs the go command in the module's folder, with the files that were written in
// place of its own, and gives all that it printed. The verb is one that takes build
// flags: build, list, run, test, vet.
func (m *Module) Go(verb string, arguments ...string) (output string, err error) {
	m.tb.Helper()
	m.listFolders()
	encoded, err := json.Marshal(map[string]any{"Replace": m.replaced})
	if err != nil {
		m.tb.Fatal(err)
	}
	file := filepath.Join(m.tb.TempDir(), "overlay.json")
	if err := os.WriteFile(file, encoded, 0o600); err != nil {
		m.tb.Fatal(err)
	}
	command := exec.CommandContext(m.tb.Context(), "go", append([]string{verb, "-overlay", file}, arguments...)...)
	command.Dir = m.root
	printed, err := command.CombinedOutput()
	return string(printed), err
}

// Failures leaves out what go test -v says of tests that pass.
func Failures(output string) string {
	var failed strings.Builder
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "=== ") && !strings.Contains(line, "--- PASS: ") {
			failed.WriteString(line)
		}
	}
	return failed.String()
}

// listFolders reads the module's folders. go test takes a result from its cache until
// a file changes that the test opened, and cannot know what the go command opens for
// a test. Folders count with the sizes and times of their files.
func (m *Module) listFolders() {
	m.tb.Helper()
	err := filepath.WalkDir(m.root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != m.root && (strings.HasPrefix(entry.Name(), ".") || isModule(path)) {
			return fs.SkipDir // hidden, or a module of its own
		}
		return err
	})
	if err != nil {
		m.tb.Fatal(err)
	}
}

// isModule is whether a folder is that of a module.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
