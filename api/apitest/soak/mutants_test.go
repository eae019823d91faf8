//go:build !race

// The processes of the broken programs would be as slow as they are many. What they do
// at once, the sound program of TestShortSoak does under the race detector.

package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A soak that cannot fail proves nothing: each of these is caught for what it does.
func TestMutantsAreCaught(t *testing.T) {
	t.Parallel()
	for _, mutant := range mutants() {
		t.Run(mutant.name, func(t *testing.T) {
			t.Parallel()
			plan := plan{orders: 60, workers: 20, faults: 0.25, kills: 1, seed: 1, within: 5 * time.Minute, folder: t.TempDir()}
			if mutant.handler != nil { // logs more than it should, from the first call on
				plan.orders = 6
			}
			if mutant.refundEvery > 0 { // which comes to light in few of the refunds
				plan.orders, plan.faults = 120, 0.4
			}
			finding, err := catch(t.Context(), plan, mutant)
			require.NoError(t, err)
			t.Log(finding)
		})
	}
}
