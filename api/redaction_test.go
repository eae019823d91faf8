package api_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

func TestSecretsPrintAsRedacted(t *testing.T) {
	t.Parallel()
	payment := cardPayment()
	tests := map[string]struct {
		value  any
		secret []string
	}{
		"key secret":         {api.KeySecret("s3cr3t-82734"), []string{"s3cr3t", "82734"}},
		"credentials":        {api.Key("rzp_test_82734", "s3cr3t-82734"), []string{"s3cr3t", "82734"}},
		"token":              {api.Token("s3cr3t-82734"), []string{"s3cr3t", "82734"}},
		"webhook secret":     {webhook.Secret("s3cr3t-82734"), []string{"s3cr3t", "82734"}},
		"CVV":                {payment.Card.CVV, []string{"837"}},
		"card number":        {payment.Card.Number, []string{"4111"}},
		"OTP":                {generated.OTP("626143"), []string{"626"}},
		"submitted OTP":      {generated.SubmitOTPRequest{OTP: "626143"}, []string{"626"}},
		"card":               {payment.Card, []string{"4111", "837"}},
		"card payment":       {payment, []string{"4111", "837"}},
		"pointer to a card":  {&payment.Card, []string{"4111", "837"}},
		"pointer to a payer": {&payment, []string{"4111", "837"}},
		"bank account":       {generated.OrderBankAccount{AccountNumber: "765432123456789", Name: "G", IFSC: "HDFC0000001"}, []string{"7654"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inList := []any{test.value}
			inStruct := struct{ Value any }{test.value}
			printed := map[string]string{"an error": fmt.Errorf("refused: %v", test.value).Error()}
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o", "%t", "%c", "%U", "%10.3v", "%z"} {
				printed[verb] = fmt.Sprintf(verb, test.value)
				printed["list "+verb] = fmt.Sprintf(verb, inList)
				printed["struct "+verb] = fmt.Sprintf(verb, inStruct)
			}
			printed["println"] = fmt.Sprintln(test.value)
			if stringer, ok := test.value.(fmt.Stringer); ok {
				printed["String()"] = stringer.String()
			}
			maps.Copy(printed, logged(test.value))
			for how, text := range printed {
				require.Contains(t, text, "[redacted]", how)
				for _, secret := range test.secret {
					require.NotContains(t, text, secret, how)
					require.NotContains(t, text, fmt.Sprintf("%x", secret), how)
				}
			}
		})
	}
}

// logged returns the output of slog's handlers for a value.
func logged(value any) map[string]string {
	var text, json bytes.Buffer
	options := &slog.HandlerOptions{ReplaceAttr: func(_ []string, attribute slog.Attr) slog.Attr {
		if attribute.Key == slog.TimeKey { // it may contain any digits
			return slog.Attr{}
		}
		return attribute
	}}
	slog.New(slog.NewTextHandler(&text, options)).Info("a value", "value", value)
	slog.New(slog.NewJSONHandler(&json, options)).Info("a value", slog.Group("in", slog.Any("value", value)))
	return map[string]string{"text handler": text.String(), "JSON handler": json.String()}
}

// An encoder calls neither Format nor LogValue of a secret inside another value.
func TestSecretsInsideOtherValuesAreEncodedAsRedacted(t *testing.T) {
	t.Parallel()
	for name, secret := range map[string]any{
		"key secret": api.KeySecret("s3cr3t-82734"), "webhook secret": webhook.Secret("s3cr3t-82734"),
		"credentials": api.Key("rzp_test_82734", "s3cr3t-82734"),
	} {
		for how, value := range map[string]any{
			"struct": struct{ Value any }{secret}, "list": []any{secret}, "map": map[string]any{"value": secret},
		} {
			for handler, text := range logged(value) {
				require.Contains(t, text, "[redacted]", "%s in a %s, %s", name, how, handler)
				require.NotRegexp(t, "s3cr3t|82734", text, "%s in a %s, %s", name, how, handler)
			}
		}
	}
}

func TestClientsPrintNoSecret(t *testing.T) {
	t.Parallel()
	withSecret, err := api.New(api.Key("rzp_test_1", "s3cr3t-82734"))
	require.NoError(t, err)
	keyOnly, err := api.NewKeyOnly("rzp_test_1")
	require.NoError(t, err)
	for _, client := range []any{withSecret, *withSecret, keyOnly, *keyOnly} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			require.NotRegexp(t, "s3cr3t|rzp_test", fmt.Sprintf(verb, client))
		}
		for _, log := range logged(client) {
			require.NotRegexp(t, "s3cr3t|rzp_test", log)
		}
	}
}

func TestErrorsContainNoSecret(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	payment := cardPayment()
	payment.Card.Name = ""
	_, missing := client.CreatePaymentWithCard(t.Context(), payment)
	srv.Respond("createPayment", 200, `{"razorpay_payment_id":7,"card":"4111111111111111","cvv":"837"}`)
	_, unreadable := client.CreatePaymentWithCard(t.Context(), cardPayment())
	srv.Respond("createPayment", 502, page+"4111111111111111 837")
	_, failed := client.CreatePaymentWithCard(t.Context(), cardPayment())
	for _, err := range []error{missing, unreadable, failed} {
		require.Error(t, err)
		for ; err != nil; err = errors.Unwrap(err) {
			for _, secret := range []string{"4111", "837", string(apitest.KeySecret)} {
				require.NotContains(t, err.Error(), secret)
				require.NotContains(t, fmt.Sprintf("%v %+v %q", err, err, err), secret)
			}
		}
	}
}

// Printing an error shows only the text of Error, not the server's values in its fields.
func TestErrorsPrintOnlyTheirText(t *testing.T) {
	t.Parallel()
	const said = "4111111111111111"
	failed := &api.Error{
		Operation: "fetchPayment", StatusCode: 400, Description: said, Metadata: map[string]string{"note": said},
		Header: http.Header{"X-Echo": {said}}, Body: []byte(said),
	}
	for name, err := range map[string]error{
		"an error":        failed,
		"an item":         &api.ItemError{Operation: "listPayments", Raw: []byte(said), Err: errors.New("it has no id")},
		"a capture":       &api.CaptureError{Payment: &generated.Payment{Email: api.Ptr(said)}, Err: failed},
		"a joined error":  errors.Join(failed, failed),
		"a wrapped error": fmt.Errorf("order 7: %w", failed),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			printed := logged(err)
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%300v"} {
				printed[verb] = fmt.Sprintf(verb, err)
				printed["list "+verb] = fmt.Sprintf(verb, []error{err})
			}
			encoded, fault := json.Marshal(map[string]any{"error": err})
			require.NoError(t, fault)
			printed["JSON"] = string(encoded)
			for how, text := range printed {
				require.NotContains(t, text, said, how)
				require.NotContains(t, strings.ToLower(text), fmt.Sprintf("%x", said), how)
				require.NotContains(t, text, base64.StdEncoding.EncodeToString([]byte(said)), how)
				require.NotContains(t, text, "0x34, 0x31, 0x31, 0x31", how)
			}
			require.Equal(t, err.Error(), fmt.Sprintf("%v", err))
			require.Equal(t, strconv.Quote(err.Error()), fmt.Sprintf("%q", err))
		})
	}
}
