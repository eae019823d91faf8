package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
)

// The server's description of an error can contain values of the request.
func TestErrorsMaskCustomerData(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, shown string }{
		"a card":                     {"card 4111111111111111 is blocked", "card [redacted] is blocked"},
		"a card with blanks":         {"card 4111 1111 1111 1111 is blocked", "card [redacted] is blocked"},
		"a card with dashes":         {"card 4111-1111-1111-1111 is blocked", "card [redacted] is blocked"},
		"a card of American Express": {"card 3782 822463 10005", "card [redacted]"},
		"an e-mail address":          {"gaurav.kumar@example.com is not valid", "[redacted] is not valid"},
		"an address in quotes":       {`the email "gaurav+1@example.co.in" is not valid`, `the email "[redacted]" is not valid`},
		"a VPA":                      {"gaurav@okhdfc does not exist", "[redacted] does not exist"},
		"a VPA in a URL":             {"/payments?vpa=gaurav%40okhdfc&count=1: EOF", "[redacted]: EOF"},
		"a telephone number":         {"contact 9123456780 is not valid", "contact [redacted] is not valid"},
		"one with a country code":    {"contact +919123456780 is not valid", "contact [redacted] is not valid"},
		"one of another country":     {"contact +1 202-555-0172 is not valid", "contact [redacted] is not valid"},
		"one in groups":              {"contact 91234 56780 is not valid", "contact [redacted] is not valid"},
		"one after a zero":           {"contact 09123456780 is not valid", "contact [redacted] is not valid"},
		"an amount":                  {"the amount 49950 exceeds 100", "the amount 49950 exceeds 100"},
		"bounds of a time":           {"from must be between 946684800 and 4765046400", "from must be between 946684800 and 4765046400"},
		"a date":                     {"valid until 2026-11-26", "valid until 2026-11-26"},
		"an id":                      {"pay_29QQoUBi66xm2f is not captured", "pay_29QQoUBi66xm2f is not captured"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := &api.Error{Operation: "createPayment", StatusCode: http.StatusBadRequest, Code: api.CodeBadRequest, Description: test.text}
			require.EqualError(t, err, "createPayment: 400 BAD_REQUEST_ERROR: "+test.shown)
			require.Equal(t, test.text, err.Description, "the field is not masked")
		})
	}
}

// After cutting, the first digits of a card number, or an address without its @, would not be
// recognized.
func TestErrorsAreMaskedBeforeTheyAreCut(t *testing.T) {
	t.Parallel()
	for text, leak := range map[string]string{"4111111111111111": "4111", "gaurav.kumar@example.com": "gaurav"} {
		for before := 150; before <= 200; before++ {
			words := strings.Repeat("x", before) + " "
			for _, err := range []*api.Error{
				{Operation: "createPayment", StatusCode: http.StatusBadRequest, Code: "X", Description: words + text},
				{Operation: "createPayment", StatusCode: http.StatusBadRequest, Code: words[150:] + text},
				{Operation: "createPayment", StatusCode: http.StatusBadRequest, Field: words[150:] + text},
			} {
				require.NotContains(t, err.Error(), leak)
				require.Less(t, len(err.Error()), 300)
			}
		}
	}
}

// FuzzErrorText checks that the text of an error is one line without addresses and card numbers,
// whatever the server says.
func FuzzErrorText(f *testing.F) {
	for _, seed := range []string{"4111 1111 1111 1111", "a@b", "x@@y@z", "+91 91234-56780", "\u00a0@\u2028", "٤١١١١١١١١١١١١١١١"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, description string) {
		text := (&api.Error{Operation: "createPayment", StatusCode: 400, Code: "X", Description: description}).Error()
		requireOneLine(t, text)
		require.NotRegexp(t, `[0-9]{12}`, text)
		require.NotRegexp(t, `[a-z]@[a-z]`, text)
		require.NotContains(t, strings.TrimPrefix(text, "createPayment"), "\n")
	})
}
