package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/change"
)

// A fact that moves to another place in the request is one change, not two.
func TestMovedFactIsOneChange(t *testing.T) {
	t.Parallel()
	before := text(t, "update.md")
	after := strings.Replace(before, "/payments/pay_CBYy6tLmJTzn3Q \\\n", "/payments/pay_CBYy6tLmJTzn3Q?id=pay_CBYy6tLmJTzn3Q \\\n", 1)
	after = strings.Replace(after, "### Parameters\n\n`id` _mandatory_", "### Query Parameters\n\n`id` _mandatory_", 1)
	changed := diff(t, read(t, current, before), read(t, current, after))
	require.Len(t, changed.Changes, 2, "and a sample: %s", wordsOf(changed))
	require.Equal(t, change.Moved, changed.Changes[1].Kind, "%s", wordsOf(changed))
	require.Equal(t, "query id of updatePayment: where path -> query", changed.Changes[1].Summary)
	require.Equal(t, yes, changed.Changes[1].Requests.Breaks)
}
