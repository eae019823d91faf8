package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/change"
)

// A fact that moves to another section or place is one change, not two.
func TestMovedFactIsOneChange(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	const row = "| receipt  | string  | Your own reference. Maximum length is 40 characters.   |\n"
	after := strings.Replace(strings.Replace(before, row, "", 1), "  'receipt': 'rcptid_11',\n", "", 1)
	after = strings.Replace(after, "| otp*       |", row+"| otp*       |", 1)
	changed := diff(t, read(t, sdk, strings.Replace(before, "  'receipt': 'rcptid_11',\n", "", 1)), read(t, sdk, after))
	require.Len(t, changed.Changes, 1, "%s", wordsOf(changed))
	require.Equal(t, change.Moved, changed.Changes[0].Kind)
	require.Equal(t, `optional body parameter receipt (string) moved from "Payment capture settings API" to "OTP Submit"`, changed.Changes[0].Summary)
	require.NotEmpty(t, changed.Changes[0].Undecided)

	before = text(t, "update.md")
	after = strings.Replace(before, "/payments/pay_CBYy6tLmJTzn3Q \\\n", "/payments/pay_CBYy6tLmJTzn3Q?id=pay_CBYy6tLmJTzn3Q \\\n", 1)
	after = strings.Replace(after, "### Parameters\n\n`id` _mandatory_", "### Query Parameters\n\n`id` _mandatory_", 1)
	changed = diff(t, read(t, current, before), read(t, current, after))
	require.Len(t, changed.Changes, 2, "and a sample: %s", wordsOf(changed))
	require.Equal(t, change.Moved, changed.Changes[1].Kind, "%s", wordsOf(changed))
	require.Equal(t, "query id of updatePayment: where path -> query", changed.Changes[1].Summary)
	require.Equal(t, yes, changed.Changes[1].Requests.Breaks)
}
