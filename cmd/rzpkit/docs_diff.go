package main

import (
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

	acknowledged string
	generated    string
	takesNew     bool // a page that the lock does not have is all new
}

func (f *diffFlags) flags(set *pflag.FlagSet) {
	f.docsFlags.flags(set)
	set.StringVar(&f.acknowledged, "acknowledged", "", "the differences that DECISIONS.md settles (default: those built in)")
	set.StringVar(&f.generated, "generated", "generated", "the folder of the generated code, for its names")
}

func docsDiffCommand() *cobra.Command {
	var flags diffFlags
	command := &cobra.Command{
		Use:   "diff [flags] [OLD] NEW",
		Short: "Says what a new version of a page means",
		Long: `Lists the facts that changed from OLD, a page or, left out, the facts of the lock, to
NEW: in words, with the lines of the contract that each touches, whether callers
break in what they send and in what they read, the Go names affected and the types
that change, and the edit of the contract that would follow. A changed sentence, another order and blanks are
no change.

Exit status: 0 nothing changed, 1 changes, 2 the contract or the command line is
wrong, 3 a page that cannot be read, or on which there is no fact.`,
		Args: oneOrTwoPages("diff"),
		RunE: func(command *cobra.Command, arguments []string) error {
			diff, err := flags.compare(command, arguments)
			if err != nil {
				return fmt.Errorf("docs diff: %w", err)
			}
			if project, err := projectOf(flags.generated); err == nil {
				if err := diff.Try(project.generate); err != nil {
					return exit.With(exit.Contract, fmt.Errorf("docs diff: %w", err))
				}
			}
			if err := flags.write(command.OutOrStdout(), report.OfDiff([]*docdrift.Difference{diff})); err != nil {
				return err
			}
			if len(diff.Changes) > 0 {
				return exit.With(exit.Findings, fmt.Errorf("facts of %s that changed: %d", diff.Page, len(diff.Changes)))
			}
			return nil
		},
	}
	flags.flags(command.Flags())
	return command
}

func oneOrTwoPages(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, arguments []string) error {
		if len(arguments) == 0 || len(arguments) > 2 {
			return exit.With(exit.Contract, fmt.Errorf("docs %s: name the new page, or the old one and the new one", name))
		}
		return nil
	}
}

// compare compares what the command line names.
func (f *diffFlags) compare(command *cobra.Command, arguments []string) (*docdrift.Difference, error) {
	if err := f.validate(); err != nil {
		return nil, exit.With(exit.Contract, err)
	}
	against, err := f.loadContract()
	if err != nil {
		return nil, exit.With(exit.Contract, err)
	}
	known, err := acknowledgements(f.acknowledged, against)
	if err != nil {
		return nil, exit.With(exit.Contract, err)
	}
	names, err := goname.Read(f.generated)
	if err != nil && command.Flags().Changed("generated") {
		return nil, exit.With(exit.Contract, err)
	}
	latest, err := f.readPage(command, against, arguments[len(arguments)-1])
	if err != nil {
		return nil, exit.With(exit.Unreadable, err)
	}
	before, err := f.before(command, against, arguments, latest)
	if err != nil {
		return nil, err
	}
	return docdrift.Diff(before, latest, docdrift.Options{Against: against, Rows: known, Names: names}), nil
}

// before is the old page: named, or of the lock.
func (f *diffFlags) before(command *cobra.Command, against *compare.Contract, arguments []string, latest *page.Page) (*page.Page, error) {
	if len(arguments) == 2 {
		before, err := f.readPage(command, against, arguments[0])
		if err != nil {
			return nil, exit.With(exit.Unreadable, err)
		}
		if latest.Name != before.Name && !isNamedPage(arguments[1]) { // half of its headings may be new
			latest.Name = before.Name
		}
		return before, nil
	}
	locked, err := f.lockedPages()
	if err != nil {
		return nil, exit.With(exit.Contract, err)
	}
	at := slices.IndexFunc(locked, func(one *page.Page) bool { return one.Name == latest.Name })
	if at < 0 && f.takesNew {
		return &page.Page{Name: latest.Name}, nil
	}
	if at < 0 {
		return nil, exit.With(exit.Contract, fmt.Errorf("the lock has no page %s: name the old page, or the new one as name=file", latest.Name))
	}
	return locked[at], nil
}
