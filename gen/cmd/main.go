// Command cmd generates generated/ from spec/payments.yaml. With -lint it only reports what the
// contract lacks. `go generate ./...` and `make lint-spec` run it. If the contract has a problem,
// cmd prints one line for each with file and line, and exits with status 1. A missing description
// is only a warning.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rzpkit/payments/gen"
	check "github.com/rzpkit/payments/spec/contract"
)

func main() {
	root := flag.String("root", ".", "the root folder of the project")
	lint := flag.Bool("lint", false, "report what the contract lacks, and generate nothing")
	flag.Parse()
	if err := run(context.Background(), *root, *lint); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, root string, lint bool) error {
	const file = "spec/payments.yaml"
	text, err := os.ReadFile(filepath.Join(root, file)) //nolint:gosec // the user of a command names the folder
	if err != nil {
		return fmt.Errorf("contract: %w", err)
	}
	contract, err := gen.Load(file, text, gen.ProjectNames())
	if err != nil {
		return err
	}
	if lint {
		for _, one := range gen.Undescribed(contract) {
			fmt.Fprintln(os.Stderr, "warning:", one)
		}
		return gen.Lint(contract, os.DirFS(filepath.Join(root, "spec")))
	}
	if err := gen.Refuse(contract); err != nil {
		return err
	}
	code, err := gen.Generate(contract)
	if err != nil {
		return err
	}
	target := filepath.Join(root, "generated", "payments.gen.go")
	if err := contract.Compile(ctx, target, code); err != nil {
		return err
	}
	encoded, err := check.EncodeJSON(text)
	if err != nil {
		return err
	}
	if err := gen.Replace(target, code); err != nil {
		return err
	}
	return gen.Replace(filepath.Join(root, "spec", "payments.json"), encoded)
}
