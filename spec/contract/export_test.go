package contract

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

var shared = sync.OnceValues(func() (*Contract, error) { return Load(spec.Contract) })

// Shared is the contract of the Payments API, loaded once for the tests of both
// packages: nothing changes a contract.
func Shared(tb testing.TB) *Contract {
	tb.Helper()
	c, err := shared()
	require.NoError(tb, err)
	return c
}

// IsOfJSON is whether the lines of a contract are yet to be read.
func (c *Contract) IsOfJSON() bool { return c.loadWithLines != nil }
