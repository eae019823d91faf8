package wire_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

func TestNextStep(t *testing.T) {
	t.Parallel()
	const url = "https://api.example/v1/payments/pay_1/otp?a=1&b=2"

	testForms(t, map[string]form[wire.NextStep]{
		"an object": {
			text:    `{"action":"otp_generate","url":"` + url + `"}`,
			want:    wire.NextStep{Action: "otp_generate", URL: url},
			written: `{"action":"otp_generate","url":"https://api.example/v1/payments/pay_1/otp?a=1\u0026b=2"}`,
		},
		"an object with another member": {
			text:    `{"url":"u","action":"redirect","method":"POST"}`,
			want:    wire.NextStep{Action: "redirect", URL: "u"},
			written: `{"action":"redirect","url":"u"}`,
		},
		"a string":                    {text: `"otp_submit"`, want: wire.NextStep{Action: "otp_submit"}, written: `"otp_submit"`},
		"an undocumented action":      {text: `"new_step"`, want: wire.NextStep{Action: "new_step"}, written: `"new_step"`},
		"an escaped string":           {text: `"p\u006fll"`, want: wire.NextStep{Action: "poll"}, written: `"poll"`},
		"an object without a URL":     {text: `{"action":"poll"}`, want: wire.NextStep{Action: "poll"}, written: `"poll"`},
		"an object with a null":       {text: `{"action":"poll","url":null}`, want: wire.NextStep{Action: "poll"}, written: `"poll"`},
		"an object without an action": {text: `{"url":"u"}`, want: wire.NextStep{URL: "u"}, written: `{"action":"","url":"u"}`},
		"an empty object":             {text: `{}`, want: wire.NextStep{}, written: `""`},
		"an empty list":               {text: `[]`, want: wire.NextStep{}, written: `""`},
		"an empty string":             {text: `""`, want: wire.NextStep{}, written: `""`},
	})
	testRefused(t, wire.NextStep{Action: "poll", URL: "u"}, "next step: want a string or an object: ", map[string]string{
		"a number":            cardNumber,
		"a boolean":           "true",
		"a list":              `["` + cardNumber + `"]`,
		"a number as action":  `{"action":` + cardNumber + `,"url":"v"}`,
		"an object as URL":    `{"action":"redirect","url":{"` + cardNumber + `":1}}`,
		"a boolean as action": `{"action":true}`,
	})
}

// encoding/json decodes into the old elements of a slice. No field of the previous step may remain.
func TestNextStepIsReplaced(t *testing.T) {
	t.Parallel()
	steps := []wire.NextStep{{Action: "redirect", URL: "u"}, {Action: "redirect", URL: "u"}}
	requireRead(t, `["poll",{"action":"otp_submit"}]`, &steps)
	require.Equal(t, []wire.NextStep{{Action: "poll"}, {Action: "otp_submit"}}, steps)
}
