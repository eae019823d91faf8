//go:build !race

// The race detector would make the many processes of the broken programs too slow. TestShortSoak
// runs the correct program under it.

package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A soak that cannot fail proves nothing: each mutant is caught for its fault.
func TestMutantsAreCaught(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a soak of each mutant: run without -short")
	}
	t.Parallel()
	for _, mutant := range mutants() {
		t.Run(mutant.name, func(t *testing.T) {
			t.Parallel()
			plan := plan{orders: 60, workers: 20, faults: 0.25, kills: 1, seed: 1, within: 5 * time.Minute, folder: t.TempDir()}
			switch {
			case mutant.handler != nil: // every call logs too much
				plan.orders = 6
			case mutant.always:
				plan.orders = 24
			}
			if mutant.refundEvery > 0 { // few refunds reveal the fault
				plan.faults, plan.faultsOf = 0.6, "createRefund"
			}
			finding, err := catch(t.Context(), plan, mutant)
			require.NoError(t, err)
			t.Log(finding)
		})
	}
}
