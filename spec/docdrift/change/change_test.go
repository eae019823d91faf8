package change_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func read(t *testing.T, text string) *page.Page {
	t.Helper()
	one, err := page.Read("made", []byte(text))
	require.NoError(t, err)
	return one
}

const made = `### Pay it

` + "```" + `py
client.payment.pay(paymentId, {'amount': 100, 'kind': 'a'})
` + "```" + `
**Parameters:**

| Name | Type | Description |
|---|---|---|
| paymentId* | string | Which |
| amount* | integer | Minimum value is 1. |
| kind | string | Possible values are ` + "`a`, `b`" + ` |
| note | string | Default value is none. |

**Response:**
` + "```" + `json
{"id": "pay_1", "items": [{"a": 1}, {"a": 2}]}
` + "```" + `
---
### Take it back

` + "```" + `py
client.payment.cancel(paymentId)
` + "```" + `
**Parameters:**

| Name | Type |
|---|---|
| paymentId* | string |
`

func TestBetween(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, to string
		want     []string
	}{
		"only wording":              {"Which", "Which one", nil},
		"a word for a type":         {"amount* | integer", "amount* | int", nil},
		"the order of values":       {"`a`, `b`", "`b`, `a`", nil},
		"a variable by its name":    {"payment.cancel(paymentId)\n```\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| paymentId*", "payment.cancel(thePaymentId)\n```\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| thePaymentId*", nil},
		"a new item":                {`{"a": 2}`, `{"a": 2}, {"a": 1}`, []string{"altered response sample of op: items.a 1, 2 -> 1, 2, 1"}},
		"a type":                    {"amount* | integer", "amount* | string", []string{"altered body amount of op: type integer -> string"}},
		"a new star":                {"| kind |", "| kind* |", []string{"altered body kind of op: now mandatory"}},
		"a value":                   {"`a`, `b`", "`a`, `c`", []string{"altered body kind of op: new value c; value gone: b"}},
		"a limit":                   {"Minimum value is 1.", "Minimum value is 5.", []string{"altered body amount of op: min 1 -> 5"}},
		"a removed default":         {"Default value is none.", "", []string{"altered body note of op: default removed, was none"}},
		"two aspects of a fact":     {"| note | string | Default value is none. |", "| note | object | |", []string{"altered body note of op: type string -> object; default removed, was none"}},
		"a parameter":               {"| note |", "| more | string | |\n| note |", []string{"added new: optional body parameter more (string) of op"}},
		"a removed parameter":       {"| note | string | Default value is none. |\n", "", []string{"removed gone: optional body parameter note (string) of op"}},
		"a call":                    {"payment.cancel(", "payment.stop(", []string{"altered the call of op: call client.payment.cancel -> client.payment.stop"}},
		"a heading":                 {"### Take it back", "### Cancel", []string{`altered section "Take it back" is now called "Cancel"`}},
		"a value in a sample":       {"'kind': 'a'", "'kind': 'b'", []string{"altered request sample of op: kind a -> b"}},
		"a removed row, still sent": {"| kind | string | Possible values are `a`, `b` |\n", "", []string{"altered body kind of op: now only in a sample"}},
	} {
		require.Contains(t, made, test.from, name)
		var got []string
		for _, one := range change.Between(read(t, made), read(t, strings.Replace(made, test.from, test.to, 1))) {
			got = append(got, fmt.Sprint(one.Kind, " ", one.Describe("op")))
		}
		require.Equal(t, test.want, got, name)
	}
}

// What is no part of a call does not change the call.
func TestBetweenIgnoresWhatIsElsewhere(t *testing.T) {
	t.Parallel()
	const page = "### Create\n\n```py\nclient.order.create(data)\ndata = {'amount': 1}\nclient.order.create(data)\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| amount* | integer |\n"
	require.Empty(t, change.Between(read(t, page), read(t, page+"| data | object |\n")))
}

// A section without facts in the lock is out of scope: it has no changes.
func TestBetweenIgnoresSectionsOutOfScope(t *testing.T) {
	t.Parallel()
	before := read(t, made)
	before.Sections[1].Facts = nil
	require.Empty(t, change.Between(before, read(t, made)))
}
