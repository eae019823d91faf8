package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

// diffFlags are the flags of diff and apply.
type diffFlags struct {
	docsFlags

	generated string
	takesNew  bool // whether a page that the lock lacks is compared with an empty page
	isNew     bool // whether the lock lacks the page, set by before

	headings []string // see [docdrift.Options]
}

func (f *diffFlags) flags(set *pflag.FlagSet) {
	f.docsFlags.flags(set)
	set.StringVar(&f.generated, "generated", "generated", "the folder of the generated code")
}

func docsDiffCommand() *cobra.Command {
	var flags diffFlags
	command := &cobra.Command{
		Use:   "diff [flags] [OLD] NEW",
		Short: "Reports the impact of a new version of a page",
		Long: `Lists the facts that changed from OLD, by default the page's facts in the lock, to NEW:
each with the lines of the contract that it concerns, whether the requests and responses
of callers break, the Go names affected, the types that change, and the edit of the
contract that apply would make. Changes of sentences, order and blanks do not count.

Exit status: 0 nothing changed; 1 changes; 2 the contract or the command line is wrong;
3 a page cannot be read, or has no facts.`,
		Args: oneOrTwoPages("diff"),
		RunE: runDocs("diff", func(command *cobra.Command, arguments []string) error {
			diff, err := flags.compare(command, arguments)
			if err != nil {
				return err
			}
			if project, err := projectOf(flags.generated); err == nil {
				if err := diff.Try(project.generate); err != nil {
					return err
				}
			}
			if err := flags.write(command.OutOrStdout(), report.OfDiff(diff)); err != nil {
				return err
			}
			if len(diff.Changes) > 0 {
				return exit.With(exit.Findings, fmt.Errorf("facts of %s that changed: %d", diff.Page, len(diff.Changes)))
			}
			return nil
		}),
	}
	flags.flags(command.Flags())
	return command
}

func oneOrTwoPages(name string) cobra.PositionalArgs {
	return runDocs(name, func(_ *cobra.Command, arguments []string) error {
		if len(arguments) == 0 || len(arguments) > 2 {
			return errors.New("name the new page, or the old one and the new one")
		}
		return nil
	})
}

// compare compares the pages that the command line names.
func (f *diffFlags) compare(command *cobra.Command, arguments []string) (*docdrift.Difference, error) {
	against, rows, err := f.load()
	if err != nil {
		return nil, err
	}
	names, err := f.readNames(against)
	if err != nil && command.Flags().Changed("generated") {
		return nil, err
	}
	latest, err := f.readPage(command, against, arguments[len(arguments)-1])
	if err != nil {
		return nil, err
	}
	for _, heading := range f.headings {
		if !slices.ContainsFunc(latest.Sections, func(one page.Section) bool { return one.Heading == heading }) {
			return nil, fmt.Errorf("page %s has no section under the heading %q", latest.Name, heading)
		}
	}
	before, err := f.before(command, against, arguments, latest)
	if err != nil {
		return nil, err
	}
	others, err := f.lockedPages()
	if err != nil && len(arguments) == 1 { // of two pages each may be unknown here
		return nil, err
	}
	return docdrift.Diff(before, latest, docdrift.Options{Against: against, Others: others, Rows: rows, Names: names, Headings: f.headings}), nil
}

// readNames returns the names of the code that the contract generates: the folder of the generated code may lack
// those of drafts. It reads the folder if the contract cannot be generated.
func (f *diffFlags) readNames(against *compare.Contract) (*goname.Index, error) {
	if project, err := projectOf(f.generated); err == nil {
		if code, err := project.generate(against.Text); err == nil {
			return goname.ReadCode(code)
		}
	}
	return goname.Read(f.generated)
}

// before returns the old page: from the command line, or else from the lock.
func (f *diffFlags) before(command *cobra.Command, against *compare.Contract, arguments []string, latest *page.Page) (*page.Page, error) {
	if len(arguments) == 2 {
		before, err := f.readPage(command, against, arguments[0])
		if name, _ := splitPage(arguments[1]); err == nil && name == "" { // too many headings may be new to recognize it
			latest.Name = before.Name
		}
		return before, err
	}
	locked, err := f.lockedPages()
	if err != nil {
		return nil, err
	}
	for _, one := range locked {
		if one.Name == latest.Name {
			return one, nil
		}
	}
	if f.isNew = true; f.takesNew {
		return &page.Page{Name: latest.Name}, nil
	}
	return nil, fmt.Errorf("%w; docs apply drafts the calls of a new page", unlocked(latest.Name))
}

func unlocked(name string) error {
	return fmt.Errorf("the lock has no page %s: give the old page too, or the name of the new one with name=file", name)
}
