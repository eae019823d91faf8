package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// acquirer is a type with a generated UnmarshalJSON method.
type acquirer struct {
	RRN  *string   `json:"rrn,omitzero"`
	Done wire.Bool `json:"done,omitzero"`
}

func (a *acquirer) UnmarshalJSON(data []byte) error {
	type plain acquirer
	return wire.ReadObject(data, (*plain)(a))
}

func TestReadObject(t *testing.T) {
	t.Parallel()
	rrn := "0042"
	testForms(t, map[string]form[acquirer]{
		"an object":                    {text: `{"rrn":"0042","done":"1"}`, want: acquirer{RRN: &rrn, Done: true}, written: `{"rrn":"0042","done":true}`},
		"an empty object":              {text: `{}`, want: acquirer{}, written: `{}`},
		"an empty list":                {text: `[]`, want: acquirer{}, written: `{}`},
		"an empty list over two lines": {text: "[\n\t]", want: acquirer{}, written: `{}`},
		"null":                         {text: `null`, want: acquirer{}, written: `{}`},
	})
	testRefused(t, acquirer{RRN: &rrn}, "json: cannot unmarshal ", map[string]string{
		"a list of numbers": "[" + cardNumber + "]",
		"a list of null":    "[null]",
		"a list of a list":  "[[]]",
		"a string":          `"` + cardNumber + `"`,
		"a number":          cardNumber,
		"a boolean":         "false",
	})
}

// An empty list in place of an object does not affect the other members.
func TestNestedReadObject(t *testing.T) {
	t.Parallel()
	var payment struct {
		Acquirer acquirer  `json:"acquirer"`
		Refund   *acquirer `json:"refund"`
		ID       string    `json:"id"`
	}
	require.NoError(t, json.Unmarshal([]byte(`{"acquirer":[],"refund":[],"id":"pay_1"}`), &payment))
	require.Equal(t, acquirer{}, payment.Acquirer)
	require.Equal(t, &acquirer{}, payment.Refund)
	require.Equal(t, "pay_1", payment.ID)
}

// upi is a type with a generated UnmarshalJSON method; see [wire.ReadObject].
type upi struct {
	VPA string `json:"vpa"`
}

func (u *upi) UnmarshalJSON(data []byte) error {
	type plain upi
	return wire.ReadObject(data, (*plain)(u))
}

// references has only string fields, for which ReadObject has a fast path.
type references struct {
	ARN  *string `json:"arn,omitzero"`
	RRN  *string `json:"rrn"`
	Bank string  `json:"bank"`
}

func (r *references) UnmarshalJSON(data []byte) error {
	type plain references
	return wire.ReadObject(data, (*plain)(r))
}

// FuzzReadObject checks that the fast path returns the same as encoding/json.
func FuzzReadObject(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"arn":"1"}`, `{"arn":"1","rrn":null,"bank":"UTIB"}`, `{"ARN":"1"}`, `{"arn":"\u0031"}`, `{"arn":"é"}`,
		`{"arn":"1","arn":null}`, `{"bank":null}`, `{"bank":1}`, `{"arn":["1"]}`, `{"other":"1"}`, `{"other":{}}`, `{"arn":"\""}`,
		`{"arn":"1",}`, `{"arn":nullx}`, `{"arn":null`, `{"arn" : "1" , "rrn":"2"} `, `{"arn":"1"}x`, `{"arn":"\"}`, `{"":""}`, `"1"`, `null`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(strings.Trim(text, "[] \t\r\n")) == 0 {
			return // the empty list is read as an object
		}
		type encoding references
		old, oldCopy := "old", "old"
		got, want := references{ARN: &old, Bank: old}, encoding{ARN: &oldCopy, Bank: oldCopy}
		err := got.UnmarshalJSON([]byte(text))
		errWant := json.Unmarshal([]byte(text), &want)
		require.Equal(t, errWant == nil, err == nil, "%v; %v", errWant, err)
		if json.Valid([]byte(text)) { // encoding/json passes only valid JSON
			require.Equal(t, want, encoding(got))
			require.Equal(t, oldCopy, old, "the string that a pointer already pointed to")
		}
	})
}
