package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/internal/checkcmd"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec/contract/pool"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// shard selects every of-th exchange, beginning with the index-th. index counts from 1.
type shard struct{ index, of int64 }

func (s shard) includes(count int64) bool { return count%s.of == s.index-1 }

// parseShard parses i/n. "" is 1/1, all exchanges.
func parseShard(text string) (shard, error) {
	if text == "" {
		return shard{1, 1}, nil
	}
	var s shard
	if n, err := fmt.Sscanf(text+" ", "%d/%d ", &s.index, &s.of); err != nil || n != 2 || s.index < 1 || s.index > s.of {
		return shard{}, fmt.Errorf("--shard %q: want i/n with i from 1 to n", text)
	}
	return s, nil
}

// checkCommand returns the command that checks recordings on this machine with several workers.
func checkCommand() *cobra.Command {
	var jobs int
	var cut string
	command := checkcmd.New(func(command *cobra.Command, job checkcmd.Job) (*summary.Summary, error) {
		shard, err := parseShard(cut)
		if err != nil {
			return nil, exit.With(exit.Contract, err)
		}
		if jobs < 1 {
			return nil, exit.With(exit.Contract, fmt.Errorf("--jobs %d is not positive", jobs))
		}
		line := newProgress(command.ErrOrStderr(), time.Now)
		return run(command.Context(), job, command.InOrStdin(), shard, jobs, line)
	})
	command.Flags().IntVar(&jobs, "jobs", runtime.GOMAXPROCS(0), "number of exchanges to check at once")
	command.Flags().StringVar(&cut, "shard", "", "i/n: check every n-th exchange, beginning with the i-th, counted from 1")
	return command
}

// run reads the inputs one after the other and checks their exchanges with several workers.
func run(ctx context.Context, job checkcmd.Job, stdin io.Reader, shard shard, jobs int, line *progress) (*summary.Summary, error) {
	workers := pool.New(job.Checks, jobs, line.draw)
	var count int64
	for _, input := range job.Inputs {
		err := readAll(ctx, input, stdin, job.Reading, func(raw recording.Raw, err error) {
			if shard.includes(count) {
				workers.Add(raw, err)
			}
			count++
		})
		if err != nil && shard.index == 1 { // every shard has this error: only the first reports it
			workers.Add(recording.Raw{}, err)
		}
	}
	found, err := workers.Finish()
	line.clear()
	if err := errors.Join(ctx.Err(), err); err != nil {
		return nil, err
	}
	if shard.of > 1 {
		found.Shards = []summary.Shard{{Index: shard.index, Of: shard.of}}
	}
	return found, nil
}

// readAll calls each for every entry of an input, with an error for an entry that cannot be read.
func readAll(ctx context.Context, input string, stdin io.Reader, reading recording.Options,
	each func(recording.Raw, error),
) error {
	open := func() (*recording.Reader, error) { return recording.Open(input, reading) }
	if input == "-" {
		open = func() (*recording.Reader, error) { return recording.New("-", stdin, reading) }
	}
	reader, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = reader.Close() }()
	for ctx.Err() == nil {
		raw, err := reader.NextRaw()
		if errors.Is(err, io.EOF) {
			return nil
		}
		each(raw, err)
	}
	return nil
}
