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
	// A runner starts this program on its workers with flags of its own; Init works then,
	// and does not return.
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
		// Beam reads its flags where the standard library keeps them; pflag has set them there.
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
	command.Short = "Holds recorded exchanges against the contract, on a runner of Apache Beam"
	command.Long += `

An INPUT is also a Parquet file, or a pattern of files on a file system of Beam's
(gs://bucket/*.ndjson). Each file is checked by one worker.

--runner is prism (this machine), flink, spark or dataflow; its other flags are
those of Beam.`
	command.SilenceUsage, command.SilenceErrors = true, true
	command.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return exit.With(exit.Contract, err) })
	command.Flags().StringVar(&job.shared, "shared", os.TempDir(), "a folder that this program and the workers share, for what they found")
	command.Flags().StringVar(&job.findings, "findings", "", "write every occurrence of a finding to this file, one JSON object a line")
	command.Flags().AddGoFlagSet(flag.CommandLine)
	return command
}
