package wire_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

func TestCardNumber(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.CardNumber]{
		"a string":                  {text: `"4111111111111111"`, want: "4111111111111111", written: `"4111111111111111"`},
		"a number":                  {text: `4111111111111111`, want: "4111111111111111", written: `"4111111111111111"`},
		"a leading zero":            {text: `"0604111111111111"`, want: "0604111111111111", written: `"0604111111111111"`},
		"nineteen digits":           {text: `6304999999999999999`, want: "6304999999999999999", written: `"6304999999999999999"`},
		"more digits than an int64": {text: `99999999999999999999`, want: "99999999999999999999", written: `"99999999999999999999"`},
		"an escaped digit":          {text: `"\u0034111"`, want: "4111", written: `"4111"`},
		"an empty string":           {text: `""`, want: "", written: `""`},
	})
	testRefused(t, wire.CardNumber("5555"), "card number: want a string or a whole number", map[string]string{
		"a fraction of zero":          cardNumber + ".0",
		"an exponent":                 "4.111111111111111e15",
		"an exponent without a point": cardNumber + "E0",
		"a negative number":           "-" + cardNumber,
		"a boolean":                   "true",
		"a list":                      "[" + cardNumber + "]",
		"a list of a string":          `["` + cardNumber + `"]`,
		"an object":                   `{"number":"` + cardNumber + `"}`,
	})
}

func TestLast4(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		number wire.CardNumber
		want   string
	}{
		"sixteen digits":             {number: "4111111111110123", want: "0123"},
		"nineteen digits":            {number: "6304999999999990045", want: "0045"},
		"twelve digits, the minimum": {number: "501800001234", want: "1234"},
		"eleven digits, too short":   {number: "50180000123", want: ""},
		"four digits alone":          {number: "1234", want: ""},
		"empty":                      {number: "", want: ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, test.number.Last4())
		})
	}
}
