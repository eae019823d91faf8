package apitest_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Nothing that a server, a fault or a delivery started is left when it is closed.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
