//go:build !race

// Without the race detector, as edits_test.go has it.

package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// requireApplied checks that after apply the contract is valid and says what the
// page says now, that there is nothing left to apply, and that what is not touched
// is as it was, byte for byte.
func requireApplied(t *testing.T, name string, old, latest *page.Page, got *docdrift.Difference) {
	t.Helper()
	asked, decided := false, true
	for _, change := range got.Changes {
		asked = asked || change.YAML != ""
		decided = decided && len(change.Undecided) == 0
	}
	require.Equal(t, asked, string(got.After) != string(spec.Contract))
	if !asked {
		return
	}
	requireOnlyAdjacent(t, name, got.Patch("x"))
	contract, err := compare.Load("spec/payments.yaml", got.After)
	require.NoError(t, err)
	for _, change := range docdrift.Diff(old, latest, docdrift.Options{Against: contract}).Changes {
		require.Empty(t, change.YAML, "applied twice")
	}
	if !decided {
		return
	}
	for _, verdict := range compare.Pages([]*page.Page{latest}, contract, nil).Verdicts {
		require.Equal(t, compare.Aligned, verdict.State, "%s %v %s", verdict.Fact.Label(), verdict.Differences, verdict.Reason)
	}
}

// requireOnlyAdjacent checks that the texts differ in few lines, and that no
// comment is lost.
func requireOnlyAdjacent(t *testing.T, name, patch string) {
	t.Helper()
	gone, added, comments := 0, 0, 0
	for line := range strings.SplitSeq(patch, "\n") {
		switch {
		case strings.HasPrefix(line, "---"), strings.HasPrefix(line, "+++"):
		case strings.HasPrefix(line, "-"):
			gone++
			comments += strings.Count(line, "# D")
		case strings.HasPrefix(line, "+"):
			added++
			comments -= strings.Count(line, "# D")
		}
	}
	require.NotZero(t, gone+added, name)
	if added > 0 { // what goes away takes its comments along
		require.Zero(t, comments, "%s: a comment is lost", name)
	}
	require.LessOrEqual(t, gone, 8, name)
	require.LessOrEqual(t, added, 14, name)
}

// An object with what is below it becomes a component.
func TestApplyNamesANewObject(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	after := strings.Replace(before, "| notes    |", "| voucher | object | Where it goes |\n| voucher.account* | string | Whose |\n| voucher.amount | integer | How much |\n| voucher.currency | string | Of it |\n| notes    |", 1)
	changed := diff(t, read(t, sdk, before), read(t, sdk, after))
	require.Len(t, changed.Changes, 4)
	got := changed
	added := got.Patch("spec/payments.yaml")
	for _, line := range []string{
		"+        voucher:", "+          $ref: '#/components/schemas/CreateOrderVoucher'",
		"+    CreateOrderVoucher:", "+      type: object", "+      required: [account]", "+        account:",
		"+            - $ref: '#/components/schemas/ChargeAmount'", "+          $ref: '#/components/schemas/Currency'",
	} {
		require.Contains(t, added, "\n"+line+"\n", added)
	}
}

// What is required now is in the contract's examples as well, as the page's
// sample shows it.
func TestApplyKeepsExamplesInStep(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	after := strings.NewReplacer(
		"| otp*       |", "| device* | string | Which device |\n| otp*       |",
		"  \"otp\": \"12345\"\n", "  \"otp\": \"12345\",\n  \"device\": \"0042\"\n",
		"| amount*  | integer |", "| amount*  | string |",
	).Replace(before)
	got := diff(t, read(t, sdk, before), read(t, sdk, after))
	added := got.Patch("spec/payments.yaml")
	for _, line := range []string{
		"+      required: [otp, device]", "+              device: '0042'",
		"-              amount: 50000", "+              amount: '50000'",
	} {
		require.Contains(t, added, "\n"+line+"\n", added)
	}
}

// What a row of DECISIONS.md settled is not settled anew by a page.
func TestApplyLeavesWhatARowSettled(t *testing.T) {
	t.Parallel()
	before := text(t, "reference.txt")
	before = strings.Replace(before, "notes mandatory\nobject", "notes mandatory\nstring", 1)
	after := strings.Replace(before, "notes mandatory\nstring", "notes mandatory\ninteger", 1)
	changed := diff(t, read(t, reference, before), read(t, reference, after))
	require.Len(t, changed.Changes, 1)
	require.Contains(t, strings.Join(changed.Changes[0].Undecided, " "), "D20")
	got := changed
	require.Equal(t, string(got.Before), string(got.After))
}
