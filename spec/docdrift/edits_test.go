//go:build !race

// Excluded from race builds: each page is read, compared and applied in one goroutine, and the
// race detector would take half a minute to find nothing.

package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/impact"
)

// pageEdit is an edit of a page with the changes to expect.
type pageEdit struct {
	name, page string
	from, to   string
	want       []wantChange
}

// wantChange is an expected change.
type wantChange struct {
	kind                change.Kind
	summary             string
	requests, responses impact.Breaks
	yaml                []string // lines that the edit of the contract adds (+) or removes (-)
	goName              string   // a Go name, or "" for any
	undecided           string   // a part of what is left to decide, "" for nothing
}

// Each edit of a page leads to the expected changes and edits of the contract.
func TestDiffOfPageEdits(t *testing.T) {
	t.Parallel()
	for _, edit := range edits() {
		t.Run(edit.name, func(t *testing.T) {
			t.Parallel()
			before := text(t, madePages()[edit.page])
			require.Equal(t, 1, strings.Count(before, edit.from), "the edit is of one place")
			after := strings.Replace(before, edit.from, edit.to, 1)
			old, latest := read(t, edit.page, before), read(t, edit.page, after)
			changed := diff(t, old, latest)
			require.Len(t, changed.Changes, len(edit.want), "%s", wordsOf(changed))
			for i, want := range edit.want {
				requireChange(t, want, changed.Changes[i])
			}
			requireApplied(t, edit.name, old, latest, changed)
		})
	}
}

func requireChange(t *testing.T, want wantChange, got *impact.Impact) {
	t.Helper()
	require.Equal(t, want.summary, got.Summary)
	require.Equal(t, want.kind, got.Kind)
	require.Equal(t, want.requests, got.Requests.Breaks, "requests: %s", got.Requests.Why)
	require.Equal(t, want.responses, got.Responses.Breaks, "responses: %s", got.Responses.Why)
	for _, line := range want.yaml {
		require.Contains(t, got.YAML, "\n"+line+"\n", "%s", got.YAML)
	}
	if len(want.yaml) == 0 {
		require.Empty(t, got.YAML)
	}
	if want.goName != "" {
		require.Contains(t, got.Go, want.goName)
	}
	if want.undecided == "" {
		require.Empty(t, got.Undecided)
	} else {
		require.Contains(t, strings.Join(got.Undecided, "\n"), want.undecided)
	}
	if got.Operation != "" {
		require.NotEmpty(t, got.Lines, "the lines of the contract")
	}
}

func edits() []pageEdit {
	return []pageEdit{
		// Requests.
		{"a new optional parameter", sdk, "| skip     |", "| cursor | string | Where to go on |\n| skip     |", []wantChange{{
			change.Added, "new: optional query parameter cursor (string) of listPayments", no, no,
			[]string{"+        - name: cursor", "+            type: string"}, "", "",
		}}},
		{"a new mandatory parameter", sdk, "| otp*       |", "| device* | string | Which device |\n| otp*       |", []wantChange{{
			change.Added, "new: mandatory body parameter device (string) of submitOTP", perhaps, no,
			[]string{"+        device:", "+          type: string"}, "", `property "device" is missing`,
		}}},
		{"a new parameter that the contract has", sdk, "| payment  |", "| partial_payment | boolean | In parts |\n| payment  |", []wantChange{{
			change.Added, "new: optional body parameter partial_payment (boolean) of createOrder", no, no, nil, "CreateOrderRequest.PartialPayment *bool", "",
		}}},
		{"a star removed", sdk, "| currency*  |", "| currency   |", []wantChange{{
			change.Altered, "body currency of capturePayment: no longer mandatory", no, no,
			[]string{"-      required: [amount, currency]", "+      required: [amount]"}, "CaptureRequest.Currency Currency", "",
		}}},
		{"a star added", sdk, "| receipt  |", "| receipt* |", []wantChange{{
			change.Altered, "body receipt of createOrder: now mandatory", yes, no,
			[]string{"+      required: [amount, currency, receipt]"}, "CreateOrderRequest.Receipt string", "",
		}}},
		{"integer to string", sdk, "| count    | integer", "| count    | string", []wantChange{{
			change.Altered, "query count of listPayments: type integer -> string", yes, no,
			[]string{"-            type: integer", "+            type: string", "+            default: '10'"}, "ListPaymentsParams.Count int64", "max 100",
		}}},
		{"integer to string in a body", sdk, "| amount*  | integer", "| amount*  | string", []wantChange{{
			change.Altered, "body amount of createOrder: type integer -> string", yes, no,
			[]string{"+          type: string", "+              amount: '50000'"}, "CreateOrderRequest.Amount ChargeAmount", "the page's sample still has the type integer",
		}}},
		{"a type that a row settles", sdk, "| amount*    | integer", "| amount*    | string", []wantChange{{
			change.Altered, "body amount of capturePayment: type integer -> string", no, no, nil, "CaptureRequest.Amount ChargeAmount", "",
		}}},
		{"a parameter gone", sdk, "| skip     | integer   | How many to pass over (default: 0)      |\n", "", []wantChange{{
			change.Removed, "gone: optional query parameter skip (integer) of listPayments", perhaps, no,
			[]string{"-        - name: skip"}, "ListPaymentsParams.Skip int64", "",
		}}},
		{"another default", sdk, "(default: 10)", "(default: 20)", []wantChange{{
			change.Altered, "query count of listPayments: default 10 -> 20", perhaps, no,
			[]string{"-            default: 10", "+            default: 20"}, "", "",
		}}},
		{"no default any more", sdk, "How many to pass over (default: 0) ", "How many to pass over", []wantChange{{
			change.Altered, "query skip of listPayments: default removed, was 0", no, no, nil, "", "default: the page no longer says",
		}}},
		{"a higher limit", sdk, "maximum 100", "maximum 200", []wantChange{{
			change.Altered, "query count of listPayments: max 100 -> 200", no, no,
			[]string{"-            maximum: 100", "+            maximum: 200"}, "", "",
		}}},
		{"a lower limit", sdk, "Maximum length is 40 characters", "Maximum length is 30 characters", []wantChange{{
			change.Altered, "body receipt of createOrder: maxLength 40 -> 30", yes, no,
			[]string{"-          maxLength: 40", "+          maxLength: 30"}, "", "",
		}}},
		{"a limit of a shared component", sdk, "each value at most 256 characters", "each value at most 512 characters", []wantChange{{
			change.Altered, "body notes of createOrder: maxValueLength 256 -> 512", no, no, nil, "", "maxValueLength 512 does not apply",
		}}},
		{"a list of values", sdk, "How many to pass over", "How many to pass over. Possible values are `0`, `10`", []wantChange{{
			change.Altered, "query skip of listPayments: values added, 0, 10", yes, no,
			[]string{"+            enum: [0, 10]"}, "", "",
		}}},
		{"a limit that the type does not have", sdk, "How many to pass over", "How many to pass over. Maximum length is 12 characters", []wantChange{{
			change.Altered, "query skip of listPayments: maxLength added, 12", yes, no, nil, "", "the limit maxLength 12 does not apply to type integer: it is left out",
		}}},
		{"values of another type", sdk, "How many to pass over", "How many to pass over. Possible values are `few`, `many`", []wantChange{{
			change.Altered, "query skip of listPayments: values added, few, many", yes, no, nil, "", "few, many, are not of type integer",
		}}},
		{"a renamed parameter", sdk, "| otp*       |", "| code*      |", []wantChange{
			{change.Altered, "body otp of submitOTP: now only in a sample", no, no, nil, "", "now only in a sample"},
			{change.Added, "new: mandatory body parameter code (string) of submitOTP", perhaps, no, []string{"+        code:"}, "", `property "code" is missing`},
		}},
		{"a parameter that moved", sdk, "| notes    | object  | Key-value pairs. Maximum 15 pairs, each value at most 256 characters. |\n\n**Response:**", "\n**Response:**", []wantChange{{
			change.Removed, "gone: optional body parameter notes (object) of createOrder", perhaps, no,
			[]string{"-        notes:"}, "", "",
		}}},
		{"a call by another name", sdk, "client.iin.fetch(", "client.iins.find(", []wantChange{{
			change.Altered, "the call of fetchIIN: call client.iin.fetch -> client.iins.find", no, no, nil, "", "",
		}}},

		// Samples.
		{"a request sample with a new key", sdk, "  'receipt': 'rcptid_11',\n", "  'receipt': 'rcptid_11',\n  'priority': 1,\n", []wantChange{
			{change.Altered, "request sample of createOrder: priority added, integer", no, no, nil, "", ""},
			{
				change.Added, "new: body parameter priority (integer) shown in a sample of createOrder", no, no,
				[]string{"+        priority:", "+          type: integer"}, "", "",
			},
		}},
		{"a request sample with another type", sdk, "\"otp\": \"12345\"", "\"otp\": 12345", []wantChange{{
			change.Altered, "request sample of submitOTP: otp string -> integer", perhaps, no, nil, "", "value must be a string",
		}}},
		{"a response sample with a new field", sdk, "  \"issuer_name\": \"HDFC Bank Ltd\",\n", "  \"issuer_name\": \"HDFC Bank Ltd\",\n  \"issuer_country\": \"IN\",\n", []wantChange{{
			change.Altered, "response sample of fetchIIN: issuer_country added, string", no, no,
			[]string{"+        issuer_country:", "+          type: string"}, "", "",
		}}},
		{"a response sample with a new value", sdk, "\"sub_type\": \"business\"", "\"sub_type\": \"corporate\"", []wantChange{{
			change.Altered, "response sample of fetchIIN: sub_type business -> corporate", no, no,
			[]string{"-      enum: [consumer, business, premium]", "+      enum: [consumer, business, premium, corporate]"}, "IIN.SubType CardSubType", "",
		}}},
		{"a response sample with another value", sdk, "\"iin\": \"412345\"", "\"iin\": \"512345\"", []wantChange{{
			change.Altered, "response sample of fetchIIN: iin 412345 -> 512345", no, no, nil, "", "",
		}}},
		{"a response sample without a field", sdk, "  \"attempts\": 0,\n", "", []wantChange{{
			change.Altered, "response sample of createOrder: attempts removed, was integer", no, perhaps, nil, "", "is missing",
		}}},
		{"a response sample with another type", sdk, "\"amount_due\": 50000", "\"amount_due\": \"50000\"", []wantChange{{
			change.Altered, "response sample of createOrder: amount_due integer -> string", no, yes, nil, "Order.AmountDue *Amount", "value must be an integer",
		}}},

		// Responses, and the other forms of page.
		{"a new property of a response", reference, "captured\nboolean", "settled\nboolean Whether it was paid out.\ncaptured\nboolean", []wantChange{{
			change.Added, "new: response parameter settled (boolean) of fetchPayment", no, no,
			[]string{"+        settled:", "+          type: boolean"}, "", "",
		}}},
		{"a removed field", reference, "email\nstring Of the customer.\n", "", []wantChange{{
			change.Removed, "gone: response parameter email (string) of fetchPayment", no, perhaps, nil, "Payment.Email *string", "recorded responses decide",
		}}},
		{"a new value", reference, "-failed", "-failed\n-reversed", []wantChange{{
			change.Altered, "response status of fetchPayment: new value reversed", no, no,
			[]string{"+      enum: [created, authorized, captured, refunded, failed, reversed]"}, "Payment.Status PaymentStatus", "",
		}}},
		{"a value gone", reference, "-failed\n", "", []wantChange{{
			change.Altered, "response status of fetchPayment: value gone: failed", no, no, nil, "Payment.Status PaymentStatus", "recorded responses decide",
		}}},
		{"another type in a response", reference, "tax\ninteger", "tax\nstring", []wantChange{{
			change.Altered, "response tax of fetchPayment: type integer -> string", no, yes, nil, "Payment.Tax *Amount", "recorded responses decide",
		}}},
		{"a word removed", reference, "notes mandatory", "notes", []wantChange{{
			change.Altered, "body notes of updatePayment: no longer mandatory", no, no,
			[]string{"-      required: [notes]"}, "UpdatePaymentRequest.Notes NotesInput", "",
		}}},
		{"another path", reference, "/payments/:id/card", "/payments/:id/cards", []wantChange{{
			change.Altered, "the call of fetchPaymentCard: path /payments/:id/card -> /payments/:id/cards", yes, no, nil, "API.FetchPaymentCard", "edit the contract by hand",
		}}},
		{"a new value in the current form", current, "  - `failed`\n", "  - `failed`\n  - `expired`\n", []wantChange{{
			change.Altered, "response status of updatePayment: new value expired", no, no,
			[]string{"+      enum: [created, authorized, captured, refunded, failed, expired]"}, "Payment.Status PaymentStatus", "",
		}}},
		{"a nested property in the current form", current, "  `rate`\n", "  `bank_name`\n  : `string` Its name.\n\n  `rate`\n", []wantChange{{
			change.Added, "new: response parameter emi.bank_name (string) of updatePayment", no, no,
			[]string{"+        bank_name:", "+          type: string"}, "", "",
		}}},
		{"other credentials", current, "curl -u [YOUR_KEY_ID]:[YOUR_KEY_SECRET]", "curl -u [YOUR_KEY_ID]:", []wantChange{{
			change.Altered, "the call of updatePayment: auth secret -> key", yes, no, nil, "API.UpdatePayment", "edit the contract by hand",
		}}},

		// Sections.
		{"a section renamed", sdk, "### Token IIN API", "### Card range API", []wantChange{{
			change.Altered, `section "Token IIN API" is now called "Card range API"`, no, no,
			[]string{"-          heading: Token IIN API", "+          heading: Card range API"}, "API.FetchIIN", "",
		}}},
		{"a new section", sdk, "### Token IIN API", "### Fetch a lantern\n\n```py\nclient.lantern.fetch(lanternId)\n```\n\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| lanternId* | string | Which lantern |\n\n### Token IIN API", []wantChange{{
			change.Added, `new section "Fetch a lantern": client.lantern.fetch, 2 facts`, no, no, nil, "", "describe the call in the contract",
		}}},
		{"a new section of a known call", sdk, "### Token IIN API", "### Create an order for a lamp\n\n```py\nclient.order.create({'amount': 100, 'currency': 'INR'})\n```\n\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| amount* | integer | |\n| lamp | string | Which |\n\n### Token IIN API", []wantChange{
			{change.Added, `new section "Create an order for a lamp": client.order.create, 5 facts`, no, no, []string{"+          heading: Create an order for a lamp"}, "", "whether it is another form of createOrder"},
			{change.Added, "new: optional body parameter lamp (string) of createOrder", no, no, []string{"+        lamp:"}, "", ""},
		}},
		{"a section gone", reference, "Fetch Multiple Payments#\n\nThe newest come first.\n\n/payments\n\nRequest Parameters#\n\nfrom\ninteger Timestamp, from when.\ncount\ninteger How many.\nDefault value is 10. Maximum value is 100.\nskip\ninteger How many to pass over.\n", "", []wantChange{{
			change.Removed, `section "Fetch Multiple Payments" is gone, which documents listPayments`, perhaps, no,
			nil, "API.ListPayments", "withdrawn, or only no longer documented here: x-docs name the heading",
		}}},

		// Edits that change no fact.
		{"a typo in prose", reference, "The newest come first.", "The newset come first, always.", nil},
		{"a reordered table", sdk, "| from     | timestamp | Created at this time or later           |\n| to       | timestamp | Created at this time or before          |\n", "| to       | timestamp | Created at this time or before          |\n| from     | timestamp | Created at this time or later           |\n", nil},
		{"a fence that is not closed", sdk, "8401e0949a3d\"\n}\n```\n---", "8401e0949a3d\"\n}\n---", nil},
		{"a slash at the end of a path", reference, "/payments/:id/card\n", "/payments/:id/card/\n", nil},
		{"whitespace", sdk, "| paymentId* | string  | Which payment                  |", "\n|   paymentId*|string|Which payment|   ", nil},
	}
}
