package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/atomicfile"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func docsLockCommand() *cobra.Command {
	var flags docsFlags
	command := &cobra.Command{
		Use:   "lock [flags] PAGE...",
		Short: "Writes the facts of pages to spec/docs.lock.json",
		Long: `Writes the facts of the pages, without their sentences, with page, heading, line
and the page's hash. A page of the lock that is not named stays as it is.`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return exitWith(exitContract, errors.New("docs lock: name a page"))
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			against, err := flags.against()
			if err != nil {
				return exitWith(exitContract, fmt.Errorf("docs lock: %w", err))
			}
			pages, err := readPages(command, against, arguments)
			if err != nil {
				return fmt.Errorf("docs lock: %w", err)
			}
			if err := lockPages(flags.lock, pages); err != nil {
				return exitWith(exitContract, fmt.Errorf("docs lock: %w", err))
			}
			for _, one := range pages {
				command.Printf("%s: %d facts of %d sections, form %s\n", one.Name, one.Facts(), len(one.Sections), one.Form)
			}
			return nil
		},
	}
	command.Flags().StringVar(&flags.contract, "contract", "", "the contract, which knows the pages' names (default: the one built in)")
	command.Flags().StringVar(&flags.lock, "lock", "spec/docs.lock.json", "the file to write")
	return command
}

// lockPages puts pages into the lock, each in the place of the one before it.
func lockPages(file string, pages []*page.Page) error {
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	var locked []*page.Page
	if len(text) > 0 {
		if locked, err = lock.Read(text); err != nil {
			return err
		}
	}
	for _, one := range pages {
		at := slices.IndexFunc(locked, func(other *page.Page) bool { return other.Name == one.Name })
		if at < 0 {
			locked = append(locked, one)
		} else {
			locked[at] = one
		}
	}
	written, err := lock.Write(locked)
	if err != nil {
		return err
	}
	return atomicfile.WriteBytes(file, 0o600, written)
}
