// Package checkcmd implements the command check for every program that runs it: rzpkit on one
// machine, and rzpkit-beam on a cluster.
package checkcmd

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Job says what to check.
type Job struct {
	// ContractName and ContractText belong to the contract that Checks was loaded from.
	ContractName string
	ContractText []byte
	Checks       *contract.Contract
	// Inputs are files, folders, or - for standard input.
	Inputs  []string
	Reading recording.Options
}

// Run checks a job. Its errors have an exit status, or mean that input could not be read.
type Run func(command *cobra.Command, job Job) (*summary.Summary, error)

// flags are the flags that do not depend on what runs the check.
type flags struct {
	contract string
	reading  recording.Options
	summary  string
	verbose  bool
	gate     Gate
	run      Run
}

// New returns the command. The caller adds its own flags.
func New(run Run) *cobra.Command {
	flags := flags{run: run}
	command := &cobra.Command{
		Use:   "check [flags] INPUT...",
		Short: "Checks recorded exchanges against the contract",
		Long: `Reads recordings and reports where they and the contract disagree. An INPUT is a
file, a folder or - for standard input: NDJSON with an exchange a line, HAR,
cassettes of go-vcr, of VCR and its offspring in other languages and of nock, the
responses saved in a Postman collection, the report of newman's JSON reporter, a
folder laid out as spec/samples, or a single body with --operation and --status;
plain or compressed with gzip, Zstandard or zlib. The format is detected from the content.

Entries that are not exchanges with the API are counted and not checked: other
hosts (see --host), OPTIONS requests, requests without an answer, addresses that
are not HTTP, empty recordings, files of a folder that are not recordings.

A finding is breaking if a program written to the contract would fail on it, and
news if the API sends more than the contract describes.

Exit status: 0 clean, 1 findings, 2 the contract or the command line is wrong,
3 input that cannot be read or nothing checked, 4 too little coverage.`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return exit.With(exit.Contract, errors.New("check: name a recording, a folder, or - for standard input"))
			}
			return nil
		},
		RunE: flags.check,
	}
	set := command.Flags()
	set.StringVar(&flags.contract, "contract", "", "the contract, an OpenAPI 3.0 file (default: the one built in)")
	set.StringVar(&flags.reading.Operation, "operation", "", "operationId of an input that is a single body")
	set.IntVar(&flags.reading.Status, "status", 0, "status of an input that is a single body")
	set.StringArrayVar(&flags.reading.Hosts, "host", nil, "a host of the API, repeatable; * matches any text (default: those of the contract's servers)")
	set.StringVar(&flags.summary, "summary", "", "write the summary to this `file`, for rzpkit merge")
	set.BoolVarP(&flags.verbose, "verbose", "v", false, "list the schemas that only kin-openapi can check, which is slower")
	flags.gate.Flags(set)
	return command
}

func (f *flags) check(command *cobra.Command, inputs []string) error {
	if err := f.gate.Validate(); err != nil {
		return exit.With(exit.Contract, fmt.Errorf("check: %w", err))
	}
	if err := f.checkOverwrites(inputs); err != nil {
		return exit.With(exit.Contract, fmt.Errorf("check: %w", err))
	}
	name, text, checks, err := LoadContract(f.contract)
	if err != nil {
		return exit.With(exit.Contract, fmt.Errorf("check: %w", err))
	}
	if len(f.reading.Hosts) == 0 {
		f.reading.Hosts = checks.Hosts()
	}
	if f.verbose {
		for _, schema := range checks.Slow() {
			command.PrintErrln("checked by kin-openapi alone:", schema)
		}
	}
	found, err := f.run(command, Job{name, text, checks, inputs, f.reading})
	if err != nil {
		return exit.Or(exit.Unreadable, fmt.Errorf("check: %w", err))
	}
	if f.summary != "" {
		if err := WriteSummary(f.summary, found); err != nil {
			return exit.With(exit.Contract, fmt.Errorf("check: %w", err))
		}
	}
	return f.gate.Report(command.OutOrStdout(), name, text, checks, found)
}

// checkOverwrites refuses outputs that would overwrite an input.
func (f *flags) checkOverwrites(inputs []string) error {
	outputs := append(make([]string, 0, 1+len(f.gate.outputs)), f.summary)
	for _, output := range f.gate.outputs {
		_, path, _ := strings.Cut(output, "=")
		outputs = append(outputs, path)
	}
	for _, output := range outputs {
		written, err := os.Stat(output)
		if err != nil {
			continue // the output does not exist yet
		}
		for _, input := range append(slices.Clone(inputs), f.contract) {
			if read, err := os.Stat(input); err == nil && os.SameFile(read, written) {
				return fmt.Errorf("%s is an input, and would be overwritten", output)
			}
		}
	}
	return nil
}

const builtInName = "spec/payments.yaml"

// builtIn is loaded once per process, because loading takes a tenth of a second.
var builtIn = sync.OnceValues(func() (*contract.Contract, error) {
	return contract.LoadJSON(builtInName, spec.Contract, spec.ContractJSON)
})

// LoadContract reads a contract file, or returns the built-in contract for "".
func LoadContract(file string) (name string, text []byte, checks *contract.Contract, err error) {
	if file == "" {
		checks, err = builtIn()
		return builtInName, spec.Contract, checks, err
	}
	if text, err = os.ReadFile(file); err != nil {
		return "", nil, nil, fmt.Errorf("the contract: %w", err)
	}
	checks, err = contract.LoadNamed(file, text)
	return file, text, checks, err
}

// WriteSummary writes a summary for `rzpkit merge` atomically.
func WriteSummary(file string, found *summary.Summary) error {
	encoded, err := json.MarshalIndent(found, "", " ")
	if err == nil {
		err = atomicfile.WriteBytes(file, 0o600, append(encoded, '\n'))
	}
	if err != nil {
		return fmt.Errorf("--summary: %w", err)
	}
	return nil
}
