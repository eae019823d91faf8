// Check compares rzpkit check with other tools that validate recorded responses: Redocly's drift
// command, libopenapi-validator and kin-openapi alone.
//
//	go run ./check -drift PATH/TO/redocly
//
// It makes recordings from the contract's samples in a temporary folder, lets each tool check them
// in turn as a separate command on one processor, and prints two tables in Markdown: time and
// memory of each tool, and the share of single faults that each found. Ratios are medians of the
// ratios within a round, so that noise lasting longer than a round does not distort them.
//
// The libraries use the same reader of recordings as rzpkit, kin-openapi's router, and every option
// that makes them find more.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	exchanges := flag.Int("n", 100_000, "number of exchanges in the recordings for the times")
	rounds := flag.Int("rounds", 3, "number of times that each tool checks each recording")
	drift := flag.String("drift", "", "path of the redocly command; without it drift is left out")
	folder := flag.String("folder", "", "folder to keep the recordings in; without it they are removed")
	as := flag.String("as", "", "only check a recording with this `library`, and print the lines with a fault")
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
