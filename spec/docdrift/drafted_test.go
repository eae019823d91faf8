//go:build !race

// Excluded from race builds for the reason given in edits_test.go.

package docdrift_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/spec"
)

// shownCall returns a section with a call and a sample of its response.
func shownCall(heading, path, answer string) string {
	return "## " + heading + "\n\n```curl: Curl\ncurl -u [YOUR_KEY_ID]:[YOUR_KEY_SECRET] \\\n-X GET https://api.razorpay.com/v1" + path +
		"\n```\n\n### Response\n\n```json: Success\n" + answer + "\n```\n\n"
}

// shownRefund returns a sample of a refund.
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

// What pages leave unclear does not keep the code of a draft from being generated: a flag in a query,
// names and values that are the same in Go, an empty text among values, an enum whose Go type the
// contract has already, and lists whose items are unknown.
func TestDraftsOfUnclearPagesAreGenerated(t *testing.T) {
	t.Parallel()
	listed := func(name, values string) string {
		text := "`" + name + "`\n: `string` What it is. Possible values:\n"
		for value := range strings.SplitSeq(values, " ") {
			text += "  - `" + value + "`\n"
		}
		return text + "\n"
	}
	text := shownCall("Fetch a Lantern", "/lanterns/lntn_Zz9y8x7w6v5U4t", `{"id": "lntn_Zz9y8x7w6v5U4t", "entity": "lantern", "status": "queued", "mode": "", "via": "bank-account", "user-agent": "x", "user_agent": "y", "_": 1}`) +
		"### Response Parameters\n\n" + listed("status", "queued sent") + listed("mode", "NEFT IMPS") + listed("via", "bank_account vpa") +
		shownCall("Fetch All Lanterns", "/lanterns?active=1&expand[]=contact", `{"entity": "collection", "count": 1, "items": [{"id": "lntn_Zz9y8x7w6v5U4t", "entity": "lantern"}]}`) +
		"### Query Parameters\n\n`active` _optional_\n: `boolean` Whether it is. Possible values are `1` or `0`.\n\n`expand` _optional_\n: `string` What to add.\n"
	text += shownCall("Fetch All Gadgets", "/gadgets?count=1&skip=2", `{"entity": "collection", "count": 0, "items": []}`) +
		"## Fetch All Widgets\n\n```curl: Curl\ncurl -X GET https://api.razorpay.com/v1/widgets\n```\n\n### Response Parameters\n\n`colour`\n: `string` Its colour.\n"
	got := diff(t, read(t, "made", "## Nothing\n\n```curl: Curl\ncurl https://api.razorpay.com/v1/payments\n```\n"), read(t, "made", text))
	require.NoError(t, got.Draft())
	require.Len(t, got.Drafted.Operations, 4)
	contract, err := gen.Load("spec/payments.yaml", got.After, gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(contract))
}

// A draft lists each difference from its page that it does not tell of otherwise.
func TestDifferencesOfADraftFromItsPage(t *testing.T) {
	t.Parallel()
	text := shownCall("Fetch a Widget", "/widgets/wdg_Zz9y8x7w6v5U4t", `{"id": "wdg_Zz9y8x7w6v5U4t", "entity": "widget", "contact": "9123456780", "card": {"entity": "card"}, "lid": "up"}`) +
		"### Response Parameters\n\n`contact`\n: `integer` Whom to ask.\n\n`lid`\n: `string` How it is. Possible values:\n  - `down`\n\n`entity`\n: `string` What it is. Possible value is `wid get`.\n"
	got := diff(t, read(t, "made", "## Nothing\n\n```curl: Curl\ncurl https://api.razorpay.com/v1/payments\n```\n"), read(t, "made", text))
	require.NoError(t, got.Draft())
	var listed []string
	for _, one := range got.Drafted.Undecided {
		if one.Subject == "fetchWidget" {
			listed = append(listed, one.String())
		}
	}
	require.Subset(t, listed, []string{
		"fetchWidget: response contact: type: the page says integer; the contract: string",
		"fetchWidget: response entity: values: the page says wid get; the contract: not wid get; also widget",
	})
	require.NotContains(t, strings.Join(listed, "\n"), "response lid", "the draft tells of the value that is not listed")
	require.False(t, got.IsDecided())
}

// Drafts are based on the edited contract, whose edits may concern the same components.
func TestDraftOnEditedContract(t *testing.T) {
	t.Parallel()
	const refund, status = "/refunds/rfnd_FP8QHiV938haTz", "### Response Parameters\n\n`status`\n: `string` How it stands. Possible values:\n  - `pending`\n  - `processed`\n  - `failed`\n"
	fetched := shownCall("Fetch Refund With ID", refund, shownRefund("processed", ""))
	for name, test := range map[string]struct {
		before, after  string
		edited, drafts []string // lines that the patch adds
		components     []string // lines that the contract has once each
	}{
		"an identifier in an edit and a draft": {
			fetched,
			shownCall("Fetch Refund With ID", refund, shownRefund("processed", ",\n  \"widget_id\": \"wdg_A1b2C3d4E5f6G7\"")) +
				shownCall("Fetch a Widget", "/widgets/wdg_Zz9y8x7w6v5U4t", `{"id": "wdg_Zz9y8x7w6v5U4t", "entity": "widget", "colour": "red"}`),
			[]string{"        widget_id:"}, []string{"      operationId: fetchWidget"}, []string{"    WidgetID:", "    Widget:"},
		},
		"a new value in a response": {
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

// patched returns the contract with a patch applied by git.
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

// Drafts are not dropped: that the project does not build with them is an error.
func TestTryDrafts(t *testing.T) {
	t.Parallel()
	got := diff(t, read(t, "made", "## Nothing\n\n```curl: Curl\ncurl https://api.razorpay.com/v1/payments\n```\n"), read(t, "made", shownCall("Fetch a Widget", "/widgets/wdg_Zz9y8x7w6v5U4t", `{"id": "wdg_Zz9y8x7w6v5U4t", "entity": "widget"}`)))
	require.NoError(t, got.Draft())
	require.Equal(t, []string{"fetchWidget"}, got.Drafted.Operations)
	fails := errors.New("it does not compile")
	err := got.Try(func([]byte) ([]byte, error) { return nil, fails })
	require.ErrorIs(t, err, fails)
	require.ErrorContains(t, err, "with the drafts: ")
	require.Contains(t, string(got.After), "operationId: fetchWidget\n")
}
