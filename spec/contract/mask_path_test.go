package contract

import (
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestMaskPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"":                       "",
		"/":                      "/",
		"/v1/refunds":            "/v1/refunds",
		"/payments/{payment_id}": "/payments/{payment_id}",
		"/v1/payments/pay_29QQoUBi66xm2f/otp_generate": "/v1/payments/pay_xxxxxxxxxxxxxx/otp_generate",
		"/v1/payments/pay_99AAaAAa99aa9a":              "/v1/payments/pay_xxxxxxxxxxxxxx",
		"/v1/payments/pay_abcdefghijklmn":              "/v1/payments/pay_xxxxxxxxxxxxxx",
		"/v1/virtual_accounts/close-all":               "/v1/virtual_accounts/close-all",
		"/v1/subscription_registration/auth_links":     "/v1/subscription_registration/auth_links",
		"/iins/412345":                 "/iins/999999",
		"/vpa/gaurav.kumar@exampleupi": "/vpa/xxxxxx.xxxxx@xxxxxxxxxx",
		"/vpa/gaurav%40upi":            "/vpa/xxxxxx%xxxxx",
		"/Rahul/RAHUL":                 "/xxxxx/xxxxx",
		"/नाम/9०":                      "/xxx/99",
		"/v1/otp_submit/deadbeefdeadbeefdeadbeef?key_id=rzp_test_1DP5mmOlF5G5ag&expand[]=card": "/v1/otp_submit/xxxxxxxxxxxxxxxxxxxxxxxx?key_id=xxx_xxxx_xxxxxxxxxxxxxx&expand[]=xxxx",
		"/payments?from&9876543210=1&a%5B%5D=b":                                                "/payments?from&9999999999=9&x%xx%xx=x",
		"no path":                                                                              "xx xxxx",
	} {
		require.Equal(t, want, maskPath(path))
	}
	require.Equal(t, maxPath+3, utf8.RuneCountInString(maskPath("/"+strings.Repeat("é", 5000))))
}

// The message about an unmatched exchange contains no ids, whichever fields identify the
// exchange.
func TestUnmatchedPathsAreMasked(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	const path = "/v1/payments/pay_29QQoUBi66xm2f/nothing?key_id=rzp_test_1DP5mmOlF5G5ag"
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.razorpay.com"+path, nil)
	require.NoError(t, err)
	findings := append(c.Check(Exchange{Method: "GET", Path: path, Status: 200}), c.CheckRequest(request)...)
	findings = append(findings, c.Check(Exchange{Operation: "createOrder", Method: "GET", Path: "/payments/pay_29QQoUBi66xm2f", Status: 200})...)
	require.Len(t, findings, 3)
	require.Equal(t, "GET /v1/payments/pay_xxxxxxxxxxxxxx/nothing?key_id=xxx_xxxx_xxxxxxxxxxxxxx belongs to no operation", findings[0].Message)
	require.Equal(t, "GET /v1/payments/pay_xxxxxxxxxxxxxx/nothing belongs to no operation", findings[1].Message)
	require.Equal(t, "said to be createOrder, but GET /payments/{payment_id} is fetchPayment", findings[2].Message)

	other := c.Check(Exchange{Method: "GET", Path: strings.Replace(path, "29QQoUBi66xm2f", "IH4NVgf4Dreq1l", 1), Status: 200})
	require.Equal(t, findings[0].Fingerprint(), other[0].Fingerprint(), "one finding, not one for each id")

	long := strings.Repeat("x", 1<<20)
	findings = append(c.Check(Exchange{Operation: long, Method: long, Path: long}), c.Check(Exchange{Operation: "createOrder", Method: "GET", Path: "/payments/" + long})...)
	for _, finding := range findings {
		require.Less(t, len(finding.Message), 500)
	}
}

func TestUndocumentedValuesAreTruncated(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	body := func(status string) []byte {
		return []byte(`{"id":"down_1","method":"card","begin":1,"end":null,"status":"` + status + `","scheduled":false,"severity":"high","instrument":{},"created_at":1,"updated_at":1}`)
	}
	check := func(status string) Finding {
		findings := c.Check(Exchange{Operation: "fetchPaymentDowntime", Status: 200, Body: body(status)})
		require.Len(t, findings, 1)
		require.Equal(t, RuleValue, findings[0].Rule)
		return findings[0]
	}
	long := strings.Repeat("₹", MaxValue)
	require.Equal(t, long, check(long).Actual)
	require.Equal(t, long+"...", check(long+"₹").Actual)
	require.Equal(t, check(long+"a").Fingerprint(), check(long+"b").Fingerprint(), "they have the same beginning")
	require.NotEqual(t, check("a").Fingerprint(), check("b").Fingerprint())
	require.NotEqual(t, check(long).Fingerprint(), check(long+"₹").Fingerprint())
}
