package apitest_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Closing a server leaves no goroutine of a fault or a delivery.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
