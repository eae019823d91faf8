package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
)

// measure runs the tools in turn on each recording, each round starting with another tool, and
// returns a table of their time and memory.
func measure(all []tool, inputs []input, rounds int) (string, error) {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s/%s, one processor each, medians of %d rounds.\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, rounds)
	text.WriteString("| recording | tool | seconds | exchanges a second | CPU seconds | MB at most | time to rzpkit |\n|---|---|--:|--:|--:|--:|--:|\n")
	for _, input := range inputs {
		// This process must stay small: the reported peak memory of a child is never below its
		// parent's.
		file, err := os.Stat(input.path)
		if err != nil {
			return "", err
		}
		used := make([][]usage, len(all))
		for round := range rounds {
			for i := range all {
				i = (i + round) % len(all)
				_, one, err := start(all[i].command(input.path))
				if err != nil {
					return "", err
				}
				used[i] = append(used[i], one)
			}
		}
		for i, tool := range all {
			seconds := median(used[i], func(u usage) float64 { return u.wall.Seconds() })
			ratios := make([]float64, rounds)
			for round := range rounds {
				ratios[round] = used[i][round].wall.Seconds() / used[0][round].wall.Seconds()
			}
			slices.Sort(ratios)
			fmt.Fprintf(&text, "| %s, %d of %d bytes | %s | %.2f | %.0f | %.2f | %.0f | %.1f |\n",
				input.name, input.exchanges, file.Size()/int64(input.exchanges), tool.name, seconds, float64(input.exchanges)/seconds,
				median(used[i], func(u usage) float64 { return u.cpu.Seconds() }),
				median(used[i], func(u usage) float64 { return float64(u.memory) / 1e6 }), ratios[rounds/2])
		}
	}
	return text.String(), nil
}

func median(used []usage, of func(usage) float64) float64 {
	values := make([]float64, len(used))
	for i, one := range used {
		values[i] = of(one)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
