// Command rzpkit works with the payments contract: see `rzpkit help`.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/sanitize"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt kills the program even if it ignores the first
	err := root().ExecuteContext(ctx)
	stop()
	if err != nil {
		fmt.Fprint(os.Stderr, sanitize.Message("rzpkit", err))
	}
	os.Exit(exit.Status(err))
}

func root() *cobra.Command {
	command := &cobra.Command{
		Use:           "rzpkit",
		Short:         "Works with the contract of Razorpay's Payments API",
		Version:       api.Version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	command.Args = usage(cobra.NoArgs)
	command.RunE = func(command *cobra.Command, _ []string) error { return command.Help() }
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return exit.With(exit.Contract, err) })
	command.AddCommand(tourCommand(), checkCommand(), mergeCommand(), docsCommand(), serveCommand())
	return command
}

// usage returns check with its error marked as a command-line error.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(command *cobra.Command, arguments []string) error {
		if err := check(command, arguments); err != nil {
			return exit.With(exit.Contract, err)
		}
		return nil
	}
}
