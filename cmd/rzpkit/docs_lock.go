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
		Long: `Writes the facts of the pages, without their sentences, with page, heading, line, the
page's hash and its source. Of a page that x-docs of the contract name, only the
sections are taken that they name; of the others, which are out of scope, the heading
alone. A page of the lock that is not named stays as it is.

Exit status: 0 written; 2 the contract or the command line is wrong; 3 a page that
cannot be read, on which there is no fact, or that has lost most of its facts.`,
		RunE: runDocs("lock", flags.run),
	}
	set := command.Flags()
	set.StringVar(&flags.contract, "contract", "", "the contract, which knows the pages' names (default: "+contractFile+" where there is one, or else the one built in)")
	set.StringVar(&flags.lock, "lock", lockFile, "the file to write")
	set.StringArrayVar(&flags.sources, "source", nil, "where a page is from, page=owner/repository@commit:path or page=address")
	set.BoolVar(&flags.force, "force", false, "take a page that has lost most of its facts")
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

// replacePage puts a page into the lock, in the place of the one before it.
func (f *lockFlags) replacePage(locked []*page.Page, one *page.Page) ([]*page.Page, error) {
	at := slices.IndexFunc(locked, func(other *page.Page) bool { return other.Name == one.Name })
	switch {
	case at < 0:
		return append(locked, one), nil
	case lock.Loses(locked[at], one) && !f.force:
		return nil, exit.With(exit.Unreadable, fmt.Errorf("page %s would have %d facts instead of %d: --force takes it", one.Name, one.Facts(), locked[at].Facts()))
	case one.Source == page.Source{} && one.Hash == locked[at].Hash:
		one.Source = locked[at].Source
	case one.Source == page.Source{} && locked[at].Source != page.Source{}:
		return nil, fmt.Errorf("page %s is another text: name its source with --source", one.Name)
	}
	locked[at] = one
	return locked, nil
}

// printScope prints how much of a page was locked.
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

// setSources gives pages the sources that the command line names.
func (f *lockFlags) setSources(pages []*page.Page) error {
	for _, one := range f.sources {
		name, text, _ := strings.Cut(one, "=")
		source, isSource := parseSource(text)
		at := slices.IndexFunc(pages, func(other *page.Page) bool { return other.Name == name })
		if !isSource || at < 0 {
			return fmt.Errorf("--source %q: want page=owner/repository@commit:path or page=address, of a page that is named", one)
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
