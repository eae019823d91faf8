package impact_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var loaded = sync.OnceValues(func() (*compare.Contract, error) { return compare.Load("spec/payments.yaml", spec.Contract) })

// of returns the impact of the last change between two versions of a page.
func of(t *testing.T, before, after string, others ...*page.Page) *impact.Impact {
	t.Helper()
	against, err := loaded()
	require.NoError(t, err)
	old, err := page.Read("made", []byte(before))
	require.NoError(t, err)
	latest, err := page.Read("made", []byte(after))
	require.NoError(t, err)
	changes := change.Between(old, latest)
	require.NotEmpty(t, changes)
	assess := impact.Assessor{Old: old, New: latest, Options: impact.Options{Others: others, Against: against}}
	return assess.Of(changes[len(changes)-1])
}

const made = `### Payment capture settings API

` + "```" + `py
client.order.create({'amount': 100, 'currency': 'INR'})
` + "```" + `
**Parameters:**

| Name | Type | Description |
|---|---|---|
| amount* | integer | |
| currency* | string | |
| receipt | string | Maximum length is 40 characters |
| method | string | |

**Response:**
` + "```" + `json
{"id": "order_Jng8xOZRVEf97O", "entity": "order", "amount": 100, "amount_paid": 0, "amount_due": 100, "currency": "INR", "receipt": null, "status": "created", "attempts": 0, "notes": [], "created_at": 1656586126}
` + "```" + `
`

func TestEffects(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from, to            string
		requests, responses impact.Effect
	}{
		"the contract has it already": {"| method |", "| partial_payment | boolean | |\n| method |", impact.Effect{Breaks: impact.No, Why: "the contract has it so already"}, impact.Effect{Breaks: impact.No, Why: "the contract has it so already"}},
		"a new parameter":             {"| method |", "| colour | string | |\n| method |", impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.No}},
		"a new mandatory parameter":   {"| method |", "| colour* | string | |\n| method |", impact.Effect{Breaks: impact.Perhaps, Why: "a request without it may be refused; a sample of the page has none"}, impact.Effect{Breaks: impact.No}},
		"a parameter gone":            {"| method | string | |\n", "", impact.Effect{Breaks: impact.Perhaps, Why: "a request that sends it may be refused"}, impact.Effect{Breaks: impact.No}},
		"a type":                      {"receipt | string", "receipt | integer", impact.Effect{Breaks: impact.Yes, Why: "it is sent as string"}, impact.Effect{Breaks: impact.No}},
		"a tighter limit":             {"is 40 characters", "is 30 characters", impact.Effect{Breaks: impact.Yes, Why: "a request beyond it is refused"}, impact.Effect{Breaks: impact.No}},
		"a wider limit":               {"is 40 characters", "is 50 characters", impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.No}},
		"a list of values":            {"| method | string | |", "| method | string | Possible values are `upi`, `card` |", impact.Effect{Breaks: impact.Yes, Why: "a request with another value is refused"}, impact.Effect{Breaks: impact.No}},
		"a default":                   {"| method | string | |", "| method | string | Default value is upi |", impact.Effect{Breaks: impact.Perhaps, Why: "a request without it means something else"}, impact.Effect{Breaks: impact.No}},
		"a sample without a key":      {`"attempts": 0, `, "", impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.Perhaps, Why: `attempts: property "attempts" is missing (a value)`}},
		"a sample of another type":    {`"attempts": 0`, `"attempts": "0"`, impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.Yes, Why: "attempts: value must be an integer (integer)"}},
		"a sample of another thing":   {`"entity": "order", "amount": 100, "amount_paid": 0`, `"entity": "payment", "amount": 100, "amount_paid": "0"`, impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.Perhaps, Why: "amount_paid: value must be an integer (integer)"}},
		"a sample with more":          {`"attempts": 0`, `"attempts": 0, "shade": 1`, impact.Effect{Breaks: impact.No}, impact.Effect{Breaks: impact.No, Why: "what is new is kept, or passed over"}},
		"other values in a sample":    {`"amount": 100, "amount_paid"`, `"amount": 200, "amount_paid"`, impact.Effect{Breaks: impact.No, Why: "the contract has it so already"}, impact.Effect{Breaks: impact.No, Why: "the contract has it so already"}},
	} {
		require.Contains(t, made, test.from, name)
		result := of(t, made, strings.Replace(made, test.from, test.to, 1))
		require.Equal(t, test.requests, result.Requests, name)
		require.Equal(t, test.responses, result.Responses, name)
		require.Equal(t, "createOrder", result.Operation)
		require.NotEmpty(t, result.Lines, name)
	}
}

func TestADifferenceThatTheOldPageHadIsNotTheContracts(t *testing.T) {
	t.Parallel()
	const row = "| receipt | string | Maximum length is 40 characters |"
	before := strings.Replace(made, row, "| receipt* | integer | |", 1)
	result := of(t, before, strings.Replace(made, row, "| receipt | integer | |", 1))
	require.True(t, result.Already)
	require.Equal(t, impact.Effect{Breaks: impact.No, Why: "it differs from the contract as before, and in nothing else"}, result.Requests)
}

// Statements that the contract already makes, or leaves open, break no caller for certain.
func TestEffectsOfStatementsInTheContract(t *testing.T) {
	t.Parallel()
	const page = "### Create payment link\n\n```py\nclient.paymentLink.create({'amount': 100})\n```\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| amount* | integer | |\n"
	result := of(t, page+"| accept_partial | boolean | |\n", page+"| accept_partial | boolean | Possible values are `true`, `false`. Default value is true. |\n")
	require.Equal(t, "createPaymentLink", result.Operation)
	require.Equal(t, impact.Effect{Breaks: impact.Perhaps, Why: "a request without it means something else"}, result.Requests)
	result = of(t, page+"| options.kind | string | |\n", page+"| options.kind | boolean | |\n")
	require.Equal(t, impact.Effect{Breaks: impact.Perhaps, Why: "the contract leaves options open"}, result.Requests)
	require.Equal(t, []string{"the contract leaves options open"}, result.Undecided)
}

// What the contract refuses already breaks no caller, and a type that the page's own sample contradicts
// breaks none for certain.
func TestWhatTheContractRefusesAlreadyBreaksNoCaller(t *testing.T) {
	t.Parallel()
	const card = "### Create Payment Json\n\n```py\nclient.payment.createPaymentJson({'method': 'card', 'card': {'number': 1}})\n```\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| email* | string | |\n| card | object | |\n"
	for name, test := range map[string]struct {
		from, to string
		want     impact.Breaks
	}{
		"more values than the contract allows": {"| card |", "| method* | string | Possible values are `card`, `wallet` |\n| card |", impact.No},
		"mandatory there already":              {"| card |", "| contact* | integer | |\n| card |", impact.No},
		"fewer values":                         {"| card |", "| method* | string | Possible values are `wallet`, `upi` |\n| card |", impact.Yes},
		"a type that the sample does not have": {"| card | object", "| card | array", impact.Perhaps},
	} {
		require.Contains(t, card, test.from, name)
		result := of(t, card, strings.Replace(card, test.from, test.to, 1))
		require.Equal(t, "createPayment", result.Operation, name)
		require.Equal(t, test.want, result.Requests.Breaks, "%s: %s", name, result.Requests.Why)
	}
}

// What only one page or one sample no longer has, what tells one form of a request from another, and what
// a sample of another entity shows, is left to a person.
func TestEditsThatAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	const card = "### Create Payment Json\n\n```py\nclient.payment.createPaymentJson({'method': 'card', 'card': {'number': 1}})\n```\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| method | string | |\n"
	for name, test := range map[string]struct{ page, from, to, want string }{
		"a parameter that another page has": {made, "| receipt | string | Maximum length is 40 characters |\n", "", "page other still has it"},
		"the constant of a form":            {card, "| method | string | |", "| method | string | Possible values are `card`, `wallet` |", "card distinguishes this form of the request from others"},
		"a property of another form":        {card, "| method |", "| bank | string | |\n| method |", "whether this form of the request has it too: another form has"},
		"a sample of another entity":        {made, `"entity": "order"`, `"entity": "payment", "shade": 1`, "the sample is of another entity than the response"},
		"a limit that is no longer stated":  {made, "Maximum length is 40 characters", "", "maxLength: the page no longer says"},
	} {
		other, err := page.Read("other", []byte(made))
		require.NoError(t, err)
		result := of(t, test.page, strings.Replace(test.page, test.from, test.to, 1), other)
		require.Empty(t, result.Steps, name)
		require.Contains(t, strings.Join(result.Undecided, "\n"), test.want, name)
	}
	const sample = "{'amount': 100, 'currency': 'INR', 'receipt': 'a'}"
	shown := strings.Replace(strings.Replace(made, "{'amount': 100, 'currency': 'INR'}", sample, 1), "| receipt | string | Maximum length is 40 characters |\n", "", 1)
	result := of(t, shown, strings.Replace(shown, ", 'receipt': 'a'}", "}", 1))
	require.Equal(t, []string{"only a sample had it, and may have been shortened"}, result.Undecided)
}

// A new mandatory parameter does not break callers for certain if its section describes one use of
// the call, nor at all if it is within a new optional object.
func TestNewMandatoryParameterOfOneUse(t *testing.T) {
	t.Parallel()
	const row = "| method |"
	before := strings.Replace(made, "### Payment capture settings API", "### Create an order for a mandate", 1)
	shown := func(text string) string { return strings.Replace(text, "'INR'}", "'INR', 'colour': 'red'}", 1) }
	result := of(t, before, shown(strings.Replace(before, row, "| colour* | string | |\n"+row, 1)))
	require.Equal(t, "createOrder", result.Operation)
	require.Equal(t, impact.Effect{Breaks: impact.Perhaps, Why: "a request without it is refused, if this section is about every such call: x-docs name others"}, result.Requests)
	const left = ": it may hold for this use of the call only: x-docs name others"
	require.Equal(t, []string{"mandatory" + left}, result.Undecided)
	require.Len(t, result.Steps, 1)
	closed := of(t, before, strings.Replace(before, row, "| receipt | string | Possible values: `a` and `b` |\n"+row, 1))
	require.Contains(t, closed.Undecided, "values"+left)
	require.Empty(t, of(t, before, shown(strings.Replace(before, row, "| colour | string | |\n"+row, 1))).Undecided)
	require.Empty(t, of(t, strings.Replace(before, "| amount* |", "| amount |", 1), before).Steps)
	longer := of(t, before, strings.Replace(before, "is 40 characters", "is 50 characters", 1))
	require.Len(t, longer.Steps, 1)
	result = of(t, made, shown(strings.Replace(made, row, "| colour* | string | |\n"+row, 1)))
	require.Equal(t, impact.Effect{Breaks: impact.Yes, Why: "a request without it is refused"}, result.Requests)
	nested := strings.Replace(made, row, "| box | object | |\n| box.colour* | string | |\n"+row, 1)
	require.Equal(t, impact.Effect{Breaks: impact.No}, of(t, made, nested).Requests)
}
