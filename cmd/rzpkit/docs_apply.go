package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

// contractFile is what apply edits.
const contractFile = "spec/payments.yaml"

// applyFlags are the flags of apply.
type applyFlags struct {
	diffFlags

	dryRun  bool
	force   bool
	noBuild bool
}

func docsApplyCommand() *cobra.Command {
	var flags applyFlags
	command := &cobra.Command{
		Use:   "apply [flags] [OLD] NEW",
		Short: "Edits the contract as a new version of a page asks",
		Long: `Makes the edits that diff shows, in the file of the contract, its comments and order
kept. What it cannot decide it lists and leaves: of answers it takes over only what
is new, since recorded answers win over any page; what a row of DECISIONS.md settles
it does not settle anew; and what is marked x-sensitive, or shared by several places
of the contract, it never edits.

The edits are tried first: the code is generated and the project built, on a copy. An
edit with which that fails is left out and said. Then run make generate and the
tests, and rzpkit docs lock.

Exit status: 0 all was edited, or nothing changed; 1 something is left to decide;
2 the contract or the command line is wrong, or the project does not build as it is;
3 a page that cannot be read, on which there is no fact, or that has lost most of its
facts.`,
		Args: oldAndNew("apply"),
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := flags.apply(command, arguments); err != nil {
				return fmt.Errorf("docs apply: %w", err)
			}
			return nil
		},
	}
	set := command.Flags()
	flags.flags(set)
	set.BoolVar(&flags.dryRun, "dry-run", false, "print the difference as patch reads it, and edit nothing")
	set.BoolVar(&flags.force, "force", false, "take a page that has lost most of its facts")
	set.BoolVar(&flags.noBuild, "no-build", false, "do not try whether the project builds with the edits")
	set.Lookup("contract").DefValue = contractFile
	set.Lookup("contract").Usage = "the contract to edit, an OpenAPI 3.0 file"
	return command
}

func (f *applyFlags) apply(command *cobra.Command, arguments []string) error {
	if f.contract == "" {
		f.contract = contractFile
	}
	diff, err := f.compare(command, arguments)
	if err != nil {
		return err
	}
	if diff.Lost && !f.force {
		return exitWith(exitUnreadable, fmt.Errorf("page %s has lost most of its facts: --force takes it", diff.Page))
	}
	if err := f.try(command.Context(), command, diff); err != nil {
		return exitWith(exitContract, err)
	}
	out := command.OutOrStdout()
	if f.dryRun {
		if _, err := fmt.Fprint(out, edit.Patch(f.contract, diff.Before, diff.After)); err != nil {
			return err
		}
	} else {
		if err := atomicfile.WriteBytes(f.contract, 0o600, diff.After); err != nil {
			return exitWith(exitContract, err)
		}
		if err := f.write(out, report.OfDiff([]*docdrift.Difference{diff})); err != nil {
			return err
		}
	}
	left := 0
	for _, change := range diff.Changes {
		for _, one := range change.Undecided {
			left++
			command.PrintErrf("left to decide: %s: %s\n", change.Words, one)
		}
	}
	if left > 0 {
		return exitWith(exitFindings, errors.New("some of it is left to decide"))
	}
	return nil
}

// try leaves out the edits with which the project does not build.
func (f *applyFlags) try(ctx context.Context, command *cobra.Command, diff *docdrift.Difference) error {
	if f.noBuild {
		return nil
	}
	project, err := projectOf(f.generated)
	if err != nil {
		command.PrintErrf("not tried whether the project builds: %v\n", err)
		return nil
	}
	return diff.Try(func(contract []byte) ([]byte, error) { return project.build(ctx, contract) })
}
