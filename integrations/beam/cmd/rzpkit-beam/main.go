// Command rzpkit-beam is `rzpkit check` on a runner of Apache Beam: Prism on this machine, or the
// workers of Flink, Spark or Dataflow. It accepts the flags of check and of the runner, and writes
// the same reports.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/checkcmd"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func main() {
	// A runner starts this program on its workers with its own flags. Init then does the work and
	// does not return.
	if slices.ContainsFunc(os.Args[1:], func(argument string) bool { return strings.HasPrefix(argument, "--worker") }) {
		flag.Parse()
		beam.Init()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := command().ExecuteContext(ctx)
	stop()
	if err != nil {
		fmt.Fprint(os.Stderr, sanitize.Message("rzpkit-beam", err))
	}
	os.Exit(exit.Status(err))
}

func command() *cobra.Command {
	var job job
	command := checkcmd.New(func(command *cobra.Command, checked checkcmd.Job) (*summary.Summary, error) {
		// Beam reads its flags from the standard library's flag set, where pflag has already set
		// them.
		if err := flag.CommandLine.Parse(nil); err != nil {
			return nil, err
		}
		if verbose, _ := command.Flags().GetBool("verbose"); !verbose {
			log.LogLevel = "warn"
		}
		beam.Init()
		job.Job = checked
		return job.run(command.Context())
	})
	command.Use = "rzpkit-beam [flags] INPUT..."
	command.Short = "Checks recorded exchanges against the contract on an Apache Beam runner"
	command.Long += `

An INPUT may also be a Parquet file, or a pattern of files on one of Beam's file systems
(gs://bucket/*.ndjson). Each file is checked by one worker.

--runner is prism (this machine), flink, spark or dataflow; its other flags are
those of Beam.`
	command.SilenceUsage, command.SilenceErrors = true, true
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return exit.With(exit.Contract, err) })
	command.Flags().StringVar(&job.shared, "shared", os.TempDir(), "a folder that this program and the workers share, for the results")
	command.Flags().StringVar(&job.findings, "findings", "", "write every occurrence of a finding to this file, one JSON object per line")
	command.Flags().AddGoFlagSet(flag.CommandLine)
	return command
}
