//go:build !race

// Under the race detector a call takes ten times as long, and so does a megabyte of an answer. What
// it can find, it also finds with the calls of TestOutcomesOfSomeCalls.

package api_test

import (
	"testing"

	"github.com/rzpkit/payments/api/internal/operationtest"
)

// TestOutcomes tries every fault over every version of HTTP with calls of each class, taking other
// calls for each fault, and with every call where the answer is a success that cannot be read.
func TestOutcomes(t *testing.T) { //nolint:paralleltest // it counts goroutines
	tryOutcomes(t, true, operationtest.OnePerClass)
}

func TestOutcomesOfUnsettledCapturesAfterLongAnswers(t *testing.T) {
	t.Parallel()
	testUnsettledCapture(t, true)
}
