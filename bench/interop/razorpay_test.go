package interop_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	razorpay "github.com/razorpay/razorpay-go"
	"github.com/razorpay/razorpay-go/errors"
	"github.com/razorpay/razorpay-go/requests"
	"github.com/razorpay/razorpay-go/utils"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

const price = 50_000

type object = map[string]any

// newClientMutex guards razorpay.NewClient, which uses a package variable.
var newClientMutex sync.Mutex

// clients returns the official client with a key and its secret, and with the key only.
func clients(t *testing.T, srv *apitest.Server) (full, keyOnly *razorpay.Client) {
	t.Helper()
	newClientMutex.Lock()
	defer newClientMutex.Unlock()
	of := func(secret string) *razorpay.Client {
		transport := &http.Transport{}
		t.Cleanup(transport.CloseIdleConnections)
		client := razorpay.NewClient(apitest.KeyID, secret)
		client.Payment.Request.BaseURL = srv.URL[:len(srv.URL)-len("/v1")]
		client.Payment.Request.HTTPClient = &http.Client{Transport: transport, Timeout: 10 * time.Second}
		return client
	}
	return of(string(apitest.KeySecret)), of("")
}

// requireAnswer requires that a call succeeded and returns its response.
func requireAnswer(t *testing.T, answer object, err error) object {
	t.Helper()
	require.NoError(t, err)
	require.NotEmpty(t, answer)
	return answer
}

// text returns a string member of a response.
func text(t *testing.T, of object, name string) string {
	t.Helper()
	value, ok := of[name].(string)
	require.True(t, ok, "%s of %v", name, of)
	return value
}

// requireRefused requires that a call was refused. This client returns every refusal as a
// BadRequestError.
func requireRefused(t *testing.T, err error, message string) {
	t.Helper()
	var refused *errors.BadRequestError
	require.ErrorAs(t, err, &refused)
	require.Contains(t, refused.Message, message)
}

func order(t *testing.T, client *razorpay.Client) string {
	t.Helper()
	made, err := client.Order.Create(object{"amount": price, "currency": "INR", "receipt": "rcptid_11", "notes": object{"desk": "7"}}, nil)
	made = requireAnswer(t, made, err)
	require.Equal(t, "created", made["status"])
	require.Equal(t, object{"desk": "7"}, made["notes"])
	return text(t, made, "id")
}

// upi returns a UPI payment as in the client's documentation.
func upi(order string, details object) object {
	return object{
		"amount": price, "currency": "INR", "order_id": order, "email": "gaurav.kumar@example.com", "contact": "9123456789",
		"method": "upi", "customer_id": "cust_EIW4T2etiweBmG", "save": 1, "ip": "192.168.0.103", "referer": "http",
		"user_agent": "Mozilla/5.0", "description": "Test flow", "notes": object{"note_key": "value1"}, "upi": details,
	}
}

func TestUPIPayment(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, _ := clients(t, srv)
	orderID := order(t, client)
	created, err := client.Payment.CreateUpi(upi(orderID, object{"flow": "collect", "vpa": apitest.VPASuccess, "expiry_time": 5}), nil)
	id := text(t, requireAnswer(t, created, err), "razorpay_payment_id")
	payment, err := client.Payment.Fetch(id, nil, nil)
	require.Equal(t, "authorized", requireAnswer(t, payment, err)["status"])

	captured, err := client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	captured = requireAnswer(t, captured, err)
	require.Equal(t, "captured", captured["status"])
	require.InDelta(t, 1180, captured["fee"], 0)
	_, err = client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	requireRefused(t, err, "already been captured")

	edited, err := client.Payment.Edit(id, object{"notes": object{"key1": "value1"}}, nil)
	require.Equal(t, object{"key1": "value1"}, requireAnswer(t, edited, err)["notes"])
	_, err = client.Payment.FetchCardDetails(id, nil, nil)
	requireRefused(t, err, "not made by card")
	of, err := client.Order.Payments(orderID, nil, nil)
	require.InDelta(t, 1, requireAnswer(t, of, err)["count"], 0)
	_, err = client.Payment.CreateUpi(upi(orderID, object{"flow": "intent"}), nil)
	requireRefused(t, err, "already done")

	begun, err := client.Payment.CreateUpi(upi(order(t, client), object{"flow": "intent"}), nil)
	require.Contains(t, text(t, requireAnswer(t, begun, err), "link"), "am=500&")
	failed, err := client.Payment.CreateUpi(upi(order(t, client), object{"flow": "collect", "vpa": apitest.VPAFailure}), nil)
	require.Equal(t, generated.PaymentStatusFailed, srv.Payment(generated.PaymentID(text(t, requireAnswer(t, failed, err), "razorpay_payment_id"))).Status)
}

func TestRefunds(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, _ := clients(t, srv)
	orderID := order(t, client)
	created, err := client.Payment.CreateUpi(upi(orderID, object{"flow": "collect", "vpa": apitest.VPASuccess}), nil)
	id := text(t, requireAnswer(t, created, err), "razorpay_payment_id")
	_, err = client.Payment.Refund(id, 100, nil, nil)
	requireRefused(t, err, "have been captured")
	captured, err := client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	_ = requireAnswer(t, captured, err)

	key := map[string]string{"X-Refund-Idempotency": "refund-0000000001"}
	part, err := client.Payment.Refund(id, 200, object{"speed": "optimum", "receipt": "r-1", "notes": object{"a": "b"}}, key)
	refund := text(t, requireAnswer(t, part, err), "id")
	require.Equal(t, "processed", part["status"])
	again, err := client.Payment.Refund(id, 200, object{"speed": "optimum", "receipt": "r-1", "notes": object{"a": "b"}}, key)
	require.Equal(t, refund, requireAnswer(t, again, err)["id"])
	_, err = client.Payment.Refund(id, 100, nil, key)
	requireRefused(t, err, "idempotency key")
	rest, err := client.Payment.Refund(id, price-200, nil, nil)
	require.Equal(t, "pending", requireAnswer(t, rest, err)["status"])
	_, err = client.Payment.Refund(id, 100, nil, nil)
	requireRefused(t, err, "fully refunded")

	edited, err := client.Refund.Update(refund, object{"notes": object{"key1": "value1"}}, nil)
	require.Equal(t, object{"key1": "value1"}, requireAnswer(t, edited, err)["notes"])
	fetched, err := client.Payment.FetchRefund(id, refund, nil, nil)
	require.Equal(t, edited, requireAnswer(t, fetched, err))
	one, err := client.Refund.Fetch(refund, nil, nil)
	require.Equal(t, edited, requireAnswer(t, one, err))
	of, err := client.Payment.FetchMultipleRefund(id, nil, nil)
	require.InDelta(t, 2, requireAnswer(t, of, err)["count"], 0)
	all, err := client.Refund.All(object{"count": 1}, nil)
	require.InDelta(t, 1, requireAnswer(t, all, err)["count"], 0)
	payment, err := client.Payment.Fetch(id, nil, nil)
	require.Equal(t, "refunded", requireAnswer(t, payment, err)["status"])

	noted, err := client.Order.Update(orderID, object{"notes": object{"key1": "value1"}}, nil)
	require.Equal(t, object{"key1": "value1"}, requireAnswer(t, noted, err)["notes"])
	read, err := client.Order.Fetch(orderID, nil, nil)
	require.Equal(t, noted, requireAnswer(t, read, err))
	orders, err := client.Order.All(object{"authorized": 1, "receipt": noted["receipt"]}, nil)
	require.InDelta(t, 1, requireAnswer(t, orders, err)["count"], 0)
}

func TestCardPayment(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, keyOnly := clients(t, srv)
	orderID := order(t, client)
	created, err := client.Payment.CreatePaymentJson(object{
		"amount": price, "currency": "INR", "email": "gaurav.kumar@example.com", "contact": "9090909090", "order_id": orderID, "method": "card",
		"card": object{"number": "4111111111111111", "name": "Gaurav", "expiry_month": "11", "expiry_year": "30", "cvv": "100"},
	}, nil)
	id := text(t, requireAnswer(t, created, err), "razorpay_payment_id")

	_, err = client.Payment.OtpGenerate(id, nil, nil)
	requireRefused(t, err, "do not provide your secret")
	challenge, err := keyOnly.Payment.OtpGenerate(id, nil, nil)
	require.Equal(t, object{"issuer": "HDFC", "network": "VISA", "last4": "1111", "iin": "411111"}, requireAnswer(t, challenge, err)["metadata"])
	_, err = client.Payment.OtpSubmit(id, object{"otp": "54321"}, nil)
	requireRefused(t, err, "incorrect")
	srv.Advance(3 * time.Minute)
	_, err = client.Payment.OtpSubmit(id, object{"otp": apitest.OTP}, nil)
	requireRefused(t, err, "expired")
	resent, err := client.Payment.OtpResend(id, nil, nil)
	require.Equal(t, id, requireAnswer(t, resent, err)["razorpay_payment_id"])
	confirmed, err := client.Payment.OtpSubmit(id, object{"otp": apitest.OTP}, nil)
	confirmed = requireAnswer(t, confirmed, err)
	require.True(t, utils.VerifyPaymentSignature(
		object{"razorpay_order_id": orderID, "razorpay_payment_id": id}, text(t, confirmed, "razorpay_signature"), string(apitest.KeySecret)))

	card, err := client.Payment.FetchCardDetails(id, nil, nil)
	require.Equal(t, "1111", requireAnswer(t, card, err)["last4"])
	captured, err := client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	require.Equal(t, true, requireAnswer(t, captured, err)["captured"])
}

func TestNetbankingPayment(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, _ := clients(t, srv)
	created, err := client.Payment.CreatePaymentJson(object{
		"amount": price, "currency": "INR", "email": "gaurav.kumar@example.com", "contact": "9123456789",
		"order_id": order(t, client), "method": "netbanking", "bank": "HDFC",
	}, nil)
	created = requireAnswer(t, created, err)
	next, ok := created["next"].([]any)
	require.True(t, ok)
	redirect, ok := next[0].(object)
	require.True(t, ok)
	browser := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, text(t, redirect, "url")+"/success", nil)
	require.NoError(t, err)
	page, err := browser.Do(request)
	require.NoError(t, err)
	require.NoError(t, page.Body.Close())
	require.Equal(t, http.StatusOK, page.StatusCode)
	payment, err := client.Payment.Fetch(text(t, created, "razorpay_payment_id"), nil, nil)
	require.Equal(t, "authorized", requireAnswer(t, payment, err)["status"])
}

func TestLists(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, _ := clients(t, srv)
	for range 3 {
		created, err := client.Payment.CreateUpi(upi(order(t, client), object{"flow": "collect", "vpa": apitest.VPASuccess}), nil)
		_ = requireAnswer(t, created, err)
		srv.Advance(time.Second)
	}
	page, err := client.Payment.All(object{"from": srv.Now().Unix() - 2, "to": srv.Now().Unix(), "count": 5, "expand[]": "upi"}, nil)
	page = requireAnswer(t, page, err)
	require.InDelta(t, 2, page["count"], 0)
	items, ok := page["items"].([]any)
	require.True(t, ok)
	newest, ok := items[0].(object)
	require.True(t, ok)
	require.Equal(t, object{"vpa": apitest.VPASuccess, "flow": "collect"}, newest["upi"])
	_, err = client.Payment.All(object{"count": 101}, nil)
	requireRefused(t, err, "")
}

func TestLookups(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, keyOnly := clients(t, srv)
	down := srv.StartDowntime(generated.Downtime{
		Method: generated.DowntimeMethodNetbanking, Severity: generated.DowntimeSeverityHigh,
		Instrument: generated.DowntimeInstrument{Bank: new("HDFC")},
	})
	list, err := client.Payment.FetchPaymentDowntime(nil, nil)
	require.InDelta(t, 1, requireAnswer(t, list, err)["count"], 0)
	one, err := client.Payment.FetchPaymentDowntimeById(string(down), nil, nil)
	require.Equal(t, "started", requireAnswer(t, one, err)["status"])

	valid, err := client.Payment.ValidateVpa(object{"vpa": "gauravkumar@exampleupi"}, nil)
	require.Equal(t, true, requireAnswer(t, valid, err)["success"])
	methods, err := keyOnly.Payment.FetchMethods(nil, nil)
	require.Equal(t, true, requireAnswer(t, methods, err)["upi"])
	_, err = client.Payment.FetchMethods(nil, nil)
	requireRefused(t, err, "do not provide your secret")
	iin, err := client.Iin.Fetch("412345", nil, nil)
	require.Equal(t, "Visa", requireAnswer(t, iin, err)["network"])
	_, err = client.Payment.Fetch("pay_ZZZZZZZZZZZZZZ", nil, nil)
	requireRefused(t, err, "does not exist")
}

// The client accepts the signatures of the server's webhooks.
func TestWebhooks(t *testing.T) {
	t.Parallel()
	verified := false
	shop := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		verified = err == nil && utils.VerifyWebhookSignature(string(body), r.Header.Get("X-Razorpay-Signature"), "hook-secret")
	}))
	defer shop.Close()
	srv := apitest.NewServer(t, apitest.Strict(), apitest.WebhookTo(shop.URL, "hook-secret"))
	client, _ := clients(t, srv)
	created, err := client.Payment.CreateUpi(upi(order(t, client), object{"flow": "collect", "vpa": apitest.VPASuccess}), nil)
	_ = requireAnswer(t, created, err)
	require.Equal(t, 1, srv.DeliverWebhooks(t.Context()))
	require.True(t, verified)
}

// The client returns an error for a fault, but not whether the call may have happened.
func TestFaults(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t, apitest.Strict())
	client, _ := clients(t, srv)
	created, err := client.Payment.CreateUpi(upi(order(t, client), object{"flow": "collect", "vpa": apitest.VPASuccess}), nil)
	id := text(t, requireAnswer(t, created, err), "razorpay_payment_id")
	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	_, err = client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	require.Error(t, err)
	_, err = client.Payment.Capture(id, price, object{"currency": "INR"}, nil)
	requireRefused(t, err, "already been captured")
}

// The client can make every call of the contract except one, and each reaches its operation.
func TestEveryCallIsMade(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client, keyOnly := clients(t, srv)
	nothing := object{}
	file, err := os.Create(filepath.Join(t.TempDir(), "evidence.png"))
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	evidence := requests.FileUploadParams{File: file, Fields: map[string]string{"purpose": "dispute_evidence"}}
	for _, call := range []func() (object, error){
		func() (object, error) { return client.Order.Create(nothing, nil) },
		func() (object, error) { return client.Order.Payments("order_1", nil, nil) },
		func() (object, error) { return client.Payment.All(nil, nil) },
		func() (object, error) { return client.Payment.Fetch("pay_1", nil, nil) },
		func() (object, error) { return client.Payment.Capture("pay_1", 1, nil, nil) },
		func() (object, error) { return client.Payment.Edit("pay_1", nothing, nil) },
		func() (object, error) { return client.Payment.FetchCardDetails("pay_1", nil, nil) },
		func() (object, error) { return client.Payment.FetchPaymentDowntime(nil, nil) },
		func() (object, error) { return client.Payment.FetchPaymentDowntimeById("down_1", nil, nil) },
		func() (object, error) { return client.Payment.CreatePaymentJson(nothing, nil) },
		func() (object, error) { return client.Payment.CreateUpi(nothing, nil) },
		func() (object, error) { return client.Payment.ValidateVpa(nothing, nil) },
		func() (object, error) { return keyOnly.Payment.FetchMethods(nil, nil) },
		func() (object, error) { return keyOnly.Payment.OtpGenerate("pay_1", nil, nil) },
		func() (object, error) { return client.Payment.OtpSubmit("pay_1", nothing, nil) },
		func() (object, error) { return client.Payment.OtpResend("pay_1", nil, nil) },
		func() (object, error) { return client.Iin.Fetch("412345", nil, nil) },
		func() (object, error) { return client.Order.All(nil, nil) },
		func() (object, error) { return client.Order.Fetch("order_1", nil, nil) },
		func() (object, error) { return client.Order.Update("order_1", nothing, nil) },
		func() (object, error) { return client.Payment.Refund("pay_1", 100, nil, nil) },
		func() (object, error) { return client.Payment.FetchMultipleRefund("pay_1", nil, nil) },
		func() (object, error) { return client.Payment.FetchRefund("pay_1", "rfnd_1", nil, nil) },
		func() (object, error) { return client.Refund.All(nil, nil) },
		func() (object, error) { return client.Refund.Fetch("rfnd_1", nil, nil) },
		func() (object, error) { return client.Refund.Update("rfnd_1", nothing, nil) },
		func() (object, error) { return client.Customer.Create(nothing, nil) },
		func() (object, error) { return client.Customer.Edit("cust_1", nothing, nil) },
		func() (object, error) { return client.Customer.Fetch("cust_1", nil, nil) },
		func() (object, error) { return client.Customer.All(nil, nil) },
		func() (object, error) { return client.Token.All("cust_1", nil, nil) },
		func() (object, error) { return client.Token.Fetch("cust_1", "token_1", nil, nil) },
		func() (object, error) { return client.Token.Delete("cust_1", "token_1", nil, nil) },
		func() (object, error) { return client.Settlement.All(nil, nil) },
		func() (object, error) { return client.Settlement.Fetch("setl_1", nil, nil) },
		func() (object, error) { return client.Settlement.Reports(object{"year": 2025, "month": 6}, nil) },
		func() (object, error) { return client.Settlement.CreateOnDemandSettlement(nothing, nil) },
		func() (object, error) { return client.Settlement.FetchAllOnDemandSettlement(nil, nil) },
		func() (object, error) { return client.Settlement.FetchOnDemandSettlementById("setlod_1", nil, nil) },
		func() (object, error) { return client.Dispute.All(nil, nil) },
		func() (object, error) { return client.Dispute.Fetch("disp_1", nil, nil) },
		func() (object, error) { return client.Dispute.Accept("disp_1", nothing, nil) },
		func() (object, error) { return client.Dispute.Contest("disp_1", nothing, nil) },
		func() (object, error) { return client.Document.Create(evidence, nil) },
		func() (object, error) { return client.Document.Fetch("doc_1", nil, nil) },
		func() (object, error) { return client.PaymentLink.Create(nothing, nil) },
		func() (object, error) { return client.PaymentLink.All(nil, nil) },
		func() (object, error) { return client.PaymentLink.Fetch("plink_1", nil, nil) },
		func() (object, error) { return client.PaymentLink.Update("plink_1", nothing, nil) },
		func() (object, error) { return client.PaymentLink.Cancel("plink_1", nil, nil) },
		func() (object, error) { return client.PaymentLink.NotifyBy("plink_1", "sms", nil, nil) },
		func() (object, error) { return client.QrCode.Create(nothing, nil) },
		func() (object, error) { return client.QrCode.All(nil, nil) },
		func() (object, error) { return client.QrCode.Fetch("qr_1", nil, nil) },
		func() (object, error) { return client.QrCode.Close("qr_1", nil, nil) },
		func() (object, error) { return client.QrCode.FetchPayments("qr_1", nil, nil) },
	} {
		_, _ = call()
	}
	var made, want []string
	for _, request := range srv.Requests() {
		made = append(made, request.Operation)
	}
	for _, operation := range generated.Operations() {
		if operation.ID != "fetchDocumentContent" { // the client has no such call
			want = append(want, operation.ID)
		}
	}
	slices.Sort(made)
	slices.Sort(want)
	require.Equal(t, want, made)
}
