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
		Short: "Holds documentation pages against the contract",
		Long: `Reads documentation pages as a person would, and says what they, or their
changes, mean for the contract. A PAGE is a file, or name=file where the name is
what x-docs of the contract call it, as api/refunds/entity=entity.md; without a name it
is recognized by its headings. A file with an = in its name is written ./file.
The name - is standard input.

Exit status: 0 aligned, or nothing changed; 1 drift, or changes; 2 the contract or
the command line is wrong; 3 a page that cannot be read, or on which there is no
fact.`,
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

// runDocs runs a command. An error of which nothing else is known is one of the contract or the
// command line.
func runDocs(name string, run func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(command *cobra.Command, arguments []string) error {
		if err := run(command, arguments); err != nil {
			return exit.Or(exit.Contract, fmt.Errorf("%s: %w", strings.TrimSpace("docs "+name), err))
		}
		return nil
	}
}

// docsFlags are the flags that the commands share.
type docsFlags struct {
	contract     string
	lock         string
	acknowledged string
	outputs      []string
}

func (f *docsFlags) flags(set *pflag.FlagSet) {
	set.StringVar(&f.contract, "contract", "", "the contract, an OpenAPI 3.0 file (default: "+contractFile+" where there is one, or else the one built in)")
	set.StringVar(&f.lock, "lock", "", "the facts of the pages last read (default: "+lockFile+" beside the contract in "+contractFile+", or else those built in)")
	set.StringVar(&f.acknowledged, "acknowledged", "", "the differences that DECISIONS.md settles (default: likewise "+acknowledgedFile+")")
	set.StringArrayVarP(&f.outputs, "output", "o", nil, "format=path, more than once if need be; - is standard output (default text=-)\nformats: "+strings.Join(report.Formats(), ", "))
}

// builtIn is loaded once a process: loading takes a third of a second.
var builtIn = sync.OnceValues(func() (*compare.Contract, error) { return compare.Load("spec/payments.yaml", spec.Contract) })

// The files of the project, as seen from its folder. They come before what is built in: a program
// that was installed knows nothing of an edit that was made since.
const (
	contractFile     = "spec/payments.yaml"
	lockFile         = "spec/docs.lock.json"
	acknowledgedFile = "spec/acknowledged.yaml"
)

// readHere reads the file of a flag, or one of the project in its folder, or else takes what is
// built in and has no path. A folder with a contract is a project, and all its files are its own:
// what is built in may be of another version.
func readHere(what, path, file string, builtIn []byte) (_ string, text []byte, err error) {
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
	path, text, err := readHere("the contract", f.contract, contractFile, nil)
	switch {
	case err != nil:
		return nil, err
	case path == "":
		return builtIn()
	}
	loaded, err := compare.Load(path, text)
	return loaded, inFile(path, err)
}

// inFile says of which file an error is.
func inFile(path string, err error) error {
	if err == nil || path == "" {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// load checks the outputs, and loads the contract with what DECISIONS.md settles.
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
	path, text, err := readHere("the differences that are settled", f.acknowledged, acknowledgedFile, spec.Acknowledged)
	if err != nil {
		return nil, nil, err
	}
	rows, err := decisions.Read(text, against.Contract)
	return against, rows, inFile(path, err)
}

func (f *docsFlags) lockedPages() ([]*page.Page, error) {
	path, text, err := readHere("the lock", f.lock, lockFile, spec.DocsLock)
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
			return nil, fmt.Errorf("two pages are called %s: name them, name=file", read.Name)
		}
		pages = append(pages, read)
	}
	return pages, nil
}

// readPage reads a page of the command line. One that has no name there is recognized.
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
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // where there is none, the headings alone tell
			return nil, err
		}
		read.Name = cmp.Or(match.PageName(against.Contract, read, before), read.Name)
	}
	return read, nil
}

// splitPage parts a page on the command line in its name, "" where there is none, and its file.
// A name can have slashes, as api/refunds/entity; a file with an = starts with a dot or a slash.
func splitPage(argument string) (name, file string) {
	name, file, isNamed := strings.Cut(argument, "=")
	if !isNamed || strings.HasPrefix(name, ".") || filepath.IsAbs(name) || strings.Contains(name, `\`) {
		return "", argument
	}
	return name, file
}
