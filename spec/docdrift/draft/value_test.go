package draft_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// property returns the lines of a component's property in a contract.
func property(t *testing.T, text, component, called string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, "\n    "+component+":\n")
	require.True(t, found, component)
	_, rest, found = strings.Cut(rest, "\n        "+called+":\n")
	require.True(t, found, "%s.%s", component, called)
	var lines []string
	for line := range strings.SplitSeq(rest, "\n") {
		inner, deeper := strings.CutPrefix(line, "          ")
		if !deeper {
			break
		}
		lines = append(lines, inner)
	}
	return strings.Join(lines, "\n")
}

func limited(fact page.Fact, name string, value int64) page.Fact {
	if fact.Bounds == nil {
		fact.Bounds = page.Bounds{}
	}
	fact.Bounds[name] = value
	return fact
}

func valued(fact page.Fact, values ...string) page.Fact {
	fact.Values = values
	return fact
}

func defaulting(fact page.Fact, value string) page.Fact {
	fact.Default = value
	return fact
}

func describedReference(lines ...string) string {
	return strings.Join(append([]string{"description: Not described yet."}, lines...), "\n")
}

func allOf(component string) string {
	return "allOf:\n  - $ref: '#/components/schemas/" + component + "'"
}

func TestSchemasOfResponses(t *testing.T) {
	t.Parallel()
	said := func(kind string, values ...string) page.Fact {
		return valued(parameter(page.Response, "NAME", kind), values...)
	}
	tests := map[string]*struct {
		called string // x if it is empty
		shown  []string
		said   page.Fact
		want   string
	}{
		"a text":                               {"", []string{`"a"`}, page.Fact{}, "type: string\n" + describedReference()},
		"a text or null":                       {"", []string{`"a"`, `null`}, page.Fact{}, "type: string\nnullable: true\n" + describedReference()},
		"null":                                 {"", []string{`null`}, said("integer"), "type: integer\nnullable: true\n" + describedReference()},
		"a boolean":                            {"", []string{`true`}, page.Fact{}, "type: boolean\n" + describedReference()},
		"a boolean as a number":                {"", []string{`1`}, said("boolean"), describedReference(allOf("Flag"))},
		"whole numbers":                        {"", []string{`1`}, page.Fact{}, "type: integer\n" + describedReference()},
		"numbers":                              {"", []string{`1`, `1.5`}, page.Fact{}, "type: number\n" + describedReference()},
		"what is shown wins":                   {"", []string{`"12"`}, said("integer"), "type: string\n" + describedReference()},
		"values":                               {"", []string{`"a"`}, said("string", "a", "b"), "type: string\n" + describedReference("enum: [a, b]")},
		"values of which samples have others":  {"", []string{`"a|c"`, `""`}, said("string", "a", "b"), "type: string\n" + describedReference("enum: [a, b, c]")},
		"digits that no sample shows":          {"mobile", nil, said("integer"), "type: string\n" + describedReference()},
		"a value that is not listed":           {"", []string{`"c"`}, said("string", "a", "b"), "type: string\n" + describedReference("enum: [a, b, c]")},
		"values or null":                       {"", []string{`"a"`, `null`}, said("string", "a", "b"), "type: string\nnullable: true\n" + describedReference("enum: [a, b, null]")},
		"values that are digits":               {"", []string{`"1"`}, said("string", "0", "1"), "type: string\n" + describedReference("enum: ['0', '1']")},
		"a limit is one of requests":           {"", []string{`"a"`}, limited(said("string"), "maxLength", 40), "type: string\n" + describedReference()},
		"a limit of a list":                    {"", []string{`["a"]`}, limited(said("array"), "maxItems", 40), "type: array\n" + describedReference("items:", "  type: string", "  description: Not described yet.")},
		"an amount":                            {"amount_left", []string{`5`}, page.Fact{}, describedReference(allOf("Amount"))},
		"an amount or null":                    {"amount_left", []string{`null`}, page.Fact{}, describedReference("type: integer", "nullable: true", allOf("NullableAmount"))},
		"a fee":                                {"fees", []string{`5`}, page.Fact{}, describedReference(allOf("Amount"))},
		"the amount":                           {"amount", []string{`5`}, page.Fact{}, "$ref: '#/components/schemas/Amount'"},
		"an amount that is none":               {"amount_text", []string{`"5"`}, page.Fact{}, "type: string\n" + describedReference()},
		"a time":                               {"paid_at", []string{`1700000000`}, page.Fact{}, describedReference(allOf("Timestamp"))},
		"a time or null":                       {"paid_at", []string{`1700000000`, `null`}, page.Fact{}, describedReference("type: integer", "nullable: true", allOf("NullableTimestamp"))},
		"a time that is called so":             {"", []string{`1700000000`}, said("timestamp"), describedReference(allOf("Timestamp"))},
		"a currency":                           {"currency", []string{`"INR"`}, page.Fact{}, "$ref: '#/components/schemas/Currency'"},
		"no currency":                          {"currency", []string{`"rupees"`}, page.Fact{}, "type: string\n" + describedReference()},
		"notes":                                {"notes", []string{`[]`}, page.Fact{}, "$ref: '#/components/schemas/Notes'"},
		"an id":                                {"payment_id", []string{`"pay_Made00000001"`}, page.Fact{}, "$ref: '#/components/schemas/PaymentID'"},
		"an id or null":                        {"payment_id", []string{`null`}, page.Fact{}, "type: string\nnullable: true\n" + describedReference("pattern: '^pay_.+$'", "x-id-prefix: pay_")},
		"an id that nothing shows":             {"id", nil, said("string"), "type: string\n" + describedReference()},
		"a value that is null":                 {"", []string{`"a"`}, said("string", "a", "null", "b"), "type: string\nnullable: true\n" + describedReference("enum: [a, b, null]")},
		"a text or null, as it says":           {"", []string{`"a"`}, said("string|null"), "type: string\nnullable: true\n" + describedReference()},
		"values in one text":                   {"", []string{`"a | b"`}, said("enum", "a", "b"), "type: string\n" + describedReference("enum: [a, b]")},
		"values of a list":                     {"", []string{`["a"]`}, said("array", "a", "b"), "type: array\n" + describedReference("items:", "  type: string", "  description: Not described yet.", "  enum: [a, b]")},
		"an id with a prefix of two words":     {"lid_id", []string{`"box_lid_Made00000001"`}, page.Fact{}, "$ref: '#/components/schemas/LidID'"},
		"a reference of the merchant":          {"reference_id", []string{`"ord_Made00000001"`}, page.Fact{}, "type: string\n" + describedReference()},
		"a whole number that may have more":    {"", []string{`1`}, said("float"), "type: number\n" + describedReference()},
		"an id of a tax":                       {"tax_id", []string{`null`}, page.Fact{}, "type: string\nnullable: true\n" + describedReference()},
		"an account of something":              {"debit_account_number", []string{`"12"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"a time that is null":                  {"paid_at", []string{`null`}, page.Fact{}, describedReference("type: integer", "nullable: true", allOf("NullableTimestamp"))},
		"a list of nothing":                    {"boxes", []string{`{"entity":"collection","count":0,"items":[]}`}, page.Fact{}, "$ref: '#/components/schemas/BallotBoxesCollection'"},
		"ids of two kinds in a list":           {"payment_id", []string{`"pay_Made00000001"`, `"order_Made00000001"`}, page.Fact{}, "type: string\n" + describedReference()},
		"an id of a new kind":                  {"box_id", []string{`"box_Made00000001"`}, page.Fact{}, "$ref: '#/components/schemas/BoxID'"},
		"ids of several kinds":                 {"thing_id", []string{`"pay_Made00000001"`, `"order_Made00000001"`}, page.Fact{}, "type: string\n" + describedReference()},
		"an id without a prefix":               {"gateway_id", []string{`"12"`}, page.Fact{}, "type: string\n" + describedReference()},
		"an entity of the contract":            {"card", []string{`{"id":"card_Made00000001","entity":"card","last4":"1111"}`}, page.Fact{}, "$ref: '#/components/schemas/Card'"},
		"an entity of two shapes":              {"card", []string{`{"entity":"card","last4":"1111","network":"Visa"}`}, page.Fact{}, "$ref: '#/components/schemas/CardOfToken'"},
		"an entity of another shape":           {"card", []string{`{"id":"card_Made00000001","entity":"card","last4":1111}`}, page.Fact{}, "$ref: '#/components/schemas/BallotCardCard'"},
		"an object":                            {"", []string{`{"a":1}`}, page.Fact{}, "$ref: '#/components/schemas/BallotX'"},
		"the account of a payer":               {"payer_account", []string{`"0123"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"an object or an empty list":           {"", []string{`{"a":1}`, `[]`}, page.Fact{}, describedReference("oneOf:", "  - $ref: '#/components/schemas/BallotX'", "  - $ref: '#/components/schemas/EmptyList'")},
		"an object that is not shown":          {"", nil, said("object"), describedReference(allOf("FreeForm"))},
		"an object of the same name":           {"emi", []string{`{"available":true}`}, page.Fact{}, "$ref: '#/components/schemas/PaymentEMI'"},
		"an object of the same shape":          {"", []string{`{"available":true}`}, page.Fact{}, "$ref: '#/components/schemas/BallotX'"},
		"texts, numbers and null":              {"", []string{`"a"`, `1`, `1.5`, `null`}, page.Fact{}, describedReference("oneOf:", "  - type: string", "    nullable: true", "    description: Not described yet.", "  - type: number", "    description: Not described yet.")},
		"values in the case of samples":        {"", []string{`"route"`, `"Other"`}, said("string", "Route", "Other"), "type: string\n" + describedReference("enum: [route, Other]")},
		"an account without quotes":            {"account_number", []string{`12`}, said("string"), describedReference("x-sensitive: true", "oneOf:", "  - type: string", "    description: Not described yet.", "  - type: integer", "    description: Not described yet.")},
		"a new entity or null":                 {"box", []string{`{"entity":"box","size":1}`, `null`}, page.Fact{}, "$ref: '#/components/schemas/Box'"},
		"a text called notes, or null":         {"notes", []string{`"a"`, `null`}, page.Fact{}, "type: string\nnullable: true\n" + describedReference()},
		"texts":                                {"", []string{`["a"]`}, page.Fact{}, "type: array\n" + describedReference("items:", "  type: string", "  description: Not described yet.")},
		"texts or null":                        {"", []string{`["a"]`, `null`}, page.Fact{}, "type: array\n" + describedReference("nullable: true", "items:", "  type: string", "  description: Not described yet.")},
		"objects":                              {"doors", []string{`[{"a":1}]`}, page.Fact{}, "type: array\n" + describedReference("items:", "  $ref: '#/components/schemas/BallotDoor'")},
		"a name that another list has":         {"refund_status", []string{`"a"`}, said("string", "a", "b"), "type: string\n" + describedReference("enum: [a, b]")},
		"a value of which no type is":          {"", []string{`null`}, page.Fact{}, "type: string\nnullable: true\n" + describedReference()},
		"a credential that the contract lacks": {"client_secret", []string{`"x"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"a token in camel case":                {"accessToken", []string{`"x"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"a token that is an identifier":        {"token", []string{`"x"`}, page.Fact{}, "type: string\n" + describedReference()},
		"the number of a card":                 {"card[number]", []string{`"4"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"the owner of a card":                  {"card_holder_name", []string{`"x"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
		"an id that can be missing":            {"payment_id", []string{`"pay_Made00000001"`, `""`}, page.Fact{}, "type: string\n" + describedReference()},
		"a number that must not be logged":     {"account_number", []string{`12`}, page.Fact{}, "type: integer\n" + describedReference("x-sensitive: true")},
		"digits that must not be logged":       {"account_number", []string{`"12"`}, page.Fact{}, "type: string\n" + describedReference("x-sensitive: true")},
	}
	all := &page.Page{Name: "made"}
	for i, name := range names(tests) {
		test := tests[name]
		tests[name].called = cmp.Or(test.called, "x")
		var facts []page.Fact
		for _, value := range test.shown {
			facts = append(facts, sample(t, page.Response, fmt.Sprintf(`{"entity":"ballot %s","%s":%s}`, numberAsWord(i), test.called, value)))
		}
		if test.shown == nil {
			facts = append(facts, sample(t, page.Response, fmt.Sprintf(`{"entity":"ballot %s"}`, numberAsWord(i))))
		}
		if test.said.Kind != "" {
			test.said.Name = test.called
			facts = append(facts, test.said)
		}
		all.Sections = append(all.Sections, sectionOf("GET", "/ballot_"+numberAsWord(i)+"s/:id", "", facts...).Sections...)
	}
	text := string(drafted(t, contractText(t), all).Contract)
	for i, name := range names(tests) {
		component := "Ballot" + strings.ToUpper(numberAsWord(i)[:1]) + numberAsWord(i)[1:]
		require.Equal(t, strings.ReplaceAll(tests[name].want, "Ballot", component), property(t, text, component, tests[name].called), name)
	}
}

// names returns the names of the cases in order.
func names[T any](tests map[string]T) []string { return slices.Sorted(maps.Keys(tests)) }

// numberAsWord returns a distinct word of letters for each number, for use in names.
func numberAsWord(i int) string { return string([]byte{'q', 'a' + byte(i/26), 'a' + byte(i%26), 't'}) }

func TestSchemasOfRequests(t *testing.T) {
	t.Parallel()
	mandatory := func(fact page.Fact, marker page.Marker) page.Fact { fact.Mandatory = marker; return fact }
	body := func(name, kind string) page.Fact { return parameter(page.Body, name, kind) }
	tests := map[string]struct {
		facts     []page.Fact
		shown     string
		want      string
		required  bool
		undecided string
	}{
		"a mandatory text": {[]page.Fact{mandatory(body("x", "string"), page.Mandatory)}, `{"x":"a"}`, "type: string\n" + describedReference("minLength: 1"), true, ""},
		"an optional text": {[]page.Fact{mandatory(body("x", "string"), page.Optional)}, `{"x":"a"}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"mandatory on a condition": {
			[]page.Fact{mandatory(body("x", "string"), page.Conditional)}, `{"x":"a"}`, "type: string\n" + describedReference("minLength: 1"), false, "it is mandatory on a condition",
		},
		"mandatory and not sent": {
			[]page.Fact{mandatory(body("x", "string"), page.Mandatory)}, `{"y":"a"}`, "type: string\n" + describedReference("minLength: 1"), false, "shows a request without it",
		},
		"what is said wins":       {[]page.Fact{body("x", "string")}, `{"x":12}`, "type: string\n" + describedReference("minLength: 1"), false, "has the integer 12, which is not valid: the string 12 is written"},
		"but for what it is made": {[]page.Fact{body("x", "string")}, `{"x":{"a":1}}`, "$ref: '#/components/schemas/CastBallotX'", false, ""},
		"limits of a text":        {[]page.Fact{limited(limited(body("x", "string"), "minLength", 3), "maxLength", 50)}, `{"x":"abc"}`, "type: string\n" + describedReference("minLength: 3", "maxLength: 50"), false, ""},
		"a limit that is not kept": {
			[]page.Fact{limited(body("x", "string"), "maxLength", 3)}, `{"x":"abcd"}`, "type: string\n" + describedReference("minLength: 1"), false, "exceeds its own limit maxLength 3",
		},
		"limits of a number":     {[]page.Fact{limited(limited(body("x", "integer"), "min", 3), "max", 50)}, `{"x":4}`, "type: integer\n" + describedReference("minimum: 3", "maximum: 50"), false, ""},
		"a limit of a list":      {[]page.Fact{limited(body("x", "array"), "maxItems", 50)}, `{"x":["a"]}`, "type: array\n" + describedReference("items:", "  type: string", "  description: Not described yet.", "  minLength: 1", "maxItems: 50"), false, ""},
		"a default":              {[]page.Fact{{Kind: page.KindParameter, Where: page.Body, Name: "x", Type: "integer", Default: "5"}}, `{"x":4}`, "type: integer\n" + describedReference("default: 5"), false, ""},
		"a default that is none": {[]page.Fact{{Kind: page.KindParameter, Where: page.Body, Name: "x", Type: "integer", Default: "all"}}, `{"x":4}`, "type: integer\n" + describedReference(), false, ""},
		"values":                 {[]page.Fact{valued(body("x", "string"), "0", "1")}, `{"x":"0"}`, "type: string\n" + describedReference("enum: ['0', '1']"), false, ""},
		"values without the default": {
			[]page.Fact{{Kind: page.KindParameter, Where: page.Body, Name: "x", Type: "integer", Values: []string{"1", "100"}, Default: "10"}},
			`{"x":4}`, "type: integer\n" + describedReference("default: 10"), false, "lack its default",
		},
		"a default of a component": {[]page.Fact{defaulting(body("currency", "string"), "INR")}, `{"currency":"USD"}`, describedReference(allOf("Currency"), "default: INR"), false, ""},
		"a default that is invalid": {
			[]page.Fact{defaulting(body("currency", "string"), "rupees")}, `{"currency":"USD"}`, "$ref: '#/components/schemas/Currency'", false, "the default rupees is outside the limits",
		},
		"a default of a flag":      {[]page.Fact{defaulting(valued(body("x", "boolean"), "0", "1"), "1")}, `{"x":1}`, describedReference(allOf("Flag"), "default: 1"), false, ""},
		"a code for a token":       {[]page.Fact{body("code", "string"), body("grant_type", "string")}, `{"code":"a"}`, "type: string\n" + describedReference("minLength: 1", "x-sensitive: true"), false, ""},
		"an object that is a text": {[]page.Fact{body("x", "object")}, `{"x":"a"}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"a rate is no amount":      {[]page.Fact{body("tax_rate", "integer")}, `{"tax_rate":18}`, "type: integer\n" + describedReference(), false, ""},
		"digits with a leading 0":  {[]page.Fact{body("phone", "integer")}, `{"phone":"0123"}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"digits that are a number": {[]page.Fact{body("phone", "integer")}, `{"phone":9123}`, "type: integer\n" + describedReference(), false, ""},
		"a number in quotes":       {[]page.Fact{body("x", "integer")}, `{"x":"12"}`, "type: integer\n" + describedReference(), false, "the integer 12 is written"},
		"a text that is no number": {[]page.Fact{body("x", "integer")}, `{"x":"1.2.3.4"}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"a text that is no flag":   {[]page.Fact{body("x", "boolean")}, `{"x":"sub"}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"a mandatory flag":         {[]page.Fact{mandatory(body("x", "boolean"), page.Mandatory)}, `{"x":true}`, "type: boolean\n" + describedReference(), false, "a forgotten one would be sent as false"},
		"one value":                {[]page.Fact{valued(body("x", "string"), "a")}, `{"x":"a"}`, "type: string\n" + describedReference("enum: [a]"), false, "only the value a: any other is refused"},
		"the amount":               {[]page.Fact{body("amount", "integer")}, `{"amount":5}`, describedReference(allOf("ChargeAmount")), false, ""},
		"an amount of a part":      {[]page.Fact{body("tax_amount", "integer")}, `{"tax_amount":5}`, describedReference(allOf("Amount")), false, ""},
		"an amount of every part":  {[]page.Fact{mandatory(body("tax_amount", "integer"), page.Mandatory)}, `{"tax_amount":5}`, describedReference(allOf("ChargeAmount")), false, ""},
		"a label is no amount":     {[]page.Fact{body("min_amount_label", "string")}, `{"y":1}`, "type: string\n" + describedReference("minLength: 1"), false, ""},
		"an amount of 0":           {[]page.Fact{body("amount", "integer")}, `{"amount":0}`, "$ref: '#/components/schemas/Amount'", false, ""},
		"an object as elsewhere":   {[]page.Fact{body("emi", "object")}, `{"emi":{"available":true}}`, "$ref: '#/components/schemas/PaymentEMI'", false, ""},
		"an object less mandatory": {[]page.Fact{body("emi", "object"), mandatory(body("emi.available", "boolean"), page.Optional)}, `{"emi":{"available":true}}`, "$ref: '#/components/schemas/CastBallotEMI'", false, ""},
		"an object within limits":  {[]page.Fact{body("references", "object"), limited(body("references.arn", "string"), "maxLength", 9)}, `{"references":{"arn":"1"}}`, "$ref: '#/components/schemas/CastBallotReferences'", false, ""},
		"a flag in quotes":         {[]page.Fact{body("x", "boolean")}, `{"x":"0"}`, "type: boolean\n" + describedReference(), false, "the string 0, which is not valid: the boolean false is written"},
		"a flag":                   {[]page.Fact{valued(body("x", "boolean"), "0", "1")}, `{"x":1}`, describedReference(allOf("Flag")), false, ""},
		"an object":                {[]page.Fact{body("x", "object"), mandatory(body("x.y", "string"), page.Mandatory)}, `{"x":{"y":"a"}}`, "$ref: '#/components/schemas/CastBallotX'", false, ""},
		"a mandatory list":         {[]page.Fact{mandatory(body("x", "array"), page.Mandatory)}, `{"x":["a"]}`, "type: array\n" + describedReference("items:", "  type: string", "  description: Not described yet.", "  minLength: 1"), true, ""},
		"a list of objects":        {[]page.Fact{body("x", "array"), body("x.y", "string")}, `{"z":"a"}`, "type: array\n" + describedReference("items:", "  $ref: '#/components/schemas/CastBallotX'"), false, ""},
		"an empty list for notes":  {[]page.Fact{body("notes", "object")}, `{"notes":[]}`, "$ref: '#/components/schemas/NotesInput'", false, ""},
		"shown alone":              {nil, `{"x":true}`, "type: boolean\n" + describedReference(), false, ""},
	}
	all := &page.Page{Name: "made"}
	for i, name := range names(tests) {
		facts := append(slices.Clone(tests[name].facts), sample(t, page.Body, tests[name].shown), sample(t, page.Response, `{"done":true}`))
		all.Sections = append(all.Sections, sectionOf("POST", "/ballot_"+numberAsWord(i)+"s/:id/cast", "", facts...).Sections...)
	}
	made := drafted(t, contractText(t), all)
	for i, name := range names(tests) {
		test, cast := tests[name], "CastBallot"+strings.ToUpper(numberAsWord(i)[:1])+numberAsWord(i)[1:]
		called := "x"
		if len(test.facts) > 0 {
			called = test.facts[0].Name
		}
		require.Equal(t, strings.ReplaceAll(test.want, "CastBallot", cast), property(t, string(made.Contract), cast+"Request", called), name)
		_, component, _ := strings.Cut(string(made.Contract), "\n    "+cast+"Request:\n")
		head, _, _ := strings.Cut(component, "properties:")
		require.Equal(t, test.required, strings.Contains(head, "required: [x]"), name)
		require.Equal(t, test.undecided != "", slices.ContainsFunc(made.Undecided, func(one draft.Undecided) bool {
			return strings.HasPrefix(one.Subject, cast+"Request."+called) && strings.Contains(one.Text, test.undecided)
		}), name)
	}
}

// An amount within a part of a request, such as a tax, can be 0.
func TestAmountOfAPart(t *testing.T) {
	t.Parallel()
	amount := parameter(page.Body, "tax.amount", "integer")
	amount.Mandatory = page.Mandatory
	text := string(drafted(t, contractText(t), sectionOf("POST", "/tickets", "", amount, sample(t, page.Body, `{"tax":{"amount":5}}`), sample(t, page.Response, `{"sold":true}`))).Contract)
	require.Equal(t, "$ref: '#/components/schemas/Amount'", property(t, text, "CreateTicketTax", "amount"))
}

func TestQueryParameters(t *testing.T) {
	t.Parallel()
	query := func(name, kind string) page.Fact { return parameter(page.Query, name, kind) }
	for name, test := range map[string]struct {
		fact page.Fact
		want string
	}{
		"as elsewhere":           {query("from", "integer"), "from\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            allOf:\n              - $ref: '#/components/schemas/Timestamp'\n"},
		"as the page says":       {limited(query("count", "integer"), "max", 20), "count\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: integer\n            maximum: 20\n"},
		"repeated":               {valued(query("expand[]", "array"), "a", "b"), "expand[]\n          in: query\n          required: false\n          description: Not described yet.\n          style: form\n          explode: true\n          schema:\n            type: array\n            items:\n              type: string\n              description: Not described yet.\n              enum: [a, b]\n"},
		"an id":                  {query("payment_id", "string"), "payment_id\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            $ref: '#/components/schemas/PaymentID'\n"},
		"a default of its own":   {defaulting(query("count", "integer"), "0"), "count\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: integer\n            default: 0\n      responses:\n"},
		"a default too small":    {limited(defaulting(query("count", "integer"), "0"), "min", 1), "count\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: integer\n            minimum: 1\n      responses:\n"},
		"a default too long":     {limited(defaulting(query("word", "string"), "abc"), "maxLength", 2), "word\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: string\n            minLength: 1\n            maxLength: 2\n      responses:\n"},
		"a default of elsewhere": {defaulting(query("from", "integer"), "-1"), "from\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            allOf:\n              - $ref: '#/components/schemas/Timestamp'\n      responses:\n"},
		"a number of two":        {valued(query("open", "integer"), "1", "0"), "open\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: integer\n            enum: [1, 0]\n"},
		"a type that is unheard": {query("open", "mystery"), "open\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: string\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := drafted(t, contractText(t), sectionOf("GET", "/ballots", "", test.fact,
				sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"blt_Made00000001","entity":"ballot"}]}`)))
			require.Contains(t, string(made.Contract), "operationId: listBallots")
			require.Contains(t, string(made.Contract), "        - name: "+test.want)
		})
	}
}
