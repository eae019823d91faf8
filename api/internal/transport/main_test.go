package transport

import (
	"testing"

	"go.uber.org/goleak"
)

// No test leaks a goroutine, and with it a connection.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
