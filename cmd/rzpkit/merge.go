package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/checkcmd"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func mergeCommand() *cobra.Command {
	var gate checkcmd.Gate
	var file, into string
	command := &cobra.Command{
		Use:   "merge [flags] SUMMARY...",
		Short: "Merges the summaries that check wrote for shards",
		Long: `Prints the report of a single run over all the shards, byte for byte, whatever the
order and the grouping of the merges. The contract must be the one that the shards
were checked against, identical to the byte; other summaries are refused with exit
status 2, and so is a shard that occurs twice. While shards are missing, the exit
status is 3. Otherwise it is as for check.`,
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(command *cobra.Command, files []string) error {
			if err := gate.Validate(); err != nil {
				return exit.With(exit.Contract, fmt.Errorf("merge: %w", err))
			}
			name, text, checks, err := checkcmd.LoadContract(file)
			if err != nil {
				return exit.With(exit.Contract, fmt.Errorf("merge: %w", err))
			}
			found, err := mergeFiles(files)
			if err != nil {
				return fmt.Errorf("merge: %w", err)
			}
			if found.Contract != checks.Digest() {
				return exit.With(exit.Contract, fmt.Errorf("merge: %s is a summary of another contract than %s: name that with --contract", files[0], name))
			}
			if into != "" {
				if err := checkcmd.WriteSummary(into, found); err != nil {
					return exit.With(exit.Contract, fmt.Errorf("merge: %w", err))
				}
			}
			reported := gate.Report(command.OutOrStdout(), name, text, checks, found)
			if missing := found.Missing(); len(missing) > 0 {
				return exit.With(exit.Unreadable, fmt.Errorf("merge: the run is incomplete: shards %v are missing", missing))
			}
			return reported
		},
	}
	command.Flags().StringVar(&file, "contract", "", "contract that the shards were checked against")
	command.Flags().StringVar(&into, "summary", "", "write the merged summary to this file")
	gate.Flags(command.Flags())
	return command
}

// mergeFiles merges the summaries in files, which must be of one contract.
func mergeFiles(files []string) (*summary.Summary, error) {
	found := summary.New()
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, exit.With(exit.Unreadable, fmt.Errorf("summary: %w", err))
		}
		other, err := summary.Read(text)
		if err != nil {
			return nil, exit.With(exit.Unreadable, fmt.Errorf("%s is not a summary: %w", file, err))
		}
		if err := found.Merge(other); err != nil {
			return nil, exit.With(exit.Contract, fmt.Errorf("%s and %s: %w", files[0], file, err))
		}
	}
	return found, nil
}
