package wire_test

import (
	"testing"

	"github.com/rzpkit/payments/api/wire"
)

func TestFlag(t *testing.T) {
	t.Parallel()

	testForms(t, map[string]form[wire.Flag]{
		"nought":                       {text: `0`, want: false, written: `0`},
		"one":                          {text: `1`, want: true, written: `1`},
		"false":                        {text: `false`, want: false, written: `0`},
		"true":                         {text: `true`, want: true, written: `1`},
		"a number with space about it": {text: " 1\n", want: true, written: `1`},
	})
	for _, kept := range []wire.Flag{false, true} {
		testRefused(t, kept, "flag: want 0, 1, true or false", map[string]string{
			"another number":    "2",
			"a card number":     cardNumber,
			"a negative number": "-1",
			"a point":           "1.0",
			"a string":          `"1"`,
			"a word":            `"true"`,
			"an empty string":   `""`,
			"a list":            "[" + cardNumber + "]",
			"an empty list":     "[]",
			"an object":         `{"` + cardNumber + `":1}`,
		})
	}
}

// False is the zero value, so a Flag that was true shows that it is read.
func TestFlagIsTurnedOff(t *testing.T) {
	t.Parallel()

	for name, text := range map[string]string{"nought": "0", "false": "false"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			flag := wire.Flag(true)
			requireRead(t, text, &flag)
			requireWritten(t, "0", flag)
		})
	}
}
