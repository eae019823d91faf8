package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

func docsCheckCommand() *cobra.Command {
	var flags docsFlags
	var acknowledged string
	var verbose bool
	command := &cobra.Command{
		Use:   "check [flags] [PAGE...]",
		Short: "Says of every fact of pages whether the contract has it so",
		Long: `Every fact is aligned, drifted (with the contract's file, line and column, and what
it says there) or unverifiable (with the reason). A difference that a row of
DECISIONS.md settles is acknowledged; an acknowledgement that answers to nothing
any more is stale, and a heading of x-docs that its page does not have is unfounded.
Samples go through the checker.

Without a PAGE, the facts of the pages last read, spec/docs.lock.json, are checked.

Exit status: 0 every fact is aligned or acknowledged, 1 drift, something that
cannot be compared, or a stale acknowledgement; 2 the contract or the command line
is wrong; 3 a page that cannot be read, or on which there is no fact.`,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := flags.validate(); err != nil {
				return exit.With(exit.Contract, fmt.Errorf("docs check: %w", err))
			}
			against, err := flags.loadContract()
			if err != nil {
				return exit.With(exit.Contract, fmt.Errorf("docs check: %w", err))
			}
			known, err := acknowledgements(acknowledged, against)
			if err != nil {
				return exit.With(exit.Contract, fmt.Errorf("docs check: %w", err))
			}
			pages, err := flags.pages(command, against, arguments)
			if err != nil {
				return fmt.Errorf("docs check: %w", err)
			}
			found := compare.Pages(pages, against, known)
			if err := flags.write(command.OutOrStdout(), report.OfCheck(found, verbose)); err != nil {
				return err
			}
			return docsVerdict(found)
		},
	}
	flags.flags(command.Flags())
	command.Flags().StringVar(&acknowledged, "acknowledged", "", "the differences that DECISIONS.md settles (default: those built in)")
	command.Flags().BoolVarP(&verbose, "verbose", "v", false, "list aligned and acknowledged facts as well")
	return command
}

// pages are those named, or those of the lock.
func (f *docsFlags) pages(command *cobra.Command, against *compare.Contract, arguments []string) ([]*page.Page, error) {
	if len(arguments) > 0 {
		return f.readPages(command, against, arguments)
	}
	pages, err := f.lockedPages()
	if err != nil {
		return nil, exit.With(exit.Contract, err)
	}
	return pages, nil
}

func acknowledgements(file string, against *compare.Contract) (*decisions.Rows, error) {
	text := spec.Acknowledged
	if file != "" {
		var err error
		if text, err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	return decisions.Read(text, against.Contract)
}

// docsVerdict decides. Nothing checked is never aligned.
func docsVerdict(found *compare.Report) error {
	switch {
	case len(found.Verdicts) == 0 && len(found.Unknown) == 0:
		return exit.With(exit.Unreadable, errors.New("no fact was checked"))
	case !found.Clean():
		return exit.With(exit.Findings, fmt.Errorf("drifted: %d, not comparable: %d, unknown sections: %d, stale acknowledgements: %d, unfounded headings: %d",
			found.Count(compare.Drifted), found.Count(compare.Unverifiable), len(found.Unknown)-len(found.OutOfScope()), len(found.Stale), len(found.Unfounded)))
	}
	return nil
}
