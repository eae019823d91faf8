// Package spectest has what the tests below spec share.
package spectest

import (
	"sync"
	"testing"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

var load = sync.OnceValues(func() (*contract.Contract, error) { return contract.Load(spec.Contract) })

// Contract is the contract of the Payments API. Loading it takes longer than most
// tests, so it is loaded once for all the tests of a binary: nothing changes a
// contract.
func Contract(tb testing.TB) *contract.Contract {
	tb.Helper()
	c, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}
