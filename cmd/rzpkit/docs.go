package main

import (
	"fmt"
	"io"
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
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

func docsCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "docs",
		Short: "Holds documentation pages against the contract",
		Long: `Reads documentation pages as a person would, and says what they, or their
changes, mean for the contract. A PAGE is a file, or name=file where the name is
what x-docs of the contract call it, as api/refunds/entity=entity.md; without a name it
is told by its headings. A file with an = in its name is written ./file.
The name - is standard input.

Exit status: 0 aligned, or nothing changed; 1 drift, or changes; 2 the contract or
the command line is wrong; 3 a page that cannot be read, or on which there is no
fact.`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return nil
			}
			return exit.With(exit.Contract, fmt.Errorf("docs: %q is not one of check, lock, diff and apply", strings.Join(arguments, " ")))
		},
		RunE: func(command *cobra.Command, _ []string) error { return command.Help() },
	}
	command.AddCommand(docsCheckCommand(), docsLockCommand(), docsDiffCommand(), docsApplyCommand())
	return command
}

// docsFlags are the flags that the commands share.
type docsFlags struct {
	contract string
	lock     string
	outputs  []string
}

func (f *docsFlags) flags(set *pflag.FlagSet) {
	set.StringVar(&f.contract, "contract", "", "the contract, an OpenAPI 3.0 file (default: the one built in)")
	set.StringVar(&f.lock, "lock", "", "the facts of the pages last read (default: those built in)")
	set.StringArrayVarP(&f.outputs, "output", "o", nil, "format=path, more than once if need be; - is standard output (default text=-)\nformats: "+strings.Join(report.Formats(), ", "))
}

func (f *docsFlags) validate() error {
	for _, output := range f.outputs {
		format, path, found := strings.Cut(output, "=")
		if !found || path == "" || !slices.Contains(report.Formats(), format) {
			return fmt.Errorf("-o %q: want format=path with a format of %s", output, strings.Join(report.Formats(), ", "))
		}
	}
	return nil
}

// builtIn is loaded once a process: loading takes a third of a second.
var builtIn = sync.OnceValues(func() (*compare.Contract, error) { return compare.Load("spec/payments.yaml", spec.Contract) })

func (f *docsFlags) loadContract() (*compare.Contract, error) {
	if f.contract == "" {
		return builtIn()
	}
	text, err := os.ReadFile(f.contract)
	if err != nil {
		return nil, fmt.Errorf("the contract: %w", err)
	}
	return compare.Load(f.contract, text)
}

func (f *docsFlags) lockedPages() ([]*page.Page, error) {
	text := spec.DocsLock
	if f.lock != "" {
		var err error
		if text, err = os.ReadFile(f.lock); err != nil {
			return nil, fmt.Errorf("the lock: %w", err)
		}
	}
	return lock.Read(text)
}

// write writes a report to each output.
func (f *docsFlags) write(out io.Writer, document report.Document) error {
	outputs := f.outputs
	if len(outputs) == 0 {
		outputs = []string{"text=-"}
	}
	for _, output := range outputs {
		format, path, _ := strings.Cut(output, "=")
		if err := writeDocument(out, format, path, document); err != nil {
			return exit.With(exit.Contract, fmt.Errorf("-o %s: %w", output, err))
		}
	}
	return nil
}

func writeDocument(out io.Writer, format, path string, document report.Document) error {
	if path == "-" {
		return report.Write(format, out, document)
	}
	return atomicfile.Write(path, 0o644, func(w io.Writer) error { return report.Write(format, w, document) })
}

// readPages reads the pages that the command line names.
func (f *docsFlags) readPages(command *cobra.Command, against *compare.Contract, arguments []string) ([]*page.Page, error) {
	pages := make([]*page.Page, 0, len(arguments))
	for _, argument := range arguments {
		read, err := f.readPage(command, against, argument)
		if err != nil {
			return nil, exit.With(exit.Unreadable, err)
		}
		if slices.ContainsFunc(pages, func(other *page.Page) bool { return other.Name == read.Name }) {
			return nil, exit.With(exit.Contract, fmt.Errorf("two pages are called %s: name them, name=file", read.Name))
		}
		pages = append(pages, read)
	}
	return pages, nil
}

func (f *docsFlags) readPage(command *cobra.Command, against *compare.Contract, argument string) (*page.Page, error) {
	name, file := "", argument
	if isNamedPage(argument) {
		name, file, _ = strings.Cut(argument, "=")
	}
	var text []byte
	var err error
	if file == "-" {
		text, err = io.ReadAll(command.InOrStdin())
	} else {
		text, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, fmt.Errorf("a page: %w", err)
	}
	base := filepath.Base(file)
	called := strings.TrimSuffix(base, filepath.Ext(base))
	if name != "" {
		called = name
	}
	read, err := page.Read(called, text)
	if err == nil && name == "" {
		before, _ := f.lockedPages() // where there is none, the headings alone tell
		if known := match.PageName(against.Contract, read, before); known != "" {
			read.Name = known
		}
	}
	return read, err
}

// isNamedPage is whether a page on the command line has a name before its file. A name can
// have slashes, as api/refunds/entity; a file with an = starts with a dot or a slash.
func isNamedPage(argument string) bool {
	name, _, found := strings.Cut(argument, "=")
	return found && name != "" && !strings.HasPrefix(name, ".") && !filepath.IsAbs(name) && !strings.Contains(name, `\`)
}
