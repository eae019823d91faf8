package decisions_test

import (
	"os"
	"regexp"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

var loaded = sync.OnceValues(func() (*outline.Contract, error) { return outline.Read("spec/payments.yaml", spec.Contract) })

// contract returns the project's contract, which all tests share and none changes.
func contract(t *testing.T) *outline.Contract {
	t.Helper()
	read, err := loaded()
	require.NoError(t, err)
	return read
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"nothing":         "",
		"without a row":   "acknowledged: [{page: a, aspect: type, says: x, at: [{heading: h, fact: f}]}]\n",
		"without a place": "acknowledged: [{row: D1, page: a, aspect: type, says: x, at: []}]\n",
		"half a place":    "acknowledged: [{row: D1, page: a, aspect: type, says: x, at: [{heading: h}]}]\n",
		"no page":         "acknowledged: [{row: D1, aspect: type, says: x, at: [{heading: h, fact: f}]}]\n",
		"no heading":      "acknowledged: [{row: D1, page: a, aspect: type, says: x, at: [{operation: o, fact: f}]}]\n",
		"unknown field":   "acknowledged: [{row: D1, page: a, aspect: type, says: x, why: y, at: [{heading: h, fact: f}]}]\n",
	} {
		_, err := decisions.Read([]byte(text), contract(t))
		require.ErrorContains(t, err, "acknowledgements: ", name)
	}
}

// Every acknowledgement names an existing row.
func TestAcknowledgementsNameRows(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../DECISIONS.md")
	require.NoError(t, err)
	rows := regexp.MustCompile(`(?m)^ *- row: (\w+)$`).FindAllStringSubmatch(string(spec.Acknowledged), -1)
	require.NotEmpty(t, rows)
	for _, row := range rows {
		require.Contains(t, string(text), "\n| "+row[1]+" |")
	}
}

// A row settles its statement on its page, and the same statement about the same operation and
// fact on any page. For another statement the row is only the decision.
func TestSettles(t *testing.T) {
	t.Parallel()
	rows, err := decisions.Read([]byte(`
acknowledged:
  - row: D1
    page: sdk-payments
    aspect: type
    says: integer
    at:
      - {heading: Capture payment, fact: body amount}
  - row: D2
    aspect: values
    says: a, b
    at:
      - {operation: createOrder, fact: 'query expand[]'}
      - {property: Card.sub_type}
`), contract(t))
	require.NoError(t, err)
	of := func(page, heading, operation, property, fact string, of aspect.Aspect, says string) decisions.Claim {
		return decisions.Claim{Page: page, Heading: heading, Operation: operation, Property: property, Fact: fact, Aspect: of, Says: says}
	}
	for name, test := range map[string]struct {
		claim            decisions.Claim
		settles, decided string
	}{
		"as the row says":            {of("sdk-payments", "Capture payment", "capturePayment", "", "body amount", aspect.Type, "integer"), "D1", "D1"},
		"values in another order":    {of("made", "H", "fetchPayment", "Card.sub_type", "response card.sub_type", aspect.Values, "b, a"), "D2", "D2"},
		"fewer values":               {of("made", "H", "fetchPayment", "Card.sub_type", "response card.sub_type", aspect.Values, "b"), "", "D2"},
		"in another word":            {of("sdk-payments", "Capture payment", "capturePayment", "", "body amount", aspect.Type, "int"), "D1", "D1"},
		"on another page":            {of("other", "Anything", "capturePayment", "", "body amount", aspect.Type, "integer"), "D1", "D1"},
		"in a sample":                {of("other", "Anything", "capturePayment", "", "body amount", aspect.Sample, "integer"), "D1", "D1"},
		"another statement":          {of("other", "Anything", "capturePayment", "", "body amount", aspect.Type, "boolean"), "", "D1"},
		"of another aspect":          {of("sdk-payments", "Capture payment", "capturePayment", "", "body amount", aspect.Max, "integer"), "", ""},
		"of another operation":       {of("other", "Anything", "createOrder", "", "body amount", aspect.Type, "integer"), "", ""},
		"without a page":             {of("other", "Anything", "createOrder", "", "query expand", aspect.Values, "a, b"), "D2", "D2"},
		"of a property":              {of("other", "Anything", "fetchIIN", "Card.sub_type", "response sub_type", aspect.Values, "a, b"), "D2", "D2"},
		"existence, on the page":     {of("sdk-payments", "Anything", "capturePayment", "", "body amount", "", ""), "", "D1"},
		"existence, on another page": {of("other", "Anything", "capturePayment", "", "body amount", "", ""), "", ""},
	} {
		require.Equal(t, test.settles, rows.Settles(test.claim), name)
		require.Equal(t, test.decided, rows.Decided(test.claim), name)
	}
	var none *decisions.Rows
	require.Empty(t, none.Settles(decisions.Claim{})+none.Decided(decisions.Claim{}))
}
