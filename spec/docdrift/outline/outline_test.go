package outline_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

var once = sync.OnceValues(func() (*outline.Contract, error) { return outline.Read("payments.yaml", spec.Contract) })

// read returns the contract, which all tests share and none changes.
func read(t *testing.T) *outline.Contract {
	t.Helper()
	c, err := once()
	require.NoError(t, err)
	return c
}

// line returns a line of the contract by its number.
func line(t *testing.T, number int) string {
	t.Helper()
	lines := strings.Split(string(spec.Contract), "\n")
	require.Positive(t, number)
	return strings.TrimSpace(lines[number-1])
}

func TestPropertyBehindReferences(t *testing.T) {
	t.Parallel()
	captures := read(t).ByPath("POST", "/payments/:id/capture")
	require.Len(t, captures, 1)
	amount := captures[0].Body().Property("amount")
	require.NotNil(t, amount)
	require.True(t, amount.Required)
	require.Equal(t, "required: [amount, currency]", line(t, amount.RequiredPlace.Line))
	require.Equal(t, "amount:", line(t, amount.Place.Line))
	types, at := amount.Schema.Types()
	require.Equal(t, []string{"integer"}, types)
	require.Equal(t, "type: integer", line(t, at.Line))
	least, at, _ := amount.Schema.Keyword("minimum")
	require.Equal(t, "1", least)
	require.Equal(t, "minimum: 1", line(t, at.Line))
}

func TestMapOrEmptyListIsAnObject(t *testing.T) {
	t.Parallel()
	operation := read(t).ByPath("GET", "/payments/:id")[0]
	notes := operation.Answer().Property("notes").Schema
	types, _ := notes.Types()
	require.Equal(t, []string{"object"}, types)
	require.NotNil(t, notes.Values())
	status, _ := operation.Answer().Property("status").Schema.Enum()
	require.Equal(t, []string{"created", "authorized", "captured", "refunded", "failed"}, status)
}

func TestByPathPrefersLiteralSegments(t *testing.T) {
	t.Parallel()
	c := read(t)
	for path, want := range map[string]string{
		"/payments/:id/capture":                                      "capturePayment",
		"/v1/payments/pay_29QQoUBi66xm2f/capture":                    "capturePayment",
		"/payments/downtimes":                                        "listPaymentDowntimes",
		"/v1/payments/downtimes/:id":                                 "fetchPaymentDowntime",
		"/orders/:id/payments?count=2":                               "listOrderPayments",
		"/payments/:id/card/":                                        "fetchPaymentCard",
		"/payments/{payment_id}/otp_generate":                        "generateOTP",
		"/vouchers":                                                  "",
		"/v1/payments/pay_29QQoUBi66xm2f/capture/again/and/so/on/it": "",
	} {
		found := c.ByPath("", path)
		if want == "" {
			require.Empty(t, found, path)
			continue
		}
		require.Len(t, found, 1, path)
		require.Equal(t, want, found[0].ID, path)
	}
	require.Len(t, c.ByPath("", "/payments/:id"), 2, "GET and PATCH")
	require.Len(t, c.ByPath("PATCH", "/payments/:id/"), 1)
}

func TestBranchesAndParameters(t *testing.T) {
	t.Parallel()
	operation := read(t).ByPath("POST", "/payments/create/upi")[0]
	branches := operation.Body().Branches()
	require.Len(t, branches, 2)
	require.Equal(t, "UPICollectPayment", branches[0].Component)
	list := read(t).ByPath("GET", "/payments")[0]
	names := []string{}
	for _, one := range list.Parameters() {
		names = append(names, one.In+" "+one.Name)
	}
	require.Equal(t, []string{"query from", "query to", "query count", "query skip", "query expand[]"}, names)
}

// A schema that contains itself does not lead to endless recursion.
func TestRecursiveSchemas(t *testing.T) {
	t.Parallel()
	c, err := outline.Read("loop.yaml", []byte(`
paths:
  /a:
    get:
      operationId: a
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Loop'}}}}}
components:
  schemas:
    Loop:
      allOf: [{$ref: '#/components/schemas/Loop'}, {$ref: '#/components/schemas/Loop'}]
      oneOf: [{$ref: '#/components/schemas/Loop'}, {type: string}]
    Round: {$ref: '#/components/schemas/Round'}
`))
	require.NoError(t, err)
	operation := c.ByPath("GET", "/a")[0]
	types, _ := operation.Answer().Types()
	require.Equal(t, []string{"string"}, types)
	require.Nil(t, operation.Answer().Property("x"))
}

// A word in a path does not fit the parameter of an identifier with a prefix.
func TestByPathDoesNotTakeWordsForIdentifiers(t *testing.T) {
	t.Parallel()
	c, err := outline.Read("spec/payments.yaml", spec.Contract)
	require.NoError(t, err)
	for path, want := range map[string]int{"/payments/pay_1": 1, "/payments/:id": 1, "/payments/29QQ": 1, "/payments/unheard_of": 0} {
		require.Len(t, c.ByPath("GET", path), want, path)
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"empty":         "",
		"a list":        "- 1",
		"no operations": "openapi: 3.0.3",
		"not YAML":      "a: [",
	} {
		_, err := outline.Read("contract.yaml", []byte(text))
		require.ErrorContains(t, err, "contract.yaml", name)
	}
}

func TestDocumentIsLoadedOnce(t *testing.T) {
	t.Parallel()
	c := read(t)
	document, err := c.Document()
	require.NoError(t, err)
	require.NotNil(t, document.Paths.Find("/orders").Post.RequestBody.Value, "references are resolved")
	again, err := c.Document()
	require.NoError(t, err)
	require.Same(t, document, again)

	c, err = outline.Read("contract.yaml", []byte("paths: {/a: {get: {operationId: a, requestBody: {$ref: '#/components/requestBodies/None'}}}}"))
	require.NoError(t, err, "an outline has no need of the document")
	_, err = c.Document()
	require.Error(t, err)
}

func TestUses(t *testing.T) {
	t.Parallel()
	contract := read(t)
	for _, test := range []struct {
		operation, component string
		sent, received       bool
	}{
		{"createOrder", "CreateOrderRequest", true, false},
		{"createOrder", "Order", false, true},
		{"createOrder", "Currency", true, true},
		{"createOrder", "Refund", false, false},
		{"createOrder", "Nothing", false, false},
	} {
		at := slices.IndexFunc(contract.Operations(), func(one *outline.Operation) bool { return one.ID == test.operation })
		sent, received := contract.Operations()[at].Uses(test.component)
		require.Equal(t, []bool{test.sent, test.received}, []bool{sent, received}, "%s in %s", test.component, test.operation)
	}
}

// A heading on any page is the same in other letters.
func TestDocumentedOnAnotherPage(t *testing.T) {
	t.Parallel()
	contract, err := outline.Read("made.yaml", []byte("paths:\n  /a:\n    get:\n      operationId: readA\n      x-docs:\n        - {page: made, heading: Read A}\n"))
	require.NoError(t, err)
	for _, test := range []struct {
		page, heading string
		found         int
	}{{"made", "read a", 1}, {"made", "Read B", 0}, {"other", "Read A", 0}, {"", "Read a", 1}, {"", "Read B", 0}} {
		require.Len(t, contract.Documented(test.page, test.heading), test.found, test)
	}
}
