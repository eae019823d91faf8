package contract

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

var shared = sync.OnceValues(func() (*Contract, error) { return Load(spec.Contract) })

// Shared returns the contract of the Payments API, loaded once for all tests of this
// folder. A Contract is immutable.
func Shared(tb testing.TB) *Contract {
	tb.Helper()
	c, err := shared()
	require.NoError(tb, err)
	return c
}

// LacksLines reports whether the contract was loaded from JSON, without line numbers.
func (c *Contract) LacksLines() bool { return c.loadWithLines != nil }
