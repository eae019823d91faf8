package sqlseen_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests and checks that they leak no goroutine, or runs the process that one of
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
