package api_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails if a test leaks a goroutine, for example that of an open connection.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
