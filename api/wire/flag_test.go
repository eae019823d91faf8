package wire_test

import (
	"testing"

	"github.com/rzpkit/payments/api/wire"
)

// booleans returns the JSON forms of booleans and their values.
func booleans() map[string]bool {
	return map[string]bool{
		`true`: true, `1`: true, `"1"`: true, `"true"`: true, " 1\n": true,
		`false`: false, `0`: false, `"0"`: false, `"false"`: false, " \"0\" ": false,
	}
}

// invalidBooleans returns JSON values that resemble booleans but are refused.
func invalidBooleans() map[string]string {
	return map[string]string{
		"another number":             "2",
		"a card number":              cardNumber,
		"a negative number":          "-1",
		"a point":                    "1.0",
		"another number in a string": `"2"`,
		"a capital":                  `"True"`,
		"a space":                    `" 1"`,
		"the word yes":               `"yes"`,
		"an empty string":            `""`,
		"a list":                     "[" + cardNumber + "]",
		"an empty list":              "[]",
		"an object":                  `{"` + cardNumber + `":1}`,
	}
}

func TestFlag(t *testing.T) {
	t.Parallel()
	forms := map[string]form[wire.Flag]{}
	for text, value := range booleans() {
		forms[text] = form[wire.Flag]{text: text, want: wire.Flag(value), written: map[bool]string{true: `1`, false: `0`}[value]}
	}
	testForms(t, forms)
	for _, kept := range []wire.Flag{false, true} {
		testRefused(t, kept, "that is not true, false, 1 or 0", invalidBooleans())
	}
}

func TestBool(t *testing.T) {
	t.Parallel()
	forms := map[string]form[wire.Bool]{}
	for text, value := range booleans() {
		forms[text] = form[wire.Bool]{text: text, want: wire.Bool(value), written: map[bool]string{true: `true`, false: `false`}[value]}
	}
	testForms(t, forms)
	for _, kept := range []wire.Bool{false, true} {
		testRefused(t, kept, "that is not true, false, 1 or 0", invalidBooleans())
	}
}

// False is decoded over true, so that the test cannot pass because false is the zero value.
func TestFalseIsDecodedOverTrue(t *testing.T) {
	t.Parallel()
	for text, value := range booleans() {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			flag, boolean := wire.Flag(!value), wire.Bool(!value)
			requireRead(t, text, &flag)
			requireRead(t, text, &boolean)
			requireWritten(t, map[bool]string{true: `1`, false: `0`}[value], flag)
			requireWritten(t, map[bool]string{true: `true`, false: `false`}[value], boolean)
		})
	}
}

func TestTextOrBool(t *testing.T) {
	t.Parallel()
	forms := map[string]form[wire.TextOrBool]{
		"a text":                {text: `"453200111"`, want: "453200111", written: `"453200111"`},
		"an escaped text":       {text: `"\u0041"`, want: "A", written: `"A"`},
		"an empty text":         {text: `""`, want: "", written: `""`},
		"a word with a capital": {text: `"True"`, want: "True", written: `"True"`},
	}
	for text, value := range booleans() {
		word := map[bool]string{true: `true`, false: `false`}[value]
		forms[text] = form[wire.TextOrBool]{text: text, want: wire.TextOrBool(word), written: word}
	}
	testForms(t, forms)
	testRefused(t, wire.TextOrBool("453200111"), "want a string or a boolean", map[string]string{
		"another number": "2",
		"a card number":  cardNumber,
		"a list":         `["` + cardNumber + `"]`,
		"an empty list":  "[]",
		"an object":      `{"` + cardNumber + `":1}`,
	})
}
