package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// figure extracts a number from a result.
type figure func(testing.BenchmarkResult) float64

// The figures of the table. The methods of testing.BenchmarkResult round to whole bytes and
// nanoseconds, which is precise enough.
func nanoseconds(r testing.BenchmarkResult) float64 { return float64(r.NsPerOp()) }
func bytesUsed(r testing.BenchmarkResult) float64   { return float64(r.AllocedBytesPerOp()) }
func allocations(r testing.BenchmarkResult) float64 { return float64(r.AllocsPerOp()) }

// table returns a Markdown table.
func table(entries []*entry) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s/%s, %d CPUs, medians of %d rounds; ± is half the range of the middle half of them.\n\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), len(entries[0].results))
	fmt.Fprintf(&text, "| scenario | peer | ns/op | ± | B/op | allocs/op | time to %[1]s | B to %[1]s | time to %[2]s | allocs to %[2]s |\n",
		baseline, official)
	text.WriteString("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, e := range entries {
		plain, razorpay := rival(entries, e, baseline), rival(entries, e, official)
		times := e.values(nanoseconds)
		fmt.Fprintf(&text, "| %s/%s | %s | %.0f | %.0f%% | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f |\n",
			e.scenario.call, e.scenario.network, e.peer,
			median(times), 100*spread(times), median(e.values(bytesUsed)), median(e.values(allocations)),
			ratio(e, plain, nanoseconds), ratio(e, plain, bytesUsed),
			ratio(e, razorpay, nanoseconds), ratio(e, razorpay, allocations))
	}
	return text.String()
}

// rival returns another peer's entry for the same scenario.
func rival(entries []*entry, e *entry, name string) *entry {
	i := slices.IndexFunc(entries, func(other *entry) bool {
		return other.peer == name && other.scenario.call == e.scenario.call && other.scenario.network == e.scenario.network
	})
	return entries[i]
}

func (e *entry) values(of figure) []float64 {
	values := make([]float64, len(e.results))
	for i, result := range e.results {
		values[i] = of(result)
	}
	return values
}

// ratio returns the median of the ratios within each round.
func ratio(e, to *entry, of figure) float64 {
	ours, theirs := e.values(of), to.values(of)
	for i := range ours {
		ours[i] /= theirs[i]
	}
	return median(ours)
}

func median(values []float64) float64 { return quantile(values, 0.5) }

// spread returns half the distance between the quartiles, as a share of the median.
func spread(values []float64) float64 {
	return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values)
}

// quantile interpolates between the two nearest values.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	at := q * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}
