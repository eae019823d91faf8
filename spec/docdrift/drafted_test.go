//go:build !race

// Without the race detector, as edits_test.go has it.

package docdrift_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// shownCall is a section of a page with a call and what it answers.
func shownCall(heading, path, answer string) string {
	return "## " + heading + "\n\n```curl: Curl\ncurl -u [YOUR_KEY_ID]:[YOUR_KEY_SECRET] \\\n-X GET https://api.razorpay.com/v1" + path +
		"\n```\n\n### Response\n\n```json: Success\n" + answer + "\n```\n\n"
}

// shownRefund is an answer as pages show a refund.
func shownRefund(status, more string) string {
	return `{
  "id": "rfnd_FP8QHiV938haTz",
  "entity": "refund",
  "amount": 500100,
  "currency": "INR",
  "payment_id": "pay_29QQoUBi66xm2f",
  "notes": [],
  "receipt": "Receipt No. 31",
  "acquirer_data": {"arn": null},
  "created_at": 1597078866,
  "batch_id": null,
  "status": "` + status + `",
  "speed_processed": "normal",
  "speed_requested": "normal"` + more + `
}`
}

// Calls are drafted in the contract with the edits, which may be of the same components.
func TestDraftKnowsTheEdits(t *testing.T) {
	t.Parallel()
	const refund, status = "/refunds/rfnd_FP8QHiV938haTz", "### Response Parameters\n\n`status`\n: `string` How it stands. Possible values:\n  - `pending`\n  - `processed`\n  - `failed`\n"
	fetched := shownCall("Fetch Refund With ID", refund, shownRefund("processed", ""))
	for name, test := range map[string]struct {
		before, after  string
		edited, drafts []string // lines that the patch adds
		components     []string // those with which it begins a line, once each
	}{
		"an identifier that both have": {
			fetched,
			shownCall("Fetch Refund With ID", refund, shownRefund("processed", ",\n  \"widget_id\": \"wdg_A1b2C3d4E5f6G7\"")) +
				shownCall("Fetch a Widget", "/widgets/wdg_Zz9y8x7w6v5U4t", `{"id": "wdg_Zz9y8x7w6v5U4t", "entity": "widget", "colour": "red"}`),
			[]string{"        widget_id:"}, []string{"      operationId: fetchWidget"}, []string{"    WidgetID:", "    Widget:"},
		},
		"a value that is new in an answer": {
			fetched + status,
			fetched + status + "  - `held`\n\n" +
				shownCall("Fetch the Refund of a Widget", "/widgets/wdg_Zz9y8x7w6v5U4t/refund", shownRefund("held", "")),
			[]string{"      enum: [pending, processed, failed, held]"}, []string{"                $ref: '#/components/schemas/Refund'"}, []string{"    WidgetID:"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := diff(t, read(t, "made", test.before), read(t, "made", test.after))
			require.NoError(t, got.Draft())
			require.NotNil(t, got.Drafted)
			for _, one := range got.Drafted.Undecided {
				require.NotContains(t, one.String(), "not valid as Refund")
			}
			patch := got.Patch("payments.yaml")
			for _, line := range append(test.edited, test.drafts...) {
				require.Contains(t, patch, "\n+"+line+"\n")
			}
			for _, line := range test.components {
				require.Equal(t, 1, strings.Count(string(got.After), "\n"+line+"\n"), line)
			}
			require.NotContains(t, patch, "+    WidgetRefund:")
			require.Equal(t, string(got.After), patched(t, patch))
		})
	}
}

// patched is the contract as patch makes it.
func patched(t *testing.T, patch string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "payments.yaml")
	require.NoError(t, os.WriteFile(file, spec.Contract, 0o600))
	command := exec.CommandContext(t.Context(), "git", "apply", "-p1", "-")
	command.Dir, command.Stdin = filepath.Dir(file), strings.NewReader(patch)
	said, err := command.CombinedOutput()
	require.NoError(t, err, "%s", said)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}
