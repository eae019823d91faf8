package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

func docsCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "docs",
		Short: "Compares documentation pages with the contract",
		Long: `Reads the facts on documentation pages, compares them with the contract, and edits
the contract when a page changes. A PAGE is a file, or name=file with the page's name
in x-docs of the contract, such as api/refunds/entity=entity.md; without a name the page
is recognized by its headings. Write ./file for a file with an = in its name, and - for
standard input.

Exit status: 0 aligned, or nothing changed; 1 drift, or changes; 2 the contract or
the command line is wrong; 3 a page cannot be read, or has no facts.`,
		RunE: runDocs("", func(command *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return fmt.Errorf("%q is not one of check, lock, diff and apply", strings.Join(arguments, " "))
			}
			return command.Help()
		}),
	}
	command.AddCommand(docsCheckCommand(), docsLockCommand(), docsDiffCommand(), docsApplyCommand())
	return command
}

// runDocs returns a command's RunE. An error without an exit code gets exit.Contract.
func runDocs(name string, run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(command *cobra.Command, arguments []string) error {
		if err := run(command, arguments); err != nil {
			return exit.Or(exit.Contract, fmt.Errorf("%s: %w", strings.TrimSpace("docs "+name), err))
		}
		return nil
	}
}

// docsFlags are the flags that the docs commands share.
type docsFlags struct {
	contract     string
	lock         string
	acknowledged string
	outputs      []string
}

func (f *docsFlags) flags(set *pflag.FlagSet) {
	set.StringVar(&f.contract, "contract", "", "the contract, an OpenAPI 3.0 file (default: "+contractFile+" if it exists, or else the one built in)")
	set.StringVar(&f.lock, "lock", "", "the facts of the pages last read (default: "+lockFile+" if "+contractFile+" exists, or else those built in)")
	set.StringVar(&f.acknowledged, "acknowledged", "", "the differences that DECISIONS.md settles (default: "+acknowledgedFile+" if "+contractFile+" exists, or else those built in)")
	set.StringArrayVarP(&f.outputs, "output", "o", nil, "format=path, more than once if need be; - is standard output (default text=-)\nformats: "+strings.Join(report.Formats(), ", "))
}

// builtIn loads the built-in contract once, because loading takes a tenth of a second.
var builtIn = sync.OnceValues(func() (*compare.Contract, error) {
	return compare.LoadJSON("spec/payments.yaml", spec.Contract, spec.ContractJSON)
})

// The project's files, relative to its folder. They take precedence over the built-in ones, which
// lack edits made since the program was installed.
const (
	contractFile     = "spec/payments.yaml"
	lockFile         = "spec/docs.lock.json"
	acknowledgedFile = "spec/acknowledged.yaml"
)

// readFlagFile reads the file of a flag. Without the flag it reads the project's file if the
// current folder has a contract, and only if not returns the built-in text with an empty path:
// the built-in files may be of another version than the project's.
func readFlagFile(what, path, file string, builtIn []byte) (_ string, text []byte, err error) {
	if path == "" {
		_, err := os.Stat(contractFile)
		if errors.Is(err, fs.ErrNotExist) {
			return "", builtIn, nil
		}
		path = file
	}
	if text, err = os.ReadFile(path); err != nil {
		return "", nil, fmt.Errorf("%s: %w", what, err)
	}
	return path, text, nil
}

func (f *docsFlags) loadContract() (*compare.Contract, error) {
	path, text, err := readFlagFile("the contract", f.contract, contractFile, nil)
	switch {
	case err != nil:
		return nil, err
	case path == "":
		return builtIn()
	}
	loaded, err := compare.LoadJSON(path, text, spec.ContractJSON)
	return loaded, inFile(path, err)
}

// inFile adds the path of the file to an error.
func inFile(path string, err error) error {
	if err == nil || path == "" {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// load checks the output flags, and loads the contract and the acknowledged differences.
func (f *docsFlags) load() (*compare.Contract, *decisions.Rows, error) {
	for _, output := range f.outputs {
		format, path, isPair := strings.Cut(output, "=")
		if !isPair || path == "" || !slices.Contains(report.Formats(), format) {
			return nil, nil, fmt.Errorf("-o %q: want format=path with a format of %s", output, strings.Join(report.Formats(), ", "))
		}
	}
	against, err := f.loadContract()
	if err != nil {
		return nil, nil, err
	}
	path, text, err := readFlagFile("the acknowledged differences", f.acknowledged, acknowledgedFile, spec.Acknowledged)
	if err != nil {
		return nil, nil, err
	}
	rows, err := decisions.Read(text, against.Contract)
	return against, rows, inFile(path, err)
}

func (f *docsFlags) lockedPages() ([]*page.Page, error) {
	path, text, err := readFlagFile("the lock", f.lock, lockFile, spec.DocsLock)
	if err != nil {
		return nil, err
	}
	pages, err := lock.Read(text)
	return pages, inFile(path, err)
}

// write writes a report to each output.
func (f *docsFlags) write(out io.Writer, document report.Document) error {
	outputs := f.outputs
	if len(outputs) == 0 {
		outputs = []string{"text=-"}
	}
	for _, output := range outputs {
		format, path, _ := strings.Cut(output, "=")
		write := func(w io.Writer) error { return report.Write(format, w, document) }
		var err error
		if path == "-" {
			err = write(out)
		} else {
			err = atomicfile.Write(path, 0o644, write)
		}
		if err != nil {
			return fmt.Errorf("-o %s: %w", output, err)
		}
	}
	return nil
}

// readPages reads the pages that the command line names.
func (f *docsFlags) readPages(command *cobra.Command, against *compare.Contract, arguments []string) ([]*page.Page, error) {
	pages := make([]*page.Page, 0, len(arguments))
	for _, argument := range arguments {
		read, err := f.readPage(command, against, argument)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(pages, func(other *page.Page) bool { return other.Name == read.Name }) {
			return nil, fmt.Errorf("two pages have the name %s: rename one with name=file", read.Name)
		}
		pages = append(pages, read)
	}
	return pages, nil
}

// readPage reads a page that the command line names. A page without a name is recognized by its
// headings and calls.
func (f *docsFlags) readPage(command *cobra.Command, against *compare.Contract, argument string) (*page.Page, error) {
	name, file := splitPage(argument)
	var text []byte
	var err error
	if file == "-" {
		text, err = io.ReadAll(command.InOrStdin())
	} else {
		text, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, exit.With(exit.Unreadable, fmt.Errorf("a page: %w", err))
	}
	base := filepath.Base(file)
	read, err := page.Read(cmp.Or(name, strings.TrimSuffix(base, filepath.Ext(base))), text)
	if err != nil {
		return nil, exit.With(exit.Unreadable, err)
	}
	if name == "" {
		before, err := f.lockedPages()
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // without a lock the headings suffice
			return nil, err
		}
		known := match.PageName(against.Contract, read, before)
		if known == "" && match.IsOther(against.Contract, read) {
			return nil, fmt.Errorf("%s has none of the headings that x-docs name of a page %s: name this page with name=file, such as refunds/%[2]s=%[1]s", file, read.Name)
		}
		read.Name = cmp.Or(known, read.Name)
	}
	return read, nil
}

// splitPage splits a page argument into name, "" if it has none, and file. A name can have slashes,
// such as api/refunds/entity; a file with an = starts with a dot or a slash.
func splitPage(argument string) (name, file string) {
	name, file, isNamed := strings.Cut(argument, "=")
	if !isNamed || strings.HasPrefix(name, ".") || filepath.IsAbs(name) || strings.Contains(name, `\`) {
		return "", argument
	}
	return name, file
}
