//go:build !race

// Under the race detector every call takes ten times as long, and so does a megabyte of an answer.
// What it can find, it also finds with the calls of TestOutcomesOfSomeCalls.

package api_test

import "testing"

// TestOutcomes tries every fault with every call over every version of HTTP.
func TestOutcomes(t *testing.T) { //nolint:paralleltest // it counts goroutines
	if testing.Short() {
		t.Skip("makes every call for every fault, TestOutcomesOfSomeCalls makes some: run without -short")
	}
	tryOutcomes(t, true, func(calls []operationCall, _ int) []operationCall { return calls })
}

func TestOutcomesOfUnsettledCapturesAfterLongAnswers(t *testing.T) {
	t.Parallel()
	testUnsettledCapture(t, true)
}
