package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift"
)

// applyFlags are the flags of apply.
type applyFlags struct {
	diffFlags

	dryRun  bool
	force   bool
	noBuild bool

	headings []string
}

func docsApplyCommand() *cobra.Command {
	var flags applyFlags
	command := &cobra.Command{
		Use:   "apply [flags] [OLD] NEW",
		Short: "Edits the contract as a new version of a page asks",
		Long: `Makes the edits that diff shows, in the file of the contract, its comments and order
kept. What it cannot decide it lists and leaves: of answers it takes over only what
is new, since recorded answers win over any page; what a row of DECISIONS.md settles
it does not settle anew; what is marked x-sensitive it never edits, nor what several
places of the contract share, but for a new property or value of answers: the report
says which answers get it.

A call that the contract lacks is drafted: the whole operation with its components
and samples, in the words "Not described yet.", and a list of what was inferred. Of
a page that the lock has these are the calls of new sections; of another all.

The edits are tried first: the code is generated and the project built, on a copy. An
edit with which that fails is left out and said. Then run make generate and the
tests, and rzpkit docs lock.

Exit status: 0 all was edited, or nothing changed; 1 something is left to decide;
2 the contract or the command line is wrong, or the project does not build as it is;
3 a page that cannot be read, on which there is no fact, or that has lost most of its
facts.`,
		Args: oneOrTwoPages("apply"),
		RunE: runDocs("apply", flags.apply),
	}
	set := command.Flags()
	flags.flags(set)
	set.BoolVar(&flags.dryRun, "dry-run", false, "print the difference as patch reads it, and edit nothing")
	set.BoolVar(&flags.force, "force", false, "take a page that has lost most of its facts")
	set.StringArrayVar(&flags.headings, "heading", nil, "draft the call under this heading, whether it is new or not, and no other; more than once if need be")
	set.BoolVar(&flags.noBuild, "no-build", false, "do not try whether the project builds with the edits")
	set.Lookup("contract").DefValue = contractFile
	set.Lookup("contract").Usage = "the contract to edit, an OpenAPI 3.0 file"
	return command
}

func (f *applyFlags) apply(command *cobra.Command, arguments []string) error {
	f.contract, f.takesNew = cmp.Or(f.contract, contractFile), true
	diff, err := f.compare(command, arguments)
	if err != nil {
		return err
	}
	if diff.Lost && !f.force {
		return exit.With(exit.Unreadable, fmt.Errorf("page %s has lost most of its facts: --force takes it", diff.Page))
	}
	if err := f.keepWhatBuilds(command, diff); err != nil {
		return err
	}
	if f.isNew && diff.Drafted == nil { // whatever its calls say that the contract does not would pass in silence
		return fmt.Errorf("the contract has every call of the page, and %w", unlocked(diff.Page))
	}
	if err := f.write(command, diff); err != nil {
		return err
	}
	left := 0
	for _, change := range diff.Changes {
		for _, one := range change.Undecided {
			left++
			command.PrintErrf("left to decide: %s\n", sanitize.Line(fmt.Sprintf("%s: %s", change.Summary, one)))
		}
	}
	if diff.Drafted != nil {
		for _, one := range diff.Drafted.Undecided {
			left++
			command.PrintErrf("left to decide: %s\n", sanitize.Line(fmt.Sprintf("%s:%d: %v", diff.Page, one.Line, one)))
		}
	}
	if left > 0 {
		return exit.With(exit.Findings, errors.New("some of it is left to decide"))
	}
	return nil
}

// write writes the samples of drafts and the contract, each file whole, or prints what
// it would write.
func (f *applyFlags) write(command *cobra.Command, diff *docdrift.Difference) error {
	var patch strings.Builder
	patch.WriteString(diff.Patch(f.contract))
	if diff.Drafted != nil {
		for _, one := range diff.Drafted.Samples {
			file := filepath.Join(filepath.Dir(f.contract), filepath.FromSlash(one.File))
			patch.WriteString(udiff.Unified("a/"+file, "b/"+file, "", string(one.Content)))
			if f.dryRun {
				continue
			}
			if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o750), atomicfile.WriteBytes(file, 0o600, one.Content)); err != nil {
				return err
			}
		}
	}
	if f.dryRun {
		_, err := fmt.Fprint(command.OutOrStdout(), patch.String())
		return err
	}
	if err := atomicfile.WriteBytes(f.contract, 0o600, diff.After); err != nil {
		return err
	}
	return f.writeDiff(command, diff)
}

// keepWhatBuilds leaves out the edits with which the project does not build, and drafts what the
// contract lacks: with that it has to build.
func (f *applyFlags) keepWhatBuilds(command *cobra.Command, diff *docdrift.Difference) error {
	build := func([]byte) ([]byte, error) { return nil, nil }
	project, err := projectOf(f.generated)
	switch {
	case f.noBuild:
	case err != nil:
		command.PrintErr(sanitize.Message("not tried whether the project builds", err))
	default:
		build = func(contract []byte) ([]byte, error) { return project.build(command.Context(), contract) }
		if err := diff.Try(build); err != nil {
			return err
		}
	}
	if err := diff.Draft(f.headings...); err != nil || diff.Drafted == nil {
		return err
	}
	if _, err := build(diff.After); err != nil {
		return fmt.Errorf("with the drafts: %w", err)
	}
	return nil
}
