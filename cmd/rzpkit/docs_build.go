package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rzpkit/payments/gen"
)

// project is the module that a contract's code is generated in.
type project struct {
	root      string // the folder of go.mod
	generated string // the file that is made
}

// projectOf finds the module of a folder of generated code.
func projectOf(generated string) (*project, error) {
	folder, err := filepath.Abs(generated)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(folder, "payments.gen.go")); err != nil {
		return nil, err
	}
	for root := folder; ; root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return &project{root, filepath.Join(folder, "payments.gen.go")}, nil
		}
		if root == filepath.Dir(root) {
			return nil, fmt.Errorf("no go.mod in %s or above it", generated)
		}
	}
}

// generate does what make generate does, and writes nothing.
func (p *project) generate(contract []byte) ([]byte, error) {
	loaded, err := gen.Load(contractFile, contract, gen.ProjectNames())
	if err != nil {
		return nil, fmt.Errorf("make generate: %w", err)
	}
	if err := gen.Refuse(loaded); err != nil {
		return nil, fmt.Errorf("make generate: %w", err)
	}
	code, err := gen.Generate(loaded)
	if err != nil {
		return nil, fmt.Errorf("make generate: %w", err)
	}
	return code, nil
}

// build generates the code and builds the whole project with it and the contract, laid
// over the files that are there.
func (p *project) build(ctx context.Context, contract []byte) ([]byte, error) {
	code, err := p.generate(contract)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "docs-apply-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	replaced := map[string]string{
		p.generated: filepath.Join(folder, "payments.gen.go"),
		filepath.Join(p.root, filepath.FromSlash(contractFile)): filepath.Join(folder, "payments.yaml"),
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return nil, err
	}
	list := filepath.Join(folder, "overlay.json")
	err = errors.Join(
		os.WriteFile(filepath.Join(folder, "payments.gen.go"), code, 0o600),
		os.WriteFile(filepath.Join(folder, "payments.yaml"), contract, 0o600),
		os.WriteFile(list, overlay, 0o600))
	if err != nil {
		return nil, err
	}
	// The packages are compiled as go build does it, and no program is linked, which would
	// take as long again.
	command := exec.CommandContext(ctx, "go", "list", "-export", "-overlay", list, "./...") //nolint:gosec // nothing of it is input
	command.Dir = p.root
	if said, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w: %s", err, firstErrors(string(said)))
	}
	return code, nil
}

// firstErrors are the first errors in the output of the compiler.
func firstErrors(output string) string {
	var lines []string
	for line := range strings.Lines(output) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 3)], "; ")
}
