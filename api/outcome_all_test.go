//go:build !race

// The race detector makes every call ten times as long, and a megabyte of an answer;
// what it could find, it finds with some of them.

package api_test

import "testing"

// TestOutcomes tries every fault with every call over every version of HTTP.
func TestOutcomes(t *testing.T) { //nolint:paralleltest // goroutines of other tests would be counted
	tryOutcomes(t, func(calls []operationCall, _ int) []operationCall { return calls })
}

func TestOutcomesOfACaptureAfterALongAnswer(t *testing.T) {
	t.Parallel()
	captureThatCannotSettle(t, true)
}
