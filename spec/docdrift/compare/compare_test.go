package compare_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var loaded = sync.OnceValues(func() (*compare.Contract, error) { return compare.Load("spec/payments.yaml", spec.Contract) })

// load returns the contract, which all tests share and none changes.
func load(t *testing.T) *compare.Contract {
	t.Helper()
	against, err := loaded()
	require.NoError(t, err)
	return against
}

// text returns the text of an invented page.
func text(t *testing.T, file string) string {
	t.Helper()
	read, err := os.ReadFile("../testdata/pages/" + file)
	require.NoError(t, err)
	return string(read)
}

func read(t *testing.T, name, text string) *page.Page {
	t.Helper()
	one, err := page.Read(name, []byte(text))
	require.NoError(t, err)
	return one
}

const (
	sdk       = "sdk-payments"
	reference = "payments-reference"
)

// one returns the verdict on the only fact with a label.
func one(t *testing.T, report *compare.Report, label string) compare.Verdict {
	t.Helper()
	var found []compare.Verdict
	for _, verdict := range report.Verdicts {
		if verdict.Fact.Label() == label {
			found = append(found, verdict)
		}
	}
	require.Len(t, found, 1, label)
	return found[0]
}

func TestStates(t *testing.T) {
	t.Parallel()
	row := func(row string) string {
		return "### Payment capture settings API\n\n```py\nclient.order.create({'amount': 1})\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n" + row + "\n"
	}
	flag := func(says string) string {
		return "### Create Payment UPI s2s / VPA token (Third party validation)\n\n```py\nclient.payment.createUpi({'amount': 1})\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| save | boolean | " + says + " |\n"
	}
	answer := func(says string) string {
		return "## Fetch an Order\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/orders/order_1\n```\n\n### Response Parameters\n\n" + says + "\n"
	}
	for name, test := range map[string]struct {
		text, label string
		state       compare.State
		aspect      aspect.Aspect
		says        string // what the contract says, or the reason
	}{
		"the same":                    {row("| amount* | integer | |"), "body amount", compare.Aligned, "", ""},
		"an unknown parameter":        {row("| colour | string | |"), "body colour", compare.Drifted, aspect.Exists, "no property colour in CreateOrderRequest"},
		"another type":                {row("| receipt | integer | |"), "body receipt", compare.Drifted, aspect.Type, "string"},
		"an unknown type":             {row("| receipt | money | |"), "body receipt", compare.Unverifiable, "", `the type "money" is not known`},
		"a star too many":             {row("| receipt* | string | |"), "body receipt", compare.Drifted, aspect.Mandatory, "optional"},
		"a star too few":              {row("| amount | integer | |"), "body amount", compare.Drifted, aspect.Mandatory, "required"},
		"another limit":               {row("| receipt | string | Maximum length is 30 characters |"), "body receipt", compare.Drifted, "maxLength", "40"},
		"a limit only on the page":    {row("| method | string | Maximum length is 30 characters |"), "body method", compare.Drifted, "maxLength", "no limit"},
		"a default only on the page":  {row("| method | string | Default value is upi |"), "body method", compare.Drifted, aspect.Default, "no default"},
		"values only on the page":     {row("| method | string | Possible values are `upi`, `card` |"), "body method", compare.Drifted, aspect.Values, "any value"},
		"other values":                {row("| payment.capture* | string | Possible values are `automatic`, `later` |"), "body payment.capture", compare.Drifted, aspect.Values, "not later; also manual"},
		"one value of a request":      {row("| payment.capture* | string | Possible value is `manual` |"), "body payment.capture", compare.Drifted, aspect.Values, "also automatic"},
		"nested":                      {row("| payment.capture_options.refund_speed | string | Possible values are `normal`, `optimum` |"), "body payment.capture_options.refund_speed", compare.Aligned, "", ""},
		"below free keys":             {row("| notes.anything | string | |"), "body notes.anything", compare.Aligned, "", ""},
		"a length given by a pattern": {row("| currency* | string | Length must be of 3 characters |"), "body currency", compare.Aligned, "", ""},
		"one value of a list in a query": {
			"### Fetch a payment\n\n```py\nclient.payment.fetch(paymentId, {'expand[]': 'card'})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| expand[] | string |\n",
			"query expand[]", compare.Aligned, "", "",
		},
		"a flag as booleans":               {flag("Possible values are `True`, `False`"), "body save", compare.Aligned, "", ""},
		"a flag as numbers":                {flag("Possible values are `0`, `1`"), "body save", compare.Aligned, "", ""},
		"a flag of 1 and 0 alone":          {"### Fetch all orders\n\n```py\nclient.order.all({'authorized': 1})\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| authorized | boolean | Possible values are `true`, `false` |\n", "query authorized", compare.Aligned, "", ""},
		"a flag of other values":           {flag("Possible values are `yes`, `no`"), "body save", compare.Drifted, aspect.Values, "not yes, no; also 1, 0"},
		"a slash at a path's end":          {"Update the Payment#\n\n/payments/:id/\n\nRequest Parameters#\n\nnotes mandatory\nobject Pairs.\n", "the call", compare.Aligned, "", ""},
		"a default in an answer":           {answer("`notes`\n: `object` The default value is `none`."), "response notes", compare.Aligned, "", ""},
		"a limit of an answer without one": {answer("`receipt`\n: `string` A maximum of 40 characters."), "response receipt", compare.Aligned, "", ""},
		"a wider limit of an answer":       {answer("`amount`\n: `integer` The minimum value is 100."), "response amount", compare.Aligned, "", ""},
		"what an answer shows":             {answer("`status`\n: `string` Here, it is `paid`."), "response status", compare.Aligned, "", ""},
		"what an answer shows of any text": {answer("`currency`\n: `string` Here, it is `INR`."), "response currency", compare.Aligned, "", ""},
		"what no answer shows":             {answer("`status`\n: `string` Here, it is `lost`."), "response status", compare.Drifted, aspect.Values, "not lost"},
		"fewer values of an answer":        {answer("`status`\n: `string` Possible values are `paid`, `created`."), "response status", compare.Drifted, aspect.Values, "also attempted"},
		"a property that an item is not": {
			"## Settlement Recon\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/settlements/recon/combined\n```\n\n### Response Parameters\n\n`colour`\n: `string` Which.\n",
			"response colour", compare.Drifted, aspect.Exists, "no property colour in SettlementReconLine",
		},
		"a field of a form": {
			"## Create a Document\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/documents -F 'colour=red' -F 'purpose=dispute_evidence'\n```\n",
			"body colour", compare.Drifted, aspect.Exists, "no property colour in DocumentUpload",
		},
		"a value of a list in a query": {
			"## Fetch All Orders\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/orders\n```\n\n### Query Parameters\n\n`expand[]=transfers` _optional_\n: `array` What else to show.\n",
			"query expand[]", compare.Aligned, "", "",
		},
		"another value of a list in a query": {
			"## Fetch All Orders\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/orders\n```\n\n### Query Parameters\n\n`expand[]=colours` _optional_\n: `array` What else to show.\n",
			"query expand[]", compare.Drifted, aspect.Values, "not colours",
		},
		"forms that differ": {
			strings.NewReplacer("Payment capture settings API", "Create Payment Json", "client.order.create({'amount': 1})", "client.payment.createPaymentJson(data)").Replace(row("| bank* | string | |")),
			"body bank", compare.Unverifiable, "", "the request has 2 forms that differ here",
		},
		"forms that agree": {
			strings.NewReplacer("Payment capture settings API", "Create Payment Json", "client.order.create({'amount': 1})", "client.payment.createPaymentJson(data)").Replace(row("| amount* | integer | |")),
			"body amount", compare.Aligned, "", "",
		},
		"below what the contract leaves open": {
			"Payment Entity#\n\nreward.kind\nstring What for.\n\nOther#\n", "response reward.kind", compare.Unverifiable, "", "the contract leaves reward open",
		},
		"an answer that cannot be read": {
			"### Token IIN API\n\n**Response:**\n```json\n{\"iin\": [\n```\n", "response sample", compare.Unverifiable, "", "its JSON breaks off",
		},
		"credentials": {
			"### OTP Resend\n\n```js\nvar instance = new Razorpay({ key_id: \"key\", key_secret: \"\" })\ninstance.payments.otpResend(paymentId)\n```\n**Parameters:**\n",
			"the call", compare.Drifted, aspect.Auth, "a key and its secret, or a token",
		},
	} {
		report := compare.Pages([]*page.Page{read(t, "made", test.text)}, load(t), nil)
		verdict := one(t, report, test.label)
		require.Equal(t, test.state, verdict.State, "%s: %v %s", name, verdict.Differences, verdict.Reason)
		switch test.state {
		case compare.Drifted:
			require.Equal(t, test.aspect, verdict.Differences[0].Aspect, name)
			require.Contains(t, verdict.Differences[0].Contract, test.says, name)
			require.Positive(t, verdict.Differences[0].Place.Line, name)
			require.Positive(t, verdict.Differences[0].Place.Column, name)
		case compare.Unverifiable:
			require.Contains(t, verdict.Reason, test.says, name)
		case compare.Aligned:
			require.Positive(t, verdict.Place.Line, name)
		default:
		}
	}
}

// A section without an operation is reported once, not for each fact. On a page that x-docs name it is
// out of scope.
func TestSectionWithoutOperationIsReportedOnce(t *testing.T) {
	t.Parallel()
	const section = "### Paint it\n\n**Parameters:**\n| Name | Type |\n|---|---|\n| colour | string |\n| gloss | string |\n"
	report := compare.Pages([]*page.Page{read(t, "made", section)}, load(t), nil)
	require.Empty(t, report.Verdicts)
	require.Len(t, report.Remarks, 1)
	require.Equal(t, compare.Unknown, report.Remarks[0].State)
	require.Contains(t, report.Remarks[0].Reason, `names the heading "Paint it" in x-docs`)
	require.False(t, report.Clean())

	report = compare.Pages([]*page.Page{read(t, sdk, section)}, load(t), nil)
	require.Equal(t, 1, report.Counts[compare.OutOfScope])
	require.Equal(t, "Paint it", report.Remarks[0].Heading)
}

func TestWhatIsElsewhereHasNoVerdict(t *testing.T) {
	t.Parallel()
	made := read(t, "made", "### Create\n\n```curl: Curl\ncurl -X POST https://api.razorpay.com/v1/orders\n```\n\n`key` _mandatory_\n: `string` Of the checkout.\n")
	require.Len(t, made.Sections[0].Facts, 2)
	report := compare.Pages([]*page.Page{made}, load(t), &decisions.Rows{})
	require.Len(t, report.Verdicts, 1)
	require.Equal(t, "the call", report.Verdicts[0].Fact.Label())
}

// An acknowledgement holds as long as the page makes the acknowledged statement. After that it is
// stale, and another statement is drift.
func TestAcknowledgementBecomesStale(t *testing.T) {
	t.Parallel()
	known := func() *decisions.Rows {
		acknowledged, err := decisions.Read([]byte(`
acknowledged:
  - row: D10
    page: made
    aspect: type
    says: string
    at:
      - {heading: Capture payment, fact: body amount}
`), load(t).Contract)
		require.NoError(t, err)
		return acknowledged
	}
	made := func(kind string) []*page.Page {
		return []*page.Page{read(t, "made", strings.Replace(text(t, "sdk.md"), "| amount*    | integer", "| amount*    | "+kind, 1))}
	}
	report := compare.Pages(made("string"), load(t), known())
	require.True(t, report.Clean())
	require.Equal(t, 1, report.Counts[compare.Acknowledged])

	report = compare.Pages(made("boolean"), load(t), known())
	require.Equal(t, 1, report.Counts[compare.Drifted])
	require.Equal(t, 1, report.Counts[compare.Stale])
	require.Equal(t, 8, report.Remarks[len(report.Remarks)-1].Place.Line)

	report = compare.Pages(made("integer"), load(t), known())
	require.Zero(t, report.Counts[compare.Drifted])
	require.False(t, report.Clean(), "a stale acknowledgement is not clean")

	other := read(t, "other", text(t, "sdk.md"))
	require.Zero(t, compare.Pages([]*page.Page{other}, load(t), known()).Counts[compare.Stale], "its page was not read")
}

// A removed section is reported, because x-docs still name its heading.
func TestUnfoundedHeadingIsReported(t *testing.T) {
	t.Parallel()
	report := compare.Pages([]*page.Page{read(t, reference, text(t, "reference.txt"))}, load(t), nil)
	require.False(t, report.Clean())
	require.Equal(t, len(report.Verdicts), report.Counts[compare.Aligned])
	require.NotZero(t, report.Counts[compare.Unfounded])
	require.Equal(t, "Fetch a Payment", report.Remarks[0].Heading)
	require.Positive(t, report.Remarks[0].Place.Line)
}

// Verdicts and their places are the same, whichever form of the contract was loaded.
func TestContractFromJSONGivesTheSameVerdicts(t *testing.T) {
	t.Parallel()
	against, err := compare.LoadJSON("spec/payments.yaml", spec.Contract, spec.ContractJSON)
	require.NoError(t, err)
	text := strings.Replace(text(t, "sdk.md"), "\"amount_due\": 50000", "\"amount_due\": \"50000\"", 1)
	pages := []*page.Page{read(t, sdk, text)}
	want := compare.Pages(pages, load(t), nil)
	require.Equal(t, 1, want.Counts[compare.Drifted])
	require.Equal(t, want.Verdicts, compare.Pages(pages, against, nil).Verdicts)
}
