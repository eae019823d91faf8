package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/impact"
)

const cardPage = `### Create Payment Json

` + "```" + `py
client.payment.createPaymentJson({
  "amount": 100,
  "currency": "INR",
  "order_id": "order_EAkbvXiCJlwhHR",
  "email": "gaurav.kumar@example.com",
  "contact": "9090909090",
  "method": "card",
  "card": {
    "number": "4854980604708430",
    "cvv": "123",
    "expiry_month": "12",
    "expiry_year": "21",
    "name": "Gaurav Kumar"
  }
})
` + "```" + `
**Parameters:**

| Name    | Type    | Description |
|---------|---------|-------------|
| amount* | integer | How much    |
`

// A row of DECISIONS.md settles the new fact, whatever the old one was, under any heading and on
// any page.
func TestRowSettlesTheNewFact(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{"the page of the row": sdk, "another page": "made"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			latest := strings.Replace(cardPage, `"cvv": "123"`, `"cvv": 123`, 1)
			changed := diff(t, read(t, page, cardPage), read(t, page, latest))
			require.NotEmpty(t, changed.Changes)
			for _, one := range changed.Changes {
				require.Equal(t, []string{"D25"}, one.Settled, one.Summary)
				require.Empty(t, one.YAML, one.Summary)
				require.Empty(t, one.Undecided, one.Summary)
				require.Equal(t, impact.No, one.Requests.Breaks, one.Summary)
				require.Equal(t, "D25 settles it", one.Requests.Why)
			}
			require.Equal(t, string(changed.Before), string(changed.After))
		})
	}
}

// If a row decided against the page, and the page now makes another statement, nothing is edited.
func TestStatementAgainstADecisionIsLeftToDecide(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	const row = "| currency*  | string  | "
	require.Contains(t, before, row)
	latest := strings.Replace(before, row, row+"Default value is EUR. ", 1)
	changed := diff(t, read(t, sdk, before), read(t, sdk, latest))
	require.Len(t, changed.Changes, 1)
	require.Empty(t, changed.Changes[0].YAML)
	require.Contains(t, strings.Join(changed.Changes[0].Undecided, " "), "D13 decided against the page")
}

// A parameter that a row mentions is not dropped because one page no longer lists it.
func TestDecidedParameterIsNotDropped(t *testing.T) {
	t.Parallel()
	latest := text(t, "sdk.md")
	before := strings.Replace(latest, "| skip     |", "| expand[] | string | Used to retrieve more. Possible values are `card`, `emi` |\n| skip     |", 1)
	changed := diff(t, read(t, sdk, before), read(t, sdk, latest))
	require.Len(t, changed.Changes, 1)
	require.Equal(t, "gone: optional query parameter expand[] (string) of listPayments", changed.Changes[0].Summary)
	require.Empty(t, changed.Changes[0].YAML)
	require.Equal(t, []string{"D19 mentions it: decide whether it was removed"}, changed.Changes[0].Undecided)
}

// A call that the contract does not have breaks no caller who uses the contract.
func TestCallThatTheContractLacksBreaksNoCaller(t *testing.T) {
	t.Parallel()
	const call = "### Paint\n\n```py\nclient.paint.it({'colour': 'red'})\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| colour | string |\n"
	changed := diff(t, read(t, "made", call), read(t, "made", strings.Replace(call, "| colour | string |", "| colour* | integer |", 1)))
	require.Len(t, changed.Changes, 1)
	require.Equal(t, impact.Effect{Breaks: impact.No, Why: "no call of the contract was recognized"}, changed.Changes[0].Requests)
}

// A schema marked x-sensitive is never edited.
func TestSensitiveSchemaIsNeverEdited(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ from, to string }{
		"a type":        {"| otp*       | string ", "| otp*       | integer "},
		"a limit":       {"| otp*       | string  | What was sent |", "| otp*       | string  | What was sent. Maximum length is 6 characters. |"},
		"a property":    {"| otp*       | string  | What was sent |\n", ""},
		"a list of one": {"| otp*       | string  | What was sent |", "| otp*       | string  | Possible values are `1`, `2` |"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := strings.Replace(text(t, "sdk.md"), "{\n  \"otp\": \"12345\"\n}", "data", 1)
			require.Contains(t, before, test.from)
			latest := strings.Replace(before, test.from, test.to, 1)
			changed := diff(t, read(t, sdk, before), read(t, sdk, latest))
			require.Len(t, changed.Changes, 1)
			require.Empty(t, changed.Changes[0].YAML)
			require.Contains(t, strings.Join(changed.Changes[0].Undecided, " "), "x-sensitive")
			require.Equal(t, string(changed.Before), string(changed.After))
		})
	}
}

// All edits refer to the original contract, so that two renamed headings are both edited.
func TestTwoRenamedHeadings(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	latest := strings.NewReplacer("### Token IIN API", "### Card range API", "### OTP Submit", "### Hand in a password").Replace(before)
	changed := diff(t, read(t, sdk, before), read(t, sdk, latest))
	require.Len(t, changed.Changes, 2, wordsOf(changed))
	for _, heading := range []string{"Card range API", "Hand in a password"} {
		require.Contains(t, string(changed.After), "heading: "+heading)
	}
	for _, heading := range []string{"Token IIN API", "OTP Submit"} {
		require.NotContains(t, string(changed.After), "heading: "+heading+"\n")
	}
}
