package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// lockFlags are the flags of lock.
type lockFlags struct {
	docsFlags

	sources []string
	force   bool
}

func docsLockCommand() *cobra.Command {
	var flags lockFlags
	command := &cobra.Command{
		Use:   "lock [flags] PAGE...",
		Short: "Writes the facts of pages to spec/docs.lock.json",
		Long: `Writes the facts of the pages, without their sentences, with heading and line, and each
page's hash and source. If x-docs of the contract name the page, only the sections that
they name are in scope; the lock has only the headings of the others. Other pages in the
lock stay as they are.

Exit status: 0 written; 2 the contract or the command line is wrong; 3 a page cannot be
read, has no facts, or has lost most of its facts.`,
		RunE: runDocs("lock", flags.run),
	}
	set := command.Flags()
	set.StringVar(&flags.contract, "contract", "", "the contract, whose x-docs name the pages (default: "+contractFile+" if it exists, or else the one built in)")
	set.StringVar(&flags.lock, "lock", lockFile, "the file to write")
	set.StringArrayVar(&flags.sources, "source", nil, "the source of a page, page=owner/repository@commit:path or page=URL")
	set.BoolVar(&flags.force, "force", false, "accept a page that has lost most of its facts")
	return command
}

func (f *lockFlags) run(command *cobra.Command, arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("name a page")
	}
	against, err := f.loadContract()
	if err != nil {
		return err
	}
	pages, err := f.readPages(command, against, arguments)
	if err != nil {
		return err
	}
	for i, one := range pages {
		pages[i] = match.Transcribed(against.Contract, one)
	}
	if err := f.setSources(pages); err != nil {
		return err
	}
	locked, err := f.lockedPages()
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for _, one := range pages {
		if locked, err = f.replacePage(locked, one); err != nil {
			return err
		}
	}
	written, err := lock.Write(locked)
	if err == nil {
		err = atomicfile.WriteBytes(f.lock, 0o600, written)
	}
	if err != nil {
		return err
	}
	for _, one := range pages {
		printScope(command, one)
	}
	return nil
}

// replacePage replaces a page of the lock, or adds a new one. It refuses a page that has lost most
// of its facts, and a changed page without a new source.
func (f *lockFlags) replacePage(locked []*page.Page, one *page.Page) ([]*page.Page, error) {
	at := slices.IndexFunc(locked, func(other *page.Page) bool { return other.Name == one.Name })
	switch {
	case at < 0:
		return append(locked, one), nil
	case lock.Loses(locked[at], one) && !f.force:
		return nil, exit.With(exit.Unreadable, fmt.Errorf("page %s would have %d facts instead of %d: use --force to accept it", one.Name, one.Facts(), locked[at].Facts()))
	case one.Source == page.Source{} && one.Hash == locked[at].Hash:
		one.Source = locked[at].Source
	case one.Source == page.Source{} && locked[at].Source != page.Source{}:
		return nil, fmt.Errorf("the text of page %s has changed: name its source with --source", one.Name)
	}
	locked[at] = one
	return locked, nil
}

// printScope prints the sections of a page that are out of scope, and counts the locked facts.
func printScope(command *cobra.Command, one *page.Page) {
	outOfScope := 0
	for _, section := range one.Sections {
		if len(section.Facts) == 0 {
			outOfScope++
			command.Printf("%s: out of scope: %s\n", one.Name, section.Heading)
		}
	}
	command.Printf("%s: %d facts of %d sections, form %s\n", one.Name, one.Facts(), len(one.Sections)-outOfScope, one.Form)
}

// setSources sets the sources of pages from the command line.
func (f *lockFlags) setSources(pages []*page.Page) error {
	for _, one := range f.sources {
		name, text, _ := strings.Cut(one, "=")
		source, isSource := parseSource(text)
		at := slices.IndexFunc(pages, func(other *page.Page) bool { return other.Name == name })
		if !isSource || at < 0 {
			return fmt.Errorf("--source %q: want page=owner/repository@commit:path or page=URL, for a page on the command line", one)
		}
		pages[at].Source = source
	}
	return nil
}

func parseSource(text string) (page.Source, bool) {
	if strings.Contains(text, "://") {
		return page.Source{Address: text}, true
	}
	repository, rest, _ := strings.Cut(text, "@")
	commit, path, _ := strings.Cut(rest, ":")
	return page.Source{Repository: repository, Commit: commit, Path: path}, strings.Contains(repository, "/") && commit != "" && path != ""
}
