// Package spectest has helpers for the tests below spec.
package spectest

import (
	"sync"
	"testing"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

var load = sync.OnceValues(func() (*contract.Contract, error) {
	return contract.LoadJSON("", spec.Contract, spec.ContractJSON)
})

// Contract returns the contract of the Payments API. It is loaded once per test binary, because
// loading takes longer than most tests and nothing changes a contract.
func Contract(tb testing.TB) *contract.Contract {
	tb.Helper()
	c, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}
