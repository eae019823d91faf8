package code_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/code"
	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// render returns a value in the notation of the tests: JSON, with ? for unknown values.
func render(value any) string {
	switch value := value.(type) {
	case *code.Object:
		var members []string
		for _, one := range value.Members {
			members = append(members, one.Key+":"+render(one.Value))
		}
		return "{" + strings.Join(members, " ") + "}"
	case []any:
		var items []string
		for _, one := range value {
			items = append(items, render(one))
		}
		return "[" + strings.Join(items, " ") + "]"
	case code.Unknown:
		return "?" + string(value)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func call(one code.Call) string {
	var arguments []string
	for _, argument := range one.Arguments {
		text := render(argument.Value)
		if argument.Keyword || argument.Option {
			text = argument.Name + "=" + text
		}
		arguments = append(arguments, text)
	}
	return one.Name + "(" + strings.Join(arguments, ", ") + ")"
}

func TestCalls(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		sample string
		want   []string
	}{
		"Python":                 {"client.payment.capture(id, {'amount': 1000, 'now': True})", []string{"client.payment.capture(?id, {amount:1000 now:true})"}},
		"keywords":               {"client.order.fetch('order_1', data={'x': None}, mode=\"wired\")", []string{`client.order.fetch("order_1", data={x:null}, mode="wired")`}},
		"PHP":                    {"$api->payment->fetch($id)->capture(array('amount'=>$amount));", []string{"$api->payment->fetch->capture(?id, {amount:?amount})"}},
		"Ruby":                   {"para = { :amount => 5, \"notes\": {} }\nRazorpay::Payment.capture(id, para)", []string{"Razorpay::Payment.capture(?id, {amount:5 notes:{}})"}},
		"Ruby's keywords":        {"Razorpay::Order.create(amount: 50, currency: 'INR')", []string{`Razorpay::Order.create(amount=50, currency="INR")`}},
		"Ruby's to_json":         {"para = {\"amount\": 5}\nRazorpay::PaymentLink.create(para.to_json)", []string{"Razorpay::PaymentLink.create({amount:5})"}},
		"Node.js":                {"const order = await instance.orders.create({ amount: 1, notes: ['a'] })", []string{`instance.orders.create({amount:1 notes:["a"]})`}},
		"a callback":             {"instance.items.all({count: 1}).then((a) => { b.c() }).catch(d)", []string{"instance.items.all({count:1})"}},
		"Java":                   {"JSONObject r = new JSONObject();\nr.put(\"a\",1);\nPayment p = razorpay.payments.refund(id, r);", []string{"razorpay.payments.refund(?id, {a:1})"}},
		"C#":                     {"Dictionary<string, object> o = new Dictionary<string, object>();\no.Add(\"a\", 1);\nPayment q = client.Payment.Fetch(id).Capture(o);", []string{"client.Payment.Fetch.Capture(?id, {a:1})"}},
		"Go's list by index":     {"types := make(map[string]interface{})\ntypes[\"0\"] = \"a\"\ntypes[\"1\"] = map[string]interface{}{\"b\": 1}\ndata := map[string]interface{}{\"types\": types}\nclient.A.B(data, nil)", []string{`client.A.B({types:["a" {b:1}]}, null)`}},
		"a type's full name":     {"Razorpay.Api.Order order = client.Order.Create(o);", []string{"client.Order.Create(?o)"}},
		"Go":                     {"id := \"pay_1\"\ndata := map[string]interface{}{\"a\": []string{\"b\"}}\nbody, err := client.Payment.Refund(id, 12, data, nil)", []string{`client.Payment.Refund("pay_1", 12, {a:["b"]}, null)`}},
		"properties of a result": {"r = client.order.create({'a': 1})\nprint(r.get('id'))\nr.to_json()", []string{"client.order.create({a:1})"}},
		"functions on text":      {"text = messages.get(code, 'x')\nlines = response.body.split('\\n')", nil},
		"several calls":          {"client.order.create({'a': 1})\n# then\nclient.order.fetch('order_1')", []string{"client.order.create({a:1})", `client.order.fetch("order_1")`}},
		"calls of no API":        {"import razorpay\nclient = razorpay.Client(auth=(\"id\", \"secret\"))", nil},
		"leading zeros":          {"client.a.b({'cvv': 007, 'rate': 0.5, 'none': 0})", []string{"client.a.b({cvv:7 rate:0.5 none:0})"}},
		"escapes":                {`client.a.b("a\"b\\", 'c\nd', "` + "\\" + `")`, []string{`client.a.b("a\"b\\", "c\nd", "\")")`}},
		"a division":             {"client.a.b(c/d, e) // f", []string{"client.a.b(?, ?e)"}},
		"an unclosed quote":      {"client.a.b('x", []string{`client.a.b("x")`}},
		"objects in each other":  {"a = {'x': 1}\nb = {'y': 1}\na.put('b', b)\nb.put('a', a)\nclient.a.b(c, a)", []string{"client.a.b(?c, ?)"}},
		"a list in its item":     {"a = {'x': 1}\nl = [1]\nl.add(a)\na.put('l', l)\nclient.a.b(l)", []string{"client.a.b(?)"}},
		"lines that double":      {"a = [1]\n" + strings.Repeat("a = {'l': a, 'r': a}\n", 60) + "client.a.b(a)", []string{"client.a.b(?)"}},
		"unopened brackets":      {"client.a.b(]]))", []string{"client.a.b(?, ?)"}},
	} {
		var got []string
		for _, one := range code.Calls(markdown.Lines(test.sample)) {
			got = append(got, call(one))
		}
		require.Equal(t, test.want, got, name)
	}
}

func TestDataAndPositional(t *testing.T) {
	t.Parallel()
	calls := code.Calls(markdown.Lines("client.Payment.Capture(id, 1000, map[string]interface{}{\"currency\": \"INR\"}, nil)"))
	require.Equal(t, `{currency:"INR"}`, render(calls[0].Data()))
	positional := calls[0].Positional()
	require.Len(t, positional, 2)
	require.Equal(t, "id", positional[0].Name)
	require.Equal(t, "1000", render(positional[1].Value))
	require.Equal(t, "Capture", calls[0].Method())

	calls = code.Calls(markdown.Lines("Razorpay::Order.create(amount: 50, currency: 'INR')"))
	require.Equal(t, `{amount:50 currency:"INR"}`, render(calls[0].Data()))
	require.Empty(t, calls[0].Positional())
}

func TestRequests(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ sample, want string }{
		"all of it":               {"curl -u id:secret \\\n-X POST https://api.example.com/v1/orders \\\n-H 'a: b' -d '{\n\"a\": 1}'", "POST /v1/orders id:secret {\"a\": 1}"},
		"lines not continued":     {"curl -u id:secret\n-X GET https://api.example.com/v1/orders/1", "GET /v1/orders/1 id:secret"},
		"a query":                 {"curl \"https://api.example.com/v1/orders?count=2&expand[]=card\"", "GET /v1/orders count=2 expand[]=card"},
		"a broken name":           {"curl https://api.example.com/v1/orders?expand[l=card&count=2", "GET /v1/orders count=2"},
		"a variable for the host": {"curl -u id:secret -X POST {base}/v1/orders -d '{\"a\": \"b/c\"}'", "POST /v1/orders id:secret {\"a\": \"b/c\"}"},
		"data without method":     {"curl https://api.example.com/v1/a -d '{}'", "POST /v1/a {}"},
		"a form":                  {"curl api.example.com/v1/documents -F 'file=@a'", "POST /v1/documents"},
		"-XPATCH":                 {"curl -XPATCH 'api.example.com/v1/a'", "PATCH /v1/a"},
		"-X without a method":     {"curl -X https://api.example.com/v1/a -d '{}'", "POST /v1/a {}"},
		"a misplaced dash":        {"curl -u : \\\n-- X PUT https://api.example.com/v1/a", "PUT /v1/a :"},
		"escaped quotes":          {"curl https://a.b/v1/a -d \"{\\\"a\\\": 1}\"", "POST /v1/a {\"a\": 1}"},
		"a bearer":                {"curl https://a.b/v1/a -H 'Authorization: Bearer x'", "GET /v1/a bearer"},
		"two commands":            {"curl https://a.b/v1/a\ncurl -X DELETE https://a.b/v1/b", "GET /v1/a; DELETE /v1/b"},
		"no address":              {"curl -u id:secret", ""},
		"an unclosed quote":       {"curl -X POST https://a.b/v1/a -d '{\"a\": 1", "POST /v1/a {\"a\": 1"},
	} {
		var got []string
		for _, one := range code.Requests(markdown.Lines(test.sample)) {
			words := []string{one.Method, one.Path}
			if one.User != "" {
				words = append(words, one.User)
			}
			if one.Bearer {
				words = append(words, "bearer")
			}
			for _, key := range []string{"count", "expand[]", "expand[l"} {
				if one.Query.Has(key) {
					words = append(words, key+"="+one.Query.Get(key))
				}
			}
			for _, l := range one.Body {
				words = append(words, l.Text)
			}
			got = append(got, strings.TrimSpace(strings.Join(words, " ")))
		}
		require.Equal(t, test.want, strings.ReplaceAll(strings.Join(got, "; "), "{ ", "{"), name)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"a": 1.50}`:                      `{"a":1.50}`,
		"{\"a\": 1, // paise\n\"b\": [],}": `{a:1 b:[]}`,
		"{\"a\": {...}, \"b\": 012}":       `{a:[?] b:12}`,
		"{\"a\": True} and more":           `{a:true}`,
		"{'a': 'b'}":                       `{a:"b"}`,
		`{"a": 1`:                          "breaks off",
		"HTTP/1.1 200 OK":                  "not JSON",
		"{\n  []\n}":                       "not JSON",
	} {
		value, err := code.JSON(markdown.Lines(body))
		if err != nil {
			require.ErrorContains(t, err, want, body)
			continue
		}
		require.Equal(t, want, render(value), body)
	}
}

func FuzzCode(f *testing.F) {
	f.Add("a.put('b', b)\nb.put('a', a)\nclient.a.b(a)")
	f.Add("client.a.b(x, {'y': [1, {\"z\": 2}]})\nr = new JSONObject();\nr.put('a', r)")
	f.Add("curl -u a:b -d '{\"c\": 1}' https://d.e/v1/f?g=h")
	f.Add("a.b({'x': [[[[{{{{ array( map[ new <<<")
	f.Fuzz(func(t *testing.T, text string) {
		lines := markdown.Lines(text)
		for _, one := range code.Calls(lines) {
			require.NotEmpty(t, one.Name)
			require.NotEmpty(t, call(one))
		}
		for _, one := range code.Requests(lines) {
			require.NotEmpty(t, one.Path)
		}
		if value, err := code.JSON(lines); err == nil {
			require.NotEmpty(t, render(value))
		}
	})
}

func ExampleCalls() {
	for _, one := range code.Calls(markdown.Lines(`client.payment.capture(id, {"amount": 1000})`)) {
		fmt.Println(one.Name, one.Data().Members[0].Key, one.Positional()[0].Name)
	}
	// Output:
	// client.payment.capture amount id
}
