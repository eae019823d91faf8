package webhook_test

import (
	"testing"

	"go.uber.org/goleak"
)

// No test leaves a goroutine behind, and with it a connection.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
