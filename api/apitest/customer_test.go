package apitest_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

// browse follows a link as a customer's browser does, without a key.
func browse(t *testing.T, method, link, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, link, strings.NewReader(body))
	require.NoError(t, err)
	own := &http.Transport{}
	defer own.CloseIdleConnections()
	answer, err := (&http.Client{Transport: own}).Do(request)
	require.NoError(t, err)
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	return answer.StatusCode, string(text)
}

func TestBankPageFinishesAPayment(t *testing.T) {
	t.Parallel()
	for button, want := range map[string]generated.PaymentStatus{"Success": "authorized", "Failure": "failed"} {
		t.Run(button, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			client := srv.Client()
			order := newOrder(t, client)
			begun := netbanking(order)
			begun.CallbackURL = "https://shop.example.com/paid?a=1&b=2"
			created, err := client.CreatePaymentWithNetbanking(t.Context(), begun)
			require.NoError(t, err)
			require.Equal(t, "redirect", created.Next[0].Action)

			status, page := browse(t, http.MethodGet, created.Next[0].URL, "")
			require.Equal(t, http.StatusOK, status)
			require.Contains(t, page, "₹499.50")
			link := regexp.MustCompile(`formaction="/v1([^"]*)">` + button).FindStringSubmatch(page)
			require.NotNil(t, link, page)
			status, page = browse(t, http.MethodPost, srv.URL+link[1], "")
			require.Equal(t, http.StatusOK, status)
			require.Equal(t, want, srv.Payment(created.RazorpayPaymentID).Status)
			require.Contains(t, page, `action="https://shop.example.com/paid?a=1&amp;b=2"`)
			if want == "failed" {
				require.Contains(t, page, `name="error[reason]" value="payment_cancelled"`)
			} else {
				signature := regexp.MustCompile(`name="razorpay_signature" value="([0-9a-f]{64})"`).FindStringSubmatch(page)
				require.NotNil(t, signature, page)
				require.NoError(t, api.VerifyPayment(order.ID, created.RazorpayPaymentID, signature[1], apitest.KeySecret))
			}
			status, _ = browse(t, http.MethodGet, created.Next[0].URL+"/failure", "")
			require.Equal(t, http.StatusBadRequest, status, "the payment is already finished")
		})
	}
}

func TestUnknownBankPages(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(newOrder(t, client)))
	require.NoError(t, err)
	for link, want := range map[string]int{
		srv.URL + "/payments/pay_ZZZZZZZZZZZZZZ/authorize": http.StatusNotFound,
		created.Next[0].URL + "/perhaps":                   http.StatusNotFound,
		created.Next[0].URL + "?key_id=another":            http.StatusOK,
		srv.URL + "/payments/pay_1/card?key_id=another":    http.StatusUnauthorized,
	} {
		status, _ := browse(t, http.MethodGet, link, "")
		require.Equal(t, want, status, link)
	}
}

// The links in next have the same effect as the calls.
func TestLinksOfOneTimePasswords(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	for name, password := range map[string]string{"JSON": `{"otp":"12345"}`, "a form": "otp=" + url.QueryEscape(apitest.OTP)} {
		created, err := client.CreatePaymentWithCard(t.Context(), card(newOrder(t, client), "4111111111111111"))
		require.NoError(t, err)
		status, sent := browse(t, http.MethodPost, created.Next[1].URL, "")
		require.Equal(t, http.StatusOK, status, sent)
		challenge, err := client.GenerateOTP(t.Context(), created.RazorpayPaymentID)
		require.NoError(t, err)
		srv.Advance(time.Minute)
		status, sent = browse(t, http.MethodPost, challenge.Next[1].URL, "")
		require.Equal(t, http.StatusOK, status, sent)
		status, sent = browse(t, http.MethodPost, challenge.Next[0].URL, "otp=wrong")
		require.Equal(t, http.StatusBadRequest, status, sent)
		require.Contains(t, sent, "incorrect_otp")
		status, sent = browse(t, http.MethodPost, challenge.Next[0].URL, password)
		require.Equal(t, http.StatusOK, status, "%s: %s", name, sent)
		require.Equal(t, generated.PaymentStatusAuthorized, srv.Payment(created.RazorpayPaymentID).Status)

		status, _ = browse(t, http.MethodPost, strings.Replace(created.Next[1].URL, apitest.KeyID, "another", 1), "")
		require.Equal(t, http.StatusUnauthorized, status)
	}
}
