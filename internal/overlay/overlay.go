// Package overlay lets a test build and test this module with some of its files changed, without
// copying it.
//
// The build cache identifies a package by its folder, among other things, so every package of a
// copy would be compiled anew each time. Here the go command runs in the module's own folder, and
// its flag -overlay replaces single files. It compiles only the packages with replaced files and
// those that import them, and finds even these in the cache on the next run.
//
//	module := overlay.New(t)
//	module.Write("spec/payments.yaml", edited)
//	output, err := module.Go("test", "./spec/...")
//
// Only the go command sees the overlay. A program or test that opens files of the module when it
// runs sees the original files.
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

// Module is this module with some of its files replaced.
type Module struct {
	tb   testing.TB
	root string
	dir  string
	// replaced maps a file of the module to the file that replaces it.
	replaced map[string]string
}

// New returns the module that contains the test's folder, without replaced files.
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

// Write replaces or adds a file of the module. It returns the path of the replacement. The go
// command uses the content that this file has when it runs.
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

// Go runs the go command in the module's folder with the replaced files, and returns its output.
// The verb must be one that accepts build flags: build, list, run, test, vet.
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

// Failures removes the lines of passing tests from the output of go test -v.
func Failures(output string) string {
	var failed strings.Builder
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "=== ") && !strings.Contains(line, "--- PASS: ") {
			failed.WriteString(line)
		}
	}
	return failed.String()
}

// listFolders reads the module's folders. go test caches a result until a file that the test opened
// changes, but does not know what the go command opens for the test. Reading a folder adds the
// sizes and times of its files to the cache key.
func (m *Module) listFolders() {
	m.tb.Helper()
	err := filepath.WalkDir(m.root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != m.root && (strings.HasPrefix(entry.Name(), ".") || isModule(path)) {
			return fs.SkipDir // hidden, or another module
		}
		return err
	})
	if err != nil {
		m.tb.Fatal(err)
	}
}

// isModule reports whether a folder has a go.mod.
func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
