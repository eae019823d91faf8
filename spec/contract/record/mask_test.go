package record_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/record"
)

func TestURLs(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ url, want string }{
		"user and password":              {"http://rzp_live_abc:SECRETPASS@host/v1/payments", "http://host/v1/payments"},
		"a user alone":                   {"http://SECRET@host/v1?count=5", "http://host/v1?count=5"},
		"a key id in capitals":           {"http://host/x?Key_Id=rzp_live_abc", "http://host/x?Key_Id=xxx_xxxx_xxx"},
		"a list of key ids":              {"http://host/x?key_id[]=rzp_live_abc", "http://host/x?key_id[]=xxx_xxxx_xxx"},
		"an escaped name":                {"http://host/x?%6Bey_id=rzp_live_abc", "http://host/x?%6Bey_id=xxx_xxxx_xxx"},
		"a key in a path":                {"http://host/keys/rzp_live_abc/x", "http://host/keys/xxx_xxxx_xxx/x"},
		"a person":                       {"http://host/x?email=gaurav.k@a1.in&contact=%2B919876543210", "http://host/x?email=xxxxxx.x@x9.xx&contact=+999999999999"},
		"escaped letters":                {"http://host/x?q=%47%61urav%20Kumar", "http://host/x?q=xxxxxx%20xxxxx"},
		"an invalid escape":              {"http://host/x?q=Gaurav%zz", "http://host/x?q=xxxxxx%xx"},
		"an id in the query":             {"http://host/x?customer_id=cust_00000000000001&id=gaurav&key_id=key_00000000000001", "http://host/x?customer_id=cust_00000000000001&id=xxxxxx&key_id=xxx_99999999999999"},
		"a value without a name":         {"http://host/x?Gaurav&skip=1&Kumar", "http://host/x?xxxxxx&skip=1&xxxxx"},
		"a VPA as a name":                {"http://host/x?gaurav@okhdfc=1", "http://host/x?xxxxxx@xxxxxx=9"},
		"a semicolon":                    {"http://host/x?a=1;email=Gaurav", "http://host/x?a=9;xxxxx=xxxxxx"},
		"a window and its expansion":     {"http://host/x?from=1700000000&to=1700009999&count=10&skip=5&expand[]=card&expand%5B%5D=transaction.settlement", "http://host/x?from=1700000000&to=1700009999&count=10&skip=5&expand[]=card&expand%5B%5D=transaction.settlement"},
		"a person in a window":           {"http://host/x?from=Gaurav&to=98765432101&expand[]=Gaurav", "http://host/x?from=xxxxxx&to=99999999999&expand[]=xxxxxx"},
		"a VPA in the path":              {"http://host/vpa/gaurav@okhdfc/x", "http://host/vpa/xxxxxx@xxxxxx/x"},
		"an escaped VPA":                 {"http://host/vpa/gaurav%40okhdfc/x%20y", "http://host/vpa/xxxxxx@xxxxxx/x%20y"},
		"a VPA and a query":              {"http://host/gaurav%40okhdfc?a=%41", "http://host/xxxxxx@xxxxxx?a=x"},
		"a telephone number in the path": {"http://host/c/+919876543210", "http://host/c/+999999999999"},
		"a fragment":                     {"http://host/x#token=Gaurav", "http://host/x#xxxxx=xxxxxx"},
		"ids":                            {"http://host/v1/payments/pay_29QQoUBi66xm2f/card", "http://host/v1/payments/pay_29QQoUBi66xm2f/card"},
		"an id of digits":                {"http://host/v1/orders/order_123456789012345/payments", "http://host/v1/orders/order_123456789012345/payments"},
		"a card's range":                 {"http://host/v1/iins/411111", "http://host/v1/iins/411111"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked, err := url.Parse(test.url)
			require.NoError(t, err)
			var line struct{ URL string }
			require.NoError(t, json.Unmarshal([]byte(recorded(t, &http.Request{Method: http.MethodGet, URL: asked}, `{}`)), &line))
			require.Equal(t, test.want, line.URL)
		})
	}
}

func TestMembers(t *testing.T) {
	t.Parallel()
	for _, member := range []string{
		"EMAIL", "Name", "cardNumber", "card_number", "card-number", "phone", "mobile_no", "payer_name", "beneficiary_name",
		"customer_name", "account_number", "accountNumber", "contact", "Contact_No", "name_on_card", "card_holder",
		"payer_vpa", "VPA", "upi_id", "key_id", "keyId", "KEY_ID", "key_secret", "password", "access_token", "ip", "IP_Address",
		"billing_address", "cvv", "CVV", "otp", "pan", "email_id", "expiry_month",
		"card_cvv", "cvvCode", "cvv2", "CVC2", "cardCVC", "security_code", "cardSecurityCode", "otp_code", "otpValue", "OTPValue", "smsotp",
		"passcode", "userPasscode", "upi_pin", "upiPin", "atm-pin", "client_ip", "clientIP", "remoteIp", "ipAddress", "ipv4",
		"id_token", "idToken", "jwt", "session_jwt", "accessToken", "refresh_token", "authToken", "client_secret", "api_key", "private_key",
		"customer_access_token", "card_pan", "aadhaar_no", "dob", "passwd",
	} {
		response, _ := through(t, `{"`+member+`":"Ab1"}`)["response"].(map[string]any)
		require.Equal(t, map[string]any{member: "xx9"}, response["body"])
	}
	for _, member := range []string{
		"id", "status", "method", "network", "issuer", "issuer_name", "bank_name", "product_name", "last4", "flow", "vpa_handle", "description",
		"payer_account_type", "expiry_time", "authentication_channel", "user_agent", "iin", "error_code", "contact_id", "email_status", "sms_notify", "emailNotify", "token", "entity", "phonepe",
		"token_id", "tokenId", "token_iin", "pincode", "pin_code", "pinCode", "shipping", "zip", "zip_code", "tip", "recipient", "description",
		"spin", "pinned", "company", "panel", "idempotency_key", "auth_code", "issuer_code", "error_description", "postal_code", "code",
	} {
		response, _ := through(t, `{"`+member+`":"Ab1"}`)["response"].(map[string]any)
		require.Equal(t, map[string]any{member: "Ab1"}, response["body"])
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"a link with a key id":                   {"https://x/y?key_id=rzp_live_1&z=1", "https://x/y?key_id=xxx_xxxx_9&z=9"},
		"an intent":                              {"upi://pay?pa=gaurav@okhdfc&pn=Gaurav Kumar&am=1.50&cu=INR", "upi://pay?pa=xxxxxx@xxxxxx&pn=xxxxxx xxxxx&am=9.99&cu=xxx"},
		"a callback URL":                         {"https://user:pa55@shop.example/back?session=Abc1&o=order_1#Frag", "https://shop.example/back?session=xxx9&o=xxxxx_9#xxxx"},
		"a link in a sentence":                   {"go to http://a:b@c/d/gaurav%40ok and pay", "go to http://c/d/xxxxxx@xx%20and%20pay"},
		"an e-mail address":                      {"mail gaurav.k+1@mail.in now", "mail xxxxxx.x+9@xxxx.xx now"},
		"after mailto":                           {"mailto:gaurav@mail.in", "mailto:xxxxxx@xxxx.xx"},
		"a VPA":                                  {"paid by gaurav@ok", "paid by xxxxxx@xx"},
		"a VPA that begins like an id":           {"pay_1@ok", "xxx_9@xx"},
		"not in Latin script":                    {"गौरव@ok", "xxxx@xx"},
		"a telephone number":                     {"call 9876543210 now", "call 9999999999 now"},
		"a telephone number with a country code": {"call +91 98765-43210", "call +99 99999-99999"},
		"a short telephone number with a country code": {"call +65 6123 4567", "call +99 9999 9999"},
		"a card number":                            {"card 4111 1111 1111 1111", "card 9999 9999 9999 9999"},
		"a card number with dashes":                {"4111-1111-1111-1111", "9999-9999-9999-9999"},
		"a card number between letters":            {"x4111111111111111y", "x9999999999999999y"},
		"a card number with zero-width characters": {"4111\\u200b1111\\u200b1111\\ufeff1111", "9999\u200b9999\u200b9999\ufeff9999"},
		"a card with an exponent":                  {"card 4.111111e15 or 4e+15", "card 9.999999x99 or 9x+99"},
		"a small exponent":                         {"about 1.5e10 or 2e-12", "about 1.5e10 or 2e-12"},
		"a key":                                    {"key rzp_test_Ab1", "key xxx_xxxx_xx9"},
		"an id":                                    {"for order_123456789012 and token_4lsdksD31GaZ09$1", "for order_123456789012 and token_4lsdksD31GaZ09$1"},
		"an unknown id prefix":                     {"overpay_9876543210", "overpay_9999999999"},
		"a time":                                   {"at 2026-11-22 06:55:22 and 2026-11-22T06:55", "at 2026-11-22 06:55:22 and 2026-11-22T06:55"},
		"a few digits":                             {"receipt 123456789 of 2025", "receipt 123456789 of 2025"},
		"words":                                    {"Running shoes? Yes & no: #5", "Running shoes? Yes & no: #5"},
		"a URL without a query":                    {"https://api.razorpay.com/v1/payments/pay_1/otp/submit", "https://api.razorpay.com/v1/payments/pay_1/otp/submit"},
		"a body in a string":                       {`{\"email\":\"Ab\",\"x\":\"Ab\"}`, `{"email":"xx","x":"Ab"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			response, _ := through(t, `{"some":["`+test.text+`"]}`)["response"].(map[string]any)
			require.Equal(t, map[string]any{"some": []any{test.want}}, response["body"])
		})
	}
}

// Within an object that is masked, what entity it is and the identifiers of the API are recorded: they name
// nobody.
func TestReferencesWithinAPerson(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		`{"contact":{"entity":"contact","id":"cont_00000000000001","name":"Gaurav"}}`:            `{"contact":{"entity":"contact","id":"cont_00000000000001","name":"xxxxxx"}}`,
		`{"payer":[{"bank":{"fundsource_id":"fund_source_Made00000000A1"}}]}`:                    `{"payer":[{"bank":{"fundsource_id":"fund_source_Made00000000A1"}}]}`,
		`{"contact":{"entity":"Gaurav K","id":"gaurav","other_id":"gk_9876543210"}}`:             `{"contact":{"entity":"xxxxxx x","id":"xxxxxx","other_id":"xx_9999999999"}}`,
		`{"contact":{"entity":"contact1","id":"cont_000000000000012","uid":"a_00000000000001"}}`: `{"contact":{"entity":"xxxxxxx9","id":"xxxx_999999999999999","uid":"x_99999999999999"}}`,
		`{"contact":{"email_id":"mail_00000000000001","key_id":"rzp_live_00000000000001"}}`:      `{"contact":{"email_id":"xxxx_99999999999999","key_id":"xxx_xxxx_99999999999999"}}`,
	} {
		require.Contains(t, recorded(t, newRequest(t), answer), `"body":`+want)
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ answer, want string }{
		"a flag of a wallet":                   {`{"phonepe":1}`, `{"phonepe":1}`},
		"times and amounts":                    {`{"created_at":1606985209,"amount":50000,"fee":1.25}`, `{"created_at":1606985209,"amount":50000,"fee":1.25}`},
		"a card":                               {`{"some": 4111111111111111}`, `{"some":9999999999999999}`},
		"a card in a list":                     {`{"some": [4111111111111111]}`, `{"some":[9999999999999999]}`},
		"a card after an amount":               {`{"some":[{"amount":1},4111111111111111]}`, `{"some":[{"amount":1},9999999999999999]}`},
		"a card in a float":                    {`{"some":4.111111111111111e15}`, `{"some":999999999999999999}`},
		"a rounded card":                       {`{"some":4.111E+15,"of":4111111111111111.0}`, `{"some":999999999,"of":999999999999999999}`},
		"a float that is short":                {`{"some":1.6e9,"rate":1e-12}`, `{"some":1.6e9,"rate":1e-12}`},
		"an amount in a float":                 {`{"amount":1.5e12}`, `{"amount":1.5e12}`},
		"a large amount":                       {`{"base_amount":123456789012}`, `{"base_amount":123456789012}`},
		"a masked number fits 64 bits":         {`{"number":9123372036854775807}`, `{"number":999999999999999999}`},
		"a negative number":                    {`{"contact":-1.5e3}`, `{"contact":999999}`},
		"a VPA and a telephone number as keys": {`{"gaurav@ok":1,"9876543210":2}`, `{"xxxxxx@xx":1,"9999999999":2}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, recorded(t, newRequest(t), test.answer), `"body":`+test.want)
		})
	}
}

func TestContentTypes(t *testing.T) {
	t.Parallel()
	request := newRequest(t)
	request.Body = io.NopCloser(strings.NewReader("contact=9876543210&name=Gaurav"))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded; boundary=9876543210")
	request.Header.Set("X-Razorpay-Account", "acc_secret")
	line := recorded(t, request, `{}`)
	require.Contains(t, line, `"request":{"headers":{"Content-Type":"application/x-www-form-urlencoded; boundary=9999999999"},"body":"xxxxxxx=9999999999\u0026xxxx=xxxxxx"}`)
	require.NotContains(t, line, "acc_secret")
}

func newRequest(t *testing.T) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com/v1/x", nil)
	require.NoError(t, err)
	return request
}

// recorded returns the recorded line of an exchange.
func recorded(t *testing.T, request *http.Request, answer string) string {
	t.Helper()
	var out bytes.Buffer
	recorder := record.New(&out, roundTrip(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(answer))}, nil
	}))
	response, err := recorder.RoundTrip(request)
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	return out.String()
}
