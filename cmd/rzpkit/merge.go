package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/spec/contract/summary"
)

func mergeCommand() *cobra.Command {
	var gate gate
	var file, into string
	command := &cobra.Command{
		Use:   "merge [flags] SUMMARY...",
		Short: "Puts together the summaries that check wrote for shards",
		Long: `Gives what one run over all the shards would have given, byte for byte, whatever
the order and the grouping of the merges. Exit status as for check.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(command *cobra.Command, files []string) error {
			if err := gate.validate(); err != nil {
				return exitWith(exitContract, fmt.Errorf("merge: %w", err))
			}
			name, text, checks, err := loadContract(file)
			if err != nil {
				return exitWith(exitContract, fmt.Errorf("merge: %w", err))
			}
			found := summary.New()
			for _, file := range files {
				if err := mergeFile(found, file); err != nil {
					return exitWith(exitUnreadable, fmt.Errorf("merge: %w", err))
				}
			}
			if into != "" {
				if err := writeSummary(into, found); err != nil {
					return exitWith(exitContract, fmt.Errorf("merge: %w", err))
				}
			}
			return gate.report(command.OutOrStdout(), name, text, checks, found)
		},
	}
	command.Flags().StringVar(&file, "contract", "", "the contract that the shards were checked against")
	command.Flags().StringVar(&into, "summary", "", "write the merged summary to this file")
	gate.flags(command.Flags())
	return command
}

func mergeFile(found *summary.Summary, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("a summary: %w", err)
	}
	other := summary.New()
	if err := json.Unmarshal(text, other); err != nil {
		return fmt.Errorf("%s is not a summary: %w", file, err)
	}
	found.Merge(other)
	return nil
}
