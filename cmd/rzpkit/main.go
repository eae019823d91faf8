// Command rzpkit works with the payments contract: see `rzpkit help`.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/api"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := root().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "rzpkit:", err)
		stop()
		os.Exit(1) //nolint:gocritic // stop has run
	}
}

func root() *cobra.Command {
	command := &cobra.Command{
		Use:           "rzpkit",
		Short:         "Works with the contract of Razorpay's Payments API",
		Version:       api.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	command.AddCommand(tourCommand())
	return command
}
