package wire_test

import (
	"testing"

	"github.com/rzpkit/payments/api/wire"
)

func TestContact(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Contact]{
		"a string":                      {text: `"9364591752"`, want: "9364591752", written: `"9364591752"`},
		"a country code":                {text: `"+919999999999"`, want: "+919999999999", written: `"+919999999999"`},
		"a leading zero":                {text: `"09364591752"`, want: "09364591752", written: `"09364591752"`},
		"a number":                      {text: `9000090000`, want: "9000090000", written: `"9000090000"`},
		"a number beyond an int64":      {text: `91999999999999999999`, want: "91999999999999999999", written: `"91999999999999999999"`},
		"zero":                          {text: `0`, want: "0", written: `"0"`},
		"spaces and brackets":           {text: `"(020) 2612 3456"`, want: "(020) 2612 3456", written: `"(020) 2612 3456"`},
		"an escaped plus":               {text: `"\u002b91"`, want: "+91", written: `"+91"`},
		"an escaped quote":              {text: `"\"91\""`, want: `"91"`, written: `"\"91\""`},
		"letters beyond ASCII":          {text: `"९३६"`, want: "९३६", written: `"९३६"`},
		"a delete character":            {text: "\"9\x7f1\"", want: "9\x7f1", written: "\"9\x7f1\""},
		"bytes that are not UTF-8":      {text: "\"9\xff1\"", want: "9\ufffd1", written: "\"9\ufffd1\""},
		"half a surrogate pair":         {text: `"9\ud8001"`, want: "9\ufffd1", written: "\"9\ufffd1\""},
		"an empty string":               {text: `""`, want: "", written: `""`},
		"a string with space around it": {text: " \"91\"\n", want: "91", written: `"91"`},
		"a number with space around it": {text: "\t91\r\n", want: "91", written: `"91"`},
	})
	testRefused(t, wire.Contact("+919999999999"), "contact: want a string or a whole number", map[string]string{
		"a point":           "9364591752.5",
		"an exponent":       "9e9",
		"a negative number": "-9364591752",
		"a boolean":         "false",
		"a list":            `["9364591752"]`,
		"an empty list":     "[]",
		"an object":         `{"contact":9364591752}`,
	})
}
