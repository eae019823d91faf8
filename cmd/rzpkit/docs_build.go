package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rzpkit/payments/gen"
)

// project is the module that contains the generated code.
type project struct {
	root      string // the folder of go.mod
	generated string // the generated file

	checked *typeCheck // set by the first build
}

// projectOf returns the module of a folder of generated code.
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
			return &project{root: root, generated: filepath.Join(folder, "payments.gen.go")}, nil
		}
		if root == filepath.Dir(root) {
			return nil, fmt.Errorf("no go.mod in %s or above it", generated)
		}
	}
}

// generate returns the code that make generate would write.
func (p *project) generate(contract []byte) (code []byte, err error) {
	loaded, err := gen.Load(contractFile, contract, gen.ProjectNames())
	if err == nil {
		err = gen.Refuse(loaded)
	}
	if err == nil {
		code, err = gen.Generate(loaded)
	}
	if err != nil {
		return nil, fmt.Errorf("make generate: %w", err)
	}
	return code, nil
}

// build returns the generated code, and type-checks the module with it as go build would.
func (p *project) build(ctx context.Context, contract []byte) ([]byte, error) {
	code, err := p.generate(contract)
	if err != nil {
		return nil, err
	}
	if p.checked == nil {
		p.checked, err = listTypeCheck(ctx, p.root, p.generated)
	}
	if err == nil {
		err = p.checked.run(ctx, code)
	}
	if err != nil {
		return nil, fmt.Errorf("go build: %w", err)
	}
	return code, nil
}

// firstLines returns the first three messages in the output of a compiler or the go command.
func firstLines(output string) string {
	var lines []string
	for line := range strings.Lines(output) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 3)], "; ")
}
