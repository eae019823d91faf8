package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

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
		Short: "Edits the contract for a new version of a page",
		Long: `Applies the edits that diff shows to the contract's file, and keeps its comments and
order. It lists what it leaves to decide. In responses it only adds, because recorded
responses take precedence over pages. It does not edit what a row of DECISIONS.md
settles, what is marked x-sensitive, or what several places of the contract share,
except for new properties and values of responses: the report names all responses that
get them.

It drafts the calls that the contract lacks: the whole operation with its components
and samples, with the description "Not described yet.", and a list of what was inferred.
For a page in the lock these are the calls of new sections, for another page all calls.
With --heading it drafts only the calls under these headings. If the contract has such a
call, it adds the parameters and properties that the page has and the contract lacks:
those of another use of the call, which are optional.

The edits are tried first: apply generates the code and builds the project, on a copy,
and drops and reports the edits with which that fails. Afterwards run make generate, the
tests, and rzpkit docs lock.

Exit status: 0 everything was edited, or nothing changed; 1 something is left to decide;
2 the contract or the command line is wrong, or the project does not build without the
edits either; 3 a page cannot be read, has no facts, or has lost most of its facts.`,
		Args: oneOrTwoPages("apply"),
		RunE: runDocs("apply", flags.apply),
	}
	set := command.Flags()
	flags.flags(set)
	set.BoolVar(&flags.dryRun, "dry-run", false, "print the edits as a patch, the report on standard error, and write nothing")
	set.BoolVar(&flags.force, "force", false, "accept a page that has lost most of its facts")
	set.StringArrayVar(&flags.headings, "heading", nil, "take only the call under this heading, even if it is not new; can be repeated")
	set.BoolVar(&flags.noBuild, "no-build", false, "do not build the project with the edits")
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
		return exit.With(exit.Unreadable, fmt.Errorf("page %s has lost most of its facts: use --force to accept it", diff.Page))
	}
	if err := f.keepWhatBuilds(command, diff); err != nil {
		return err
	}
	isOfUse := func(one *impact.Impact) bool {
		return len(one.Steps) > 0 || one.Operation == "" && len(one.Section.Facts) > 0
	}
	if f.isNew && diff.Drafted == nil && !slices.ContainsFunc(diff.Changes, isOfUse) { // without an old page, changes of these calls cannot be found
		return fmt.Errorf("the contract has every call of the page, which docs check compares with it; to add what it lacks of one, name its --heading; to apply what changed: %w", unlocked(diff.Page))
	}
	if err := f.write(command, diff); err != nil {
		return err
	}
	if !diff.IsDecided() {
		return exit.With(exit.Findings, errors.New("some points are left to decide"))
	}
	return nil
}

// write writes the drafted samples and the contract, or with --dry-run prints them as a patch.
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
		return errors.Join(err, f.diffFlags.write(command.ErrOrStderr(), report.OfDiff(diff)))
	}
	if err := atomicfile.WriteBytes(f.contract, 0o600, diff.After); err != nil {
		return err
	}
	return f.diffFlags.write(command.OutOrStdout(), report.OfDiff(diff))
}

// keepWhatBuilds drops the edits with which the project does not build, and drafts the calls that
// the contract lacks. It returns an error if the project does not build with the drafts.
func (f *applyFlags) keepWhatBuilds(command *cobra.Command, diff *docdrift.Difference) error {
	build := func([]byte) ([]byte, error) { return nil, nil }
	project, err := projectOf(f.generated)
	switch {
	case f.noBuild:
	case err != nil:
		command.PrintErr(sanitize.Message("the project was not built with the edits", err))
	default:
		build = func(contract []byte) ([]byte, error) { return project.build(command.Context(), contract) }
		if err := diff.Try(build); err != nil {
			return err
		}
	}
	if err := diff.Draft(); err != nil || diff.Drafted == nil {
		return err
	}
	return diff.Try(build)
}
