package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// In prose a range applies to the name that the line begins with, and a number of pairs to every name in the line.
func TestLimitsInProse(t *testing.T) {
	t.Parallel()
	for prose, want := range map[string]string{
		"Amount must be between 100 and 500.":                                                   "amount.min=100 amount.max=500",
		"amount is at most 500; the fee is subtracted.":                                         "",
		"Amount is refunded; the fee is at most 500.":                                           "",
		"Amount is refunded. The fee must be between 100 and 500.":                              "",
		"The receipt and notes are yours: notes hold at most 15 pairs.":                         "notes.maxPairs=15 receipt.maxPairs=15",
		"The receipt must not exceed 40 characters; notes hold at most 15 key-value pairs.":     "notes.maxPairs=15 receipt.maxPairs=15",
		"Notes are kept; receipt must not exceed 40 characters, and there are at most 9 pairs.": "notes.maxPairs=9 receipt.maxPairs=9",
	} {
		text := "### H\n\n```py\na.b.c({'amount': 1})\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n" +
			"| amount | integer | One |\n| notes | object | Two |\n| receipt | string | Three |\n\n" + prose + "\n"
		read, err := page.Read("made", []byte(text))
		require.NoError(t, err, prose)
		var got []string
		for _, fact := range read.Sections[0].Facts {
			for _, bound := range fact.Bounds.List() {
				got = append(got, fmt.Sprintf("%s.%s=%d", fact.Name, bound.Name, bound.Value))
			}
		}
		require.Equal(t, want, strings.Join(got, " "), prose)
	}
}
