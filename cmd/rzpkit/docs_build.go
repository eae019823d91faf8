package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rzpkit/payments/gen"
)

// project is the module that a contract's code is generated in.
type project struct {
	root      string // the folder of go.mod
	generated string // the file that is made

	checked *typeCheck // made by the first build
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
			return &project{root: root, generated: filepath.Join(folder, "payments.gen.go")}, nil
		}
		if root == filepath.Dir(root) {
			return nil, fmt.Errorf("no go.mod in %s or above it", generated)
		}
	}
}

// generate does what make generate does, and writes nothing.
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

// build generates the code and type checks what is made of it, as go build would.
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

// firstLines are the first lines that a compiler or the go command says.
func firstLines(said string) string {
	var lines []string
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines[:min(len(lines), 3)], "; ")
}
