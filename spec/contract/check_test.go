package contract_test

import (
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestSamplesAreValid(t *testing.T) {
	t.Parallel()
	c := load(t)
	files, err := fs.Glob(spec.Samples, "samples/*/[1-5]*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var group sync.WaitGroup // a Contract is safe for concurrent use
	for _, file := range files {
		group.Go(func() {
			body, err := fs.ReadFile(spec.Samples, file)
			status, numberErr := strconv.Atoi(path.Base(file)[:3])
			if err != nil || numberErr != nil {
				t.Error(err, numberErr)
			}
			for _, finding := range c.Check(contract.Exchange{Operation: path.Base(path.Dir(file)), Status: status, Body: body}) {
				t.Errorf("%s: %v", file, finding)
			}
		})
	}
	group.Wait()
}

func TestCheckReportsViolations(t *testing.T) {
	t.Parallel()
	c := load(t)
	const card = `{"id":"card_1","entity":"card","name":"","last4":"1111","network":"Visa","type":"credit",` +
		`"issuer":null,"international":false,"emi":true,"sub_type":"consumer"}`
	exchange := contract.Exchange{Method: "GET", Path: "/v1/payments/pay_1/card", Status: 200, Body: []byte(card)}
	require.Empty(t, c.Check(exchange))
	for name, test := range map[string]struct {
		change  func(*contract.Exchange)
		rule    string
		pointer string
	}{
		"a path of no operation":      {func(e *contract.Exchange) { e.Path = "/v1/nothing" }, contract.RuleUnmatched, ""},
		"an unknown operation":        {func(e *contract.Exchange) { e.Operation = "nothing" }, contract.RuleUnmatched, ""},
		"a path of another operation": {func(e *contract.Exchange) { e.Operation = "fetchPayment" }, contract.RuleAmbiguous, ""},
		"an undocumented success":     {func(e *contract.Exchange) { e.Status = 201 }, contract.RuleStatus, ""},
		"a redirect":                  {func(e *contract.Exchange) { e.Status = 302 }, contract.RuleStatus, ""},
		"an HTML page":                {func(e *contract.Exchange) { e.ContentType = "text/html; charset=utf-8" }, contract.RuleContentType, ""},
		"a broken content type":       {func(e *contract.Exchange) { e.ContentType = ";;" }, contract.RuleContentType, ""},
		"an empty body":               {func(e *contract.Exchange) { e.Body = []byte(" \n") }, contract.RuleBody, ""},
		"a truncated body":            {func(e *contract.Exchange) { e.Body = []byte(card[:40]) }, contract.RuleBody, ""},
		"a second value":              {func(e *contract.Exchange) { e.Body = []byte(card + "{}") }, contract.RuleBody, ""},
		"an error without its code":   {func(e *contract.Exchange) { e.Status, e.Body = 400, []byte(`{"error":{"description":"no"}}`) }, contract.RuleSchema, "/error/code"},
		"a missing key":               {replace(`"last4":"1111",`, ``), contract.RuleSchema, "/last4"},
		"a number for a string":       {replace(`"1111"`, `1111`), contract.RuleSchema, "/last4"},
		"another prefix":              {replace(`card_1`, `pay_1`), contract.RuleSchema, "/id"},
		"null where it never is":      {replace(`"Visa"`, `null`), contract.RuleSchema, "/network"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed := exchange
			test.change(&changed)
			findings := c.Check(changed)
			require.Len(t, findings, 1, "%v", findings)
			require.Equal(t, test.rule, findings[0].Rule)
			require.Equal(t, test.pointer, findings[0].Pointer, "%v", findings[0])
			require.Equal(t, contract.Breaking, findings[0].Severity)
			require.NotEmpty(t, findings[0].Message)
			require.NotContains(t, findings[0].String(), "\n")
		})
	}
}

func replace(before, after string) func(*contract.Exchange) {
	return func(e *contract.Exchange) { e.Body = []byte(strings.Replace(string(e.Body), before, after, 1)) }
}

func TestEveryFaultIsFound(t *testing.T) {
	t.Parallel()
	findings := load(t).Check(contract.Exchange{
		Operation: "validateVPA", Status: 200, Body: []byte(`{"vpa":1,"success":"yes","customer_name":[]}`),
	})
	require.Len(t, findings, 3, "%v", findings)
}

// A form that the API was recorded to send is valid. Any other form is reported at its
// place, even if the client can read it.
func TestRecordedFormsAreValid(t *testing.T) {
	t.Parallel()
	c := load(t)
	payment, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	require.NoError(t, err)
	for name, test := range map[string]struct{ member, value, pointer string }{
		"references as an empty list":  {"acquirer_data", `[]`, ""},
		"captured as a text":           {"captured", `"1"`, ""},
		"captured as a number":         {"captured", `1`, "/captured"},
		"not captured as a text":       {"captured", `"0"`, "/captured"},
		"a reference that is a number": {"acquirer_data", `{"rrn":7}`, "/acquirer_data/rrn"},
		"references as a list":         {"acquirer_data", `["7"]`, "/acquirer_data"},
		"an amount as a text":          {"amount", `"1000"`, "/amount"},
		"an amount that is null":       {"amount", `null`, "/amount"},
		"notes as a list":              {"notes", `["a"]`, "/notes"},
		"a nested note":                {"notes", `{"a":{}}`, "/notes"},
		"a card as an empty list":      {"card", `[]`, "/card"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var members map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(payment, &members))
			members[test.member] = json.RawMessage(test.value)
			body, err := json.Marshal(members)
			require.NoError(t, err)
			findings := c.Check(contract.Exchange{Method: "GET", Path: "/v1/payments/pay_1", Status: 200, Body: body})
			if test.pointer == "" {
				require.Empty(t, findings)
				return
			}
			require.NotEmpty(t, findings)
			for _, finding := range findings {
				require.True(t, strings.HasPrefix(finding.Pointer, test.pointer), "%s: %s", finding.Pointer, finding.Message)
			}
		})
	}
}

func TestCheckRequest(t *testing.T) {
	t.Parallel()
	c := load(t)
	for name, test := range map[string]struct {
		method, target, body string
		pointer              string // "-" if the request is valid
	}{
		"an order":              {"POST", "/v1/orders", `{"amount":100,"currency":"INR"}`, "-"},
		"no amount":             {"POST", "/v1/orders", `{"currency":"INR"}`, "/amount"},
		"an amount in a string": {"POST", "/v1/orders", `{"amount":"100","currency":"INR"}`, "/amount"},
		"less than a rupee":     {"POST", "/v1/orders", `{"amount":99,"currency":"INR"}`, ""},
		"a card without its number": {"POST", "/v1/payments/create/json", `{"amount":100,"currency":"INR","order_id":"order_1","email":"a@b","contact":"9","method":"card",` +
			`"card":{"name":"A","expiry_month":"1","expiry_year":"30"}}`, "/card/number"},
		"99 yen":                    {"POST", "/v1/orders", `{"amount":99,"currency":"JPY"}`, "-"},
		"no body":                   {"POST", "/v1/orders", ``, ""},
		"not JSON":                  {"POST", "/v1/orders", `{`, ""},
		"a page":                    {"GET", "/v1/payments?count=100&skip=0&expand[]=card&expand[]=emi", ``, "-"},
		"a page too long":           {"GET", "/v1/payments?count=101", ``, "count"},
		"an unknown expansion":      {"GET", "/v1/payments?expand[]=everything", ``, "expand[]/0"},
		"an unknown parameter":      {"GET", "/v1/payments?limit=1", ``, "limit"},
		"an id with another prefix": {"GET", "/v1/payments/order_1", ``, "payment_id"},
		"an unknown path":           {"GET", "/v1/nothing", ``, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request, err := http.NewRequestWithContext(t.Context(), test.method, "https://api.razorpay.com"+test.target, strings.NewReader(test.body))
			require.NoError(t, err)
			if test.body != "" {
				request.Header.Set("Content-Type", "application/json")
			}
			findings := c.CheckRequest(request)
			if test.pointer == "-" {
				require.Empty(t, findings)
			} else {
				require.NotEmpty(t, findings)
				require.Equal(t, test.pointer, findings[0].Pointer, "%v", findings[0])
			}
			again, err := io.ReadAll(request.Body)
			require.NoError(t, err)
			require.Equal(t, test.body, string(again), "the body can be read again")
		})
	}
}

func TestARecordedRequestIsCheckedUnlessItWasRefused(t *testing.T) {
	t.Parallel()
	c := load(t)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/payments?count=101", nil)
	require.NoError(t, err)
	exchange := contract.Exchange{
		Method: "GET", Path: "/v1/payments", Request: request,
		Status: 200, Body: []byte(`{"entity":"collection","count":0,"items":[]}`),
	}
	require.Len(t, c.Check(exchange), 1)
	exchange.Status, exchange.Body = 400, []byte(`{"error":{"code":"BAD_REQUEST_ERROR"}}`)
	require.Empty(t, c.Check(exchange))
}

func TestLoadRefusesWhatIsNotAContract(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":           "",
		"not YAML":          "\t{",
		"YAML, not OpenAPI": "a: 1",
		"no operations":     "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n",
		"a cycle without a type": "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\n" +
			"components: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}\n",
		"a reference to nothing": strings.Replace(string(spec.Contract), "schemas/PaymentCollection'", "schemas/Nothing'", 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := contract.Load([]byte(text))
			require.ErrorContains(t, err, "contract: ")
		})
	}
}

func FuzzCheck(f *testing.F) {
	c := load(f)
	f.Add(200, []byte(`{"vpa":"a@b","success":true}`))
	f.Add(400, []byte(`{"error":{"code":"BAD_REQUEST_ERROR"}}`))
	f.Add(204, []byte(``))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		for _, finding := range c.Check(contract.Exchange{Operation: "validateVPA", Status: status, Body: body}) {
			require.NotEmpty(t, finding.Rule)
			require.NotEmpty(t, finding.Message)
		}
	})
}

func TestFastAndSlowPathAgree(t *testing.T) {
	t.Parallel()
	c := load(t)
	require.Empty(t, c.Slow(), "every schema of the contract has a fast validator")
	plain := c.Plain()
	files, err := fs.Glob(spec.Samples, "samples/*/[1-5]*.json")
	require.NoError(t, err)
	for _, file := range files {
		body, err := fs.ReadFile(spec.Samples, file)
		require.NoError(t, err)
		status, err := strconv.Atoi(path.Base(file)[:3])
		require.NoError(t, err)
		for cut := len(body); cut > 0; cut /= 2 { // the sample, then shorter and shorter prefixes
			exchange := contract.Exchange{Operation: path.Base(path.Dir(file)), Status: status, Body: body[:cut]}
			require.Equal(t, plain.Check(exchange), c.Check(exchange), "%s, %d bytes", file, cut)
		}
	}
}

// A recursive schema with types (a tree, for example) is accepted and checked.
func TestACycleWithTypesIsChecked(t *testing.T) {
	t.Parallel()
	c, err := contract.Load([]byte("openapi: 3.0.3\ninfo: {title: t, version: '1'}\n" +
		"paths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Node'}}}}}}}}\n" +
		"components: {schemas: {Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}}}\n"))
	require.NoError(t, err)
	require.Empty(t, c.Check(contract.Exchange{Operation: "a", Status: 200, Body: []byte(`{"next":{"next":{}}}`)}))
	require.Len(t, c.Check(contract.Exchange{Operation: "a", Status: 200, Body: []byte(`{"next":{"next":1}}`)}), 1)
}
