package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

func docsCheckCommand() *cobra.Command {
	var flags docsFlags
	var verbose bool
	command := &cobra.Command{
		Use:   "check [flags] [PAGE...]",
		Short: "Compares every fact on pages with the contract",
		Long: `Reports each fact as aligned, drifted (with the place in the contract and what it says
there) or unverifiable (with the reason). A difference that a row of DECISIONS.md settles
is acknowledged. An acknowledgement that no longer settles any difference is stale, and a
heading in x-docs that its page does not have is unfounded. Samples are validated by the
checker.

Without a PAGE, it checks the facts of the pages last read, in spec/docs.lock.json.

Exit status: 0 every fact is aligned or acknowledged; 1 drift, a fact that cannot be
compared, or a stale acknowledgement; 2 the contract or the command line is wrong;
3 a page cannot be read, or has no facts.`,
		RunE: runDocs("check", func(command *cobra.Command, arguments []string) error {
			against, rows, err := flags.load()
			if err != nil {
				return err
			}
			pages, err := flags.lockedPages()
			if len(arguments) > 0 {
				pages, err = flags.readPages(command, against, arguments)
			}
			if err != nil {
				return err
			}
			checked := compare.Pages(pages, against, rows)
			if err := flags.write(command.OutOrStdout(), report.OfCheck(checked, verbose)); err != nil {
				return err
			}
			return docsVerdict(checked)
		}),
	}
	flags.flags(command.Flags())
	command.Flags().BoolVarP(&verbose, "verbose", "v", false, "list aligned and acknowledged facts too")
	return command
}

// docsVerdict returns the error that determines the exit status of a check. Checking nothing is an
// error too.
func docsVerdict(checked *compare.Report) error {
	switch {
	case len(checked.Verdicts)+len(checked.Remarks) == 0:
		return exit.With(exit.Unreadable, errors.New("no fact was checked"))
	case !checked.Clean():
		return exit.With(exit.Findings, fmt.Errorf("drifted: %d, not comparable: %d, unknown sections: %d, stale acknowledgements: %d, unfounded headings: %d",
			checked.Counts[compare.Drifted], checked.Counts[compare.Unverifiable], checked.Counts[compare.Unknown], checked.Counts[compare.Stale], checked.Counts[compare.Unfounded]))
	}
	return nil
}
