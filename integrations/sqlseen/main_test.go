package sqlseen_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain is the tests, which leave no goroutine behind, or the process that one of
// them kills.
func TestMain(m *testing.M) {
	if victim := os.Getenv(victimVariable); victim != "" {
		if err := handleUntilKilled(victim); err != nil {
			panic(err)
		}
		return
	}
	goleak.VerifyTestMain(m)
}
