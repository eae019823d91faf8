//go:build !race

// Under the race detector these tests take ten times as long. It finds the same races with the
// calls of TestOutcomesOfSomeCalls.

package api_test

import (
	"testing"

	"github.com/rzpkit/payments/api/internal/operationtest"
)

// TestOutcomes tries every fault over every version of HTTP with one call of each class, a
// different one for each fault. It tries unreadable successes with every call.
func TestOutcomes(t *testing.T) { //nolint:paralleltest // it counts goroutines
	tryOutcomes(t, true, operationtest.OnePerClass)
}

func TestOutcomesOfUnsettledCapturesAfterLongAnswers(t *testing.T) {
	t.Parallel()
	testUnsettledCapture(t, true)
}
