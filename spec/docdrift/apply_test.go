//go:build !race

// Excluded from race builds for the reason given in edits_test.go.

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

// requireApplied checks that the edited contract is valid, that no edit is left to apply, that
// only a few lines changed, and, if nothing is left to decide, that it agrees with the page.
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
	requireSmallPatch(t, name, got.Patch("x"))
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

// requireSmallPatch checks that a patch changes few lines and keeps comments.
func requireSmallPatch(t *testing.T, name, patch string) {
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
	if added > 0 { // a pure removal removes comments too
		require.Zero(t, comments, "%s: a comment is lost", name)
	}
	require.LessOrEqual(t, gone, 8, name)
	require.LessOrEqual(t, added, 14, name)
}

// A new object with its properties becomes a component.
func TestNewObjectBecomesAComponent(t *testing.T) {
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

// The contract's examples follow the edits: a new required property gets the value of the page's
// sample, and a retyped value is rewritten.
func TestEditsUpdateExamples(t *testing.T) {
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

// A fact that a row of DECISIONS.md settles is not edited.
func TestSettledFactIsNotEdited(t *testing.T) {
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
