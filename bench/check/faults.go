package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// findFaults returns a table of the share of single faults that each tool found.
//
// The mutants of a sample are in a separate recording for each kind of fault: drift names only the
// first exchange with a problem, and no two mutants of a sample and kind have the same problem.
func findFaults(all []tool, folder string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	faulty, valid, err := mutants()
	if err != nil {
		return "", err
	}
	made := map[string]int{}
	found := make([]map[string]int, len(all))
	for i := range all {
		found[i] = map[string]int{}
	}
	for round, batch := range batches(faulty) {
		path := filepath.Join(folder, fmt.Sprintf("%d.ndjson", round))
		if err := write(path, len(batch), func(i int) line { return batch[i].line }); err != nil {
			return "", err
		}
		for _, mutant := range batch {
			made[mutant.kind]++
		}
		for i, tool := range all {
			bad, err := tool.bad(path)
			if err != nil {
				return "", err
			}
			for number := range bad {
				found[i][batch[number-1].kind]++
			}
		}
	}
	path := filepath.Join(folder, "valid.ndjson")
	if err := write(path, len(valid), func(i int) line { return valid[i] }); err != nil {
		return "", err
	}
	return tableOfFaults(all, made, found, path, len(valid))
}

// batches distributes the mutants over recordings. In each recording, an operation has mutants of
// one kind and one sample only.
func batches(faulty [][]mutant) [][]mutant {
	var all [][]mutant
	for _, kind := range kinds {
		taken := map[string]int{} // number of batches that already have the operation
		first := len(all)
		for _, sample := range faulty {
			var of []mutant
			for _, mutant := range sample {
				if mutant.kind == kind {
					of = append(of, mutant)
				}
			}
			if len(of) == 0 {
				continue
			}
			operation := of[0].line.Request.Method + of[0].line.Request.URL
			at := first + taken[operation]
			taken[operation]++
			for len(all) <= at {
				all = append(all, nil)
			}
			all[at] = append(all[at], of...)
		}
	}
	return all
}

func tableOfFaults(all []tool, made map[string]int, found []map[string]int, valid string, count int) (string, error) {
	var text strings.Builder
	text.WriteString("| single faults in documented responses |")
	for _, tool := range all {
		fmt.Fprintf(&text, " %s |", tool.name)
	}
	text.WriteString("\n|---|" + strings.Repeat("--:|", len(all)) + "\n")
	total, sums := 0, make([]int, len(all))
	for _, kind := range kinds {
		total += made[kind]
		fmt.Fprintf(&text, "| %s: found of %d |", kind, made[kind])
		for i := range all {
			sums[i] += found[i][kind]
			fmt.Fprintf(&text, " %d |", found[i][kind])
		}
		text.WriteString("\n")
	}
	fmt.Fprintf(&text, "| all: found of %d |", total)
	for i := range all {
		fmt.Fprintf(&text, " %d (%.1f %%) |", sums[i], 100*float64(sums[i])/float64(total))
	}
	fmt.Fprintf(&text, "\n| valid responses reported as wrong, of %d |", count)
	for _, tool := range all {
		bad, err := tool.bad(valid)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&text, " %d |", len(bad))
	}
	text.WriteString("\n")
	return text.String(), nil
}
