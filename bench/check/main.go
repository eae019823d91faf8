// Check compares rzpkit check with other tools that validate recorded answers: Redocly's drift
// command, libopenapi-validator and kin-openapi alone.
//
//	go run ./check -drift PATH/TO/redocly
//
// It makes recordings from the contract's samples in a temporary folder, lets each tool check them
// in turn as a separate command on one processor, and prints two tables in Markdown: time and
// memory of each tool, and the share of single faults that each found. Ratios are medians of the
// ratios within a round, so that noise lasting longer than a round does not distort them.
//
// The validators that are libraries use the same reader of recordings as rzpkit, kin-openapi's
// router, and every option that makes them find more.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	exchanges := flag.Int("n", 100_000, "how many exchanges the recordings for the times have")
	rounds := flag.Int("rounds", 3, "how often each tool checks each recording")
	drift := flag.String("drift", "", "the redocly command, or nothing to leave it out")
	folder := flag.String("folder", "", "where to leave the recordings, or nothing to remove them")
	as := flag.String("as", "", "be the command that checks a recording with `library`, and say on which lines it found a fault")
	flag.Parse()
	if err := run(*exchanges, *rounds, *drift, *folder, *as, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(1)
	}
}

func run(exchanges, rounds int, drift, folder, as string, recordings []string) error {
	if as != "" {
		return checkAs(as, recordings[0])
	}
	if folder == "" {
		made, err := os.MkdirTemp("", "recordings")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(made) }()
		folder = made
	}
	all, err := tools(folder, drift)
	if err != nil {
		return err
	}
	inputs, err := writeRecordings(folder, exchanges)
	if err != nil {
		return err
	}
	times, err := measure(all, inputs, rounds)
	if err != nil {
		return err
	}
	found, err := findFaults(all, filepath.Join(folder, "mutants"))
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(os.Stdout, times, "\n", found)
	return err
}
