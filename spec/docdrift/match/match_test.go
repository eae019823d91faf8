package match_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/lock"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var contract = sync.OnceValues(func() (*outline.Contract, error) { return outline.Read("spec/payments.yaml", spec.Contract) })

// section returns the only section of a page, matched with the contract.
func section(t *testing.T, text string) *match.Section {
	t.Helper()
	against, err := contract()
	require.NoError(t, err)
	read, err := page.Read("made", []byte(text))
	require.NoError(t, err)
	require.Len(t, read.Sections, 1)
	return match.Of(against, read, &read.Sections[0])
}

// Under an unknown heading the operation is found by the name of the call and the number of its path
// parameters.
func TestOfByNameOfTheCall(t *testing.T) {
	t.Parallel()
	for call, want := range map[string]string{
		"client.payment.capture(paymentId)":               "capturePayment",
		"client.Payment.OtpGenerate(paymentId)":           "generateOTP",
		"client.payment.createUpi({'amount': 1})":         "createUPIPayment",
		"client.payment.createPaymentJson({'a': 1})":      "createPayment",
		"client.payment.edit(paymentId)":                  "updatePayment",
		"client.payment.all({'count': 1})":                "listPayments",
		"client.payment.fetch(paymentId)":                 "fetchPayment",
		"client.payment.fetchPaymentDowntimes()":          "listPaymentDowntimes",
		"client.payment.fetchPaymentDowntime(downtimeId)": "fetchPaymentDowntime",
		"client.order.payments(orderId)":                  "listOrderPayments",
		"client.order.create({'amount': 1})":              "createOrder",
		"client.iin.fetch(tokenIin)":                      "fetchIIN",
		"client.payment.vouch(paymentId)":                 "",
		"client.payment.vouchers(paymentId)":              "",
		"client.voucher.all({'count': 1})":                "",
		"client.voucher.fetch(voucherId)":                 "",
		"client.voucher.create({'name': 1})":              "",
		"client.paymentVoucher.fetch(cardId)":             "",
	} {
		_, argument, _ := strings.Cut(strings.TrimSuffix(call, ")"), "(")
		rows := ""
		if argument != "" && !strings.Contains(argument, "{") {
			rows = fmt.Sprintf("\n| Name | Type |\n|---|---|\n| %s* | string |\n", argument)
		}
		one := section(t, fmt.Sprintf("### Unheard of\n\n```py\n%s\n```\n\n**Parameters:**\n%s", call, rows))
		if want == "" {
			require.Nil(t, one.Operation, call)
			require.Contains(t, one.Reason, `the heading "Unheard of"`)
			continue
		}
		require.NotNil(t, one.Operation, "%s: %s", call, one.Reason)
		require.Equal(t, want, one.Operation.ID, call)
	}
}

// The path parameters of an SDK call name what its function does not. A summary is that of another call
// if its path has another number of parameters.
func TestOfByParametersOfTheCall(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ heading, call, want string }{
		{"Unheard of", "client.token.all(customerId)", "listCustomerTokens"},
		{"Unheard of", "client.token.fetch(customerId, tokenId)", "fetchCustomerToken"},
		{"Unheard of", "$api->customer->fetch->tokens->all(customerId)", "listCustomerTokens"},
		{"Unheard of", "client.token.all(boxId)", ""},
		{"List the saved instruments of a customer", "client.boxes.all(customerId)", "listCustomerTokens"},
		{"List the saved instruments of a customer", "client.boxes.all(boxId, customerId)", ""},
	} {
		_, arguments, _ := strings.Cut(strings.TrimSuffix(test.call, ")"), "(")
		rows := ""
		for argument := range strings.SplitSeq(arguments, ", ") {
			rows += "| " + argument + "* | string |\n"
		}
		one := section(t, fmt.Sprintf("### %s\n\n```py\n%s\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n%s", test.heading, test.call, rows))
		id := ""
		if one.Operation != nil {
			id = one.Operation.ID
		}
		require.Equal(t, test.want, id, test.call)
	}
}

// A path parameter is found by its position, whatever its name.
func TestFindPathParameterByPosition(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"paymentId", "id", "thePayment"} {
		one := section(t, "### Capture payment\n\n```py\nclient.payment.capture("+name+", {'amount': 1})\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| "+name+"* | string |\n")
		fact := one.Facts[1]
		require.Equal(t, name, fact.Name)
		fact.Where = page.Path
		one.Facts[1].Where = page.Path
		require.Equal(t, "payment_id", one.First(fact).Name, name)
	}
}

// What a heading says in parentheses is one use of the call that the words before them name.
func TestOfByHeadingWithoutItsAside(t *testing.T) {
	t.Parallel()
	one := section(t, "### Fetch a Payment (With Vouchers)\n\n```php\n$api->payment->fetch($paymentId)->vouchers();\n```\n\n**Parameters:**\n")
	require.NotNil(t, one.Operation, one.Reason)
	require.Equal(t, "fetchPayment", one.Operation.ID)
}

// Sections with the same heading, of which x-docs name one, are matched by their paths.
func TestOfByPathAmongEqualHeadings(t *testing.T) {
	t.Parallel()
	against, err := contract()
	require.NoError(t, err)
	text := "---\ntitle: Made\n---\n\n"
	for _, path := range []string{"/orders/order_Made00000001", "/refunds/rfnd_Made00000001", "/boxes"} {
		text += "## Fetch an Order With ID\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1" + path + "\n```\n\n### Response\n\n```json: Success\n{\"id\": \"x\"}\n```\n\n"
	}
	read, err := page.Read("api/orders/fetch-with-id", []byte(text))
	require.NoError(t, err)
	var ids []string
	for i := range read.Sections {
		one := match.Of(against, read, &read.Sections[i])
		require.Equal(t, i == 0, one.Claimed)
		if one.Operation != nil {
			ids = append(ids, one.Operation.ID)
		}
	}
	require.Equal(t, []string{"fetchOrder", "fetchRefund"}, ids)
}

// A section with a response and no call is matched by its heading and by whether the response is a
// collection, or by the entity that it describes.
func TestOfByHeadingAndResponse(t *testing.T) {
	t.Parallel()
	const one, list = `{"id": "x_1", "entity": "x"}`, `{"entity": "collection", "count": 0, "items": [{"id": "x_1"}]}`
	for heading, test := range map[string]struct{ answer, want string }{
		"Fetch Card Details of a Payment":         {one, "fetchPaymentCard"},
		"Fetch All Payment Downtime Details":      {list, "listPaymentDowntimes"},
		"Fetch Payment Downtime Details With ID":  {one, "fetchPaymentDowntime"},
		"Fetch All Payments (With Expanded Card)": {list, "listPayments"},
		"Payments Entity":                         {`{"id": "pay_1", "entity": "payment"}`, "fetchPayment"},
		"A Link entity":                           {`{"id": "plink_1"}`, "fetchPaymentLink"}, // and no list
		"Cards Entity":                            {`{"id": "pay_1", "entity": "card"}`, "fetchPaymentCard"},
		"Payment Token Entity":                    {`{"id": "x_1", "entity": "x"}`, ""},
		"Payment":                                 {`{"id": "pay_1", "entity": "payment"}`, ""},
		"Payments":                                {one, ""},
		"Fetch a Payment Voucher":                 {one, ""},
		"Fetch All Vouchers":                      {list, ""},
		"Cancel a Payment":                        {one, ""},
	} {
		found := section(t, "---\ntitle: Made\n---\n\n## "+heading+"\n\nText.\n\n### Response\n\n```json: Success\n"+test.answer+"\n```\n")
		if test.want == "" {
			require.Nil(t, found.Operation, heading)
			continue
		}
		require.NotNil(t, found.Operation, "%s: %s", heading, found.Reason)
		require.Equal(t, test.want, found.Operation.ID, heading)
	}
}

// The pages of two SDKs have the same headings and differ in their calls.
func TestPageNameByHeadingsAndCalls(t *testing.T) {
	t.Parallel()
	against, err := contract()
	require.NoError(t, err)
	locked, err := lock.Read(spec.DocsLock)
	require.NoError(t, err)
	locked = slices.DeleteFunc(locked, func(one *page.Page) bool { return one.Name != "sdk-payments" && one.Name != "payments-reference" }) // others have one heading each
	for i, one := range locked {
		require.Equal(t, one.Name, match.PageName(against, one, locked), "itself")
		other := *one
		other.Sections = slices.Clone(one.Sections)
		for j := range other.Sections {
			call := &other.Sections[j].Operation
			call.Call, call.Path = strings.ToUpper(call.Call), ""
		}
		require.Equal(t, one.Name, match.PageName(against, &other, nil), "by headings alone")
		require.Empty(t, match.PageName(against, &other, locked), "of another SDK")
		other.Sections = other.Sections[:2-i]
		require.Empty(t, match.PageName(against, &other, nil), "of two headings")
	}
}

// A page may put the properties of a response below the name of its entity.
func TestFindEntityItself(t *testing.T) {
	t.Parallel()
	found := section(t, "## Unheard of\n\n```curl: Curl\ncurl https://api.razorpay.com/v1/payments/:id/card\n```\n\n### Response Parameters\n\n`card`\n: `object` It.\n")
	place := found.First(found.Facts[len(found.Facts)-1])
	require.NotNil(t, place)
	require.Equal(t, "Card", place.Schema.Component)
}

// A parameter that a list lacks is not the property of its response.
func TestParameterOfAListIsNoPropertyOfIt(t *testing.T) {
	t.Parallel()
	found := section(t, "### Fetch all disputes\n\n```py\nclient.dispute.all(options)\n```\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| count | integer |\n")
	require.Equal(t, "listDisputes", found.Operation.ID)
	require.Nil(t, found.First(found.Facts[len(found.Facts)-1]))
}

// A table in the section of a list describes its items, unless it names a property that only the list
// has. Names within an inner collection omit its items.
func TestFindInResponseOfAList(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ call, table, fact, component string }{
		"of the items":            {"/orders", "entity receipt", "response entity", "Order"},
		"of the list":             {"/orders", "entity count items items.entity", "response entity", "OrderCollection"},
		"of an item of the list":  {"/orders", "entity count items items.entity", "response items.entity", "Order"},
		"of a collection in it":   {"/orders", "id payments payments.amount", "response payments.amount", "Payment"},
		"of a list of other name": {"/payment_links", "amount", "response amount", "PaymentLink"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := "## Unheard of\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1" + test.call + "\n```\n\n### Response Parameters\n"
			for one := range strings.FieldsSeq(test.table) {
				text += "\n`" + one + "`\n: `string` What it is.\n"
			}
			found := section(t, text)
			require.NotNil(t, found.Operation, found.Reason)
			at := slices.IndexFunc(found.Facts, func(fact page.Fact) bool { return fact.Label() == test.fact })
			require.GreaterOrEqual(t, at, 0)
			place := found.First(found.Facts[at])
			require.NotNil(t, place)
			require.Equal(t, test.component, place.Owner.Component)
			missing := found.Facts[at]
			missing.Name += "_unheard"
			result := found.Find(missing)
			require.Len(t, result, 1)
			require.Equal(t, test.component, match.Owner(result[0].Object, missing.Name).Component)
		})
	}
	found := section(t, "## Unheard of\n\n```curl: Curl\ncurl -u k:s https://api.razorpay.com/v1/orders\n```\n")
	for name, component := range map[string]string{"items.entity": "Order", "entity": "Order", "count": "OrderCollection"} {
		place := found.First(page.Fact{Kind: page.KindParameter, Where: page.Response, Name: name})
		require.NotNil(t, place, name)
		require.Equal(t, component, place.Owner.Component, name)
	}
}

// Without a method the heading says which call of a path it is.
func TestOfByPathWithoutMethod(t *testing.T) {
	t.Parallel()
	against, err := contract()
	require.NoError(t, err)
	for heading, want := range map[string]string{"Fetch it": "fetchPayment", "Change it": "updatePayment"} {
		one := match.Of(against, &page.Page{Name: "made"}, &page.Section{Heading: heading, Operation: page.Operation{Path: "/payments/:id"}})
		require.NotNil(t, one.Operation, one.Reason)
		require.Equal(t, want, one.Operation.ID)
	}
}
