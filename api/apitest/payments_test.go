package apitest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

const price paise.Amount = 49_950

// newOrder creates an order whose payments are captured by a call.
func newOrder(t *testing.T, client *api.Client) *generated.Order {
	t.Helper()
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: price, Currency: paise.INR, Receipt: "rcpt_1"})
	require.NoError(t, err)
	return order
}

// collect returns a UPI collect payment of an order by the customer of vpa.
func collect(order *generated.Order, vpa string) generated.UPICollectPayment {
	return generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: vpa},
	}
}

// card returns a card payment of an order.
func card(order *generated.Order, number string) generated.CardPayment {
	return generated.CardPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9090909090", Description: "Two notebooks",
		Card: generated.CardDetails{Number: generated.CardNumber(number), Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "100"},
	}
}

func netbanking(order *generated.Order) generated.NetbankingPayment {
	return generated.NetbankingPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", Bank: "HDFC",
	}
}

// requireRefused requires an error to be a 400 with the given reason.
func requireRefused(t *testing.T, err error, reason string) *api.Error {
	t.Helper()
	var failed *api.Error
	require.ErrorAs(t, err, &failed)
	require.Equal(t, 400, failed.StatusCode)
	require.Equal(t, api.CodeBadRequest, failed.Code)
	require.Equal(t, reason, failed.Reason)
	return failed
}

// A payment is captured, and a second capture is refused.
func TestPaymentIsCapturedOnce(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	order := newOrder(t, client)
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(order, apitest.VPASuccess))
	require.NoError(t, err)
	id := created.RazorpayPaymentID
	payment, err := client.FetchPayment(t.Context(), id, nil)
	require.NoError(t, err)
	require.Equal(t, generated.PaymentStatusAuthorized, payment.Status)
	require.Nil(t, payment.Fee)

	payment, err = client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: price, Currency: paise.INR})
	require.NoError(t, err)
	require.Equal(t, generated.PaymentStatusCaptured, payment.Status)
	require.True(t, bool(payment.Captured))
	require.EqualValues(t, 1179, *payment.Fee)
	require.Equal(t, apitest.VPASuccess, *payment.VPA)
	require.Equal(t, order.ID, *payment.OrderID)

	var kept api.Response
	_, err = client.FetchPayment(t.Context(), id, nil, api.KeepResponse(&kept))
	require.NoError(t, err)
	require.Equal(t, srv.Now().Format(http.TimeFormat), kept.Header.Get("Date"))

	once := client.API // does not settle an unknown outcome
	_, err = once.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: price, Currency: paise.INR})
	failed := requireRefused(t, err, "payment_already_captured")
	require.Equal(t, "This payment has already been captured", failed.Description)
	require.False(t, api.MayHaveHappened(err))
	require.Equal(t, payment, srv.Payment(id))
	require.Equal(t, generated.OrderStatusPaid, srv.Order(order.ID).Status)
	require.Equal(t, price, *srv.Order(order.ID).AmountPaid)
}

func TestCardPayment(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	order := newOrder(t, client)
	created, err := client.CreatePaymentWithCard(t.Context(), card(order, "5104060000000008"))
	require.NoError(t, err)
	id := created.RazorpayPaymentID
	require.Equal(t, "redirect", created.Next[0].Action)
	require.Equal(t, "otp_generate", created.Next[1].Action)

	challenge, err := srv.KeyOnlyClient().GenerateOTP(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, generated.OTPMetadata{Issuer: "HDFC", Network: "MC", Last4: "0008", IIN: "510406"}, challenge.Metadata)
	_, err = client.SubmitOTP(t.Context(), id, generated.SubmitOTPRequest{OTP: "54321"})
	failed := requireRefused(t, err, "incorrect_otp")
	require.Equal(t, []string{"otp_submit", "otp_resend"}, []string{failed.Next[0].Action, failed.Next[1].Action})
	srv.Advance(3 * time.Minute)
	_, err = client.SubmitOTP(t.Context(), id, generated.SubmitOTPRequest{OTP: apitest.OTP})
	_ = requireRefused(t, err, "otp_expired")
	_, err = client.ResendOTP(t.Context(), id)
	require.NoError(t, err)
	confirmation, err := client.SubmitOTP(t.Context(), id, generated.SubmitOTPRequest{OTP: apitest.OTP})
	require.NoError(t, err)
	require.NoError(t, api.VerifyPayment(order.ID, confirmation.RazorpayPaymentID, confirmation.RazorpaySignature, apitest.KeySecret))

	kept, err := client.FetchPaymentCard(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, "0008", kept.Last4)
	require.Equal(t, generated.CardNetworkMasterCard, kept.Network)
	payment, err := client.FetchPayment(t.Context(), id, &generated.FetchPaymentParams{Expand: []generated.Expansion{
		generated.ExpansionCard, generated.ExpansionOffers, generated.ExpansionRefunds, generated.ExpansionToken,
		generated.ExpansionTransaction, generated.ExpansionTransactionSettlement, generated.ExpansionEMI, generated.ExpansionUPI,
	}})
	require.NoError(t, err)
	require.Equal(t, kept, payment.Card)
	require.Equal(t, kept.ID, *payment.CardID)
	require.Equal(t, "Two notebooks", *payment.Description)
	require.Len(t, *payment.AcquirerData.AuthCode, 6)

	other, err := client.CreatePaymentWithCard(t.Context(), card(order, "5104060000000008"))
	require.NoError(t, err)
	require.Equal(t, kept.ID, *srv.Payment(other.RazorpayPaymentID).CardID, "the same card number has the same card id")
}

func TestUPITestAddresses(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	for vpa, want := range map[string]generated.PaymentStatus{
		apitest.VPASuccess: "authorized", apitest.VPAFailure: "failed", "gauravkumar@exampleupi": "created",
	} {
		created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), vpa))
		require.NoError(t, err)
		payment := srv.Payment(created.RazorpayPaymentID)
		require.Equal(t, want, payment.Status, vpa)
		if want == "failed" {
			require.Equal(t, "payment_declined", *payment.ErrorReason)
		}
	}
}

func TestIntentLink(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	for amount, want := range map[paise.Amount]string{100: "&am=1&", 150: "&am=1.50&", 49_905: "&am=499.05&"} {
		order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: amount, Currency: paise.INR})
		require.NoError(t, err)
		created, err := client.CreateUPIPaymentWithIntent(t.Context(), generated.UPIIntentPayment{
			Amount: amount, Currency: paise.INR, OrderID: order.ID, Description: "Two & a half",
			Email: "gaurav.kumar@example.com", Contact: "9090909090", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		})
		require.NoError(t, err)
		require.Contains(t, *created.Link, "upi://pay?pa=success@razorpay&")
		require.Contains(t, *created.Link, want)
		require.Contains(t, *created.Link, "&tn=Two+%26+a+half&")
		require.NoError(t, srv.Authorize(created.RazorpayPaymentID))
		require.Equal(t, generated.PaymentStatusAuthorized, srv.Payment(created.RazorpayPaymentID).Status)
	}
}

// The bank approves after the payment has expired.
func TestLateAuthorization(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{
		Amount: price, Currency: paise.INR,
		Payment: &generated.CaptureSettings{Capture: generated.CaptureModeAutomatic, CaptureOptions: &generated.CaptureOptions{
			AutomaticExpiryPeriod: api.Ptr[int64](12), ManualExpiryPeriod: api.Ptr[int64](60),
		}},
	})
	require.NoError(t, err)
	created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(order))
	require.NoError(t, err)
	id := created.RazorpayPaymentID
	srv.Advance(15 * time.Minute)
	require.Equal(t, generated.PaymentStatusFailed, srv.Payment(id).Status)
	require.NoError(t, srv.Authorize(id))
	payment := srv.Payment(id)
	require.Equal(t, generated.PaymentStatusAuthorized, payment.Status, "too late for automatic capture")
	require.Nil(t, payment.ErrorCode)
	srv.Advance(45 * time.Minute)
	payment = srv.Payment(id)
	require.Equal(t, generated.PaymentStatusRefunded, payment.Status)
	require.Equal(t, generated.RefundStatusFull, *payment.RefundStatus)
	require.Equal(t, price, payment.AmountRefunded)
	require.False(t, bool(payment.Captured))
	require.Error(t, srv.Authorize(id))
	require.Error(t, srv.Fail(id))
	require.Error(t, srv.Cancel(id))
	require.Error(t, srv.Refund(id, 1))
}

func TestListsOfPayments(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	page, err := client.ListPayments(t.Context(), nil)
	require.NoError(t, err)
	require.Empty(t, page.Items)

	var ids []generated.PaymentID
	order := newOrder(t, client)
	begun := srv.Now().Unix()
	for range 12 {
		created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(order))
		require.NoError(t, err)
		ids = append(ids, created.RazorpayPaymentID)
		srv.Advance(10 * time.Second)
	}
	page, err = client.ListPayments(t.Context(), nil)
	require.NoError(t, err)
	require.Len(t, page.Items, 10)
	require.EqualValues(t, 10, page.Count)
	require.Equal(t, ids[11], page.Items[0].ID)
	page, err = client.ListPayments(t.Context(), &generated.ListPaymentsParams{
		From: generated.Timestamp(begun + 10), To: generated.Timestamp(begun + 40), Count: 2, Skip: 1,
	})
	require.NoError(t, err)
	require.Equal(t, []generated.PaymentID{ids[3], ids[2]}, []generated.PaymentID{page.Items[0].ID, page.Items[1].ID})
	page, err = client.ListOrderPayments(t.Context(), order.ID)
	require.NoError(t, err)
	require.Len(t, page.Items, 12)
	require.EqualValues(t, 12, srv.Order(order.ID).Attempts)

	var all []generated.PaymentID
	for payment := range srv.Payments() {
		all = append(all, payment.ID)
	}
	require.Equal(t, ids, all)
	for order := range srv.Orders() {
		require.Equal(t, generated.OrderStatusAttempted, order.Status)
	}
}

func TestRefundsAndNotes(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
	require.NoError(t, err)
	id := created.RazorpayPaymentID
	_, err = client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: price, Currency: paise.INR})
	require.NoError(t, err)
	require.NoError(t, srv.Refund(id, 100))
	require.Equal(t, generated.RefundStatusPartial, *srv.Payment(id).RefundStatus)
	for _, notes := range []map[string]string{{"desk": "7"}, {}} {
		updated, err := client.UpdatePayment(t.Context(), id, generated.UpdatePaymentRequest{Notes: notes})
		require.NoError(t, err)
		require.EqualValues(t, notes, updated.Notes)
	}
}

// A customer who bears the fee pays it on top of the order's amount, which is the amount to
// capture.
func TestCustomerBearsTheFee(t *testing.T) {
	t.Parallel()
	events := make(chan *generated.Payment, 2)
	shop := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var event generated.PaymentCapturedEvent
		_ = json.Unmarshal(body, &event)
		events <- &event.Payload.Payment.Entity
	}))
	t.Cleanup(shop.Close)
	srv := apitest.NewServer(t, apitest.WebhookTo(shop.URL, apitest.WebhookSecret))
	client := srv.Client()
	srv.ChargeFee(generated.FeeBearerCustomer)
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 1000, Currency: paise.INR})
	require.NoError(t, err)
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(order, apitest.VPASuccess))
	require.NoError(t, err)
	id := created.RazorpayPaymentID
	payment, err := client.FetchPayment(t.Context(), id, nil)
	require.NoError(t, err)
	require.EqualValues(t, 1024, payment.Amount)
	require.Equal(t, generated.FeeBearerCustomer, payment.FeeBearer)
	require.Nil(t, payment.Fee)
	require.Equal(t, 1, srv.DeliverWebhooks(t.Context()))
	require.Equal(t, generated.FeeBearerCustomer, (<-events).FeeBearer)

	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	for range 2 { // the first response is lost, the second capture finds the payment captured
		payment, err = client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: 1000, Currency: paise.INR})
		require.NoError(t, err)
		require.EqualValues(t, 1024, payment.Amount)
		require.EqualValues(t, 24, *payment.Fee)
	}
	require.EqualValues(t, 1000, *srv.Order(order.ID).AmountPaid)
	require.Equal(t, generated.OrderStatusPaid, srv.Order(order.ID).Status)

	for _, amount := range []paise.Amount{976, 1100} {
		_, err = client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: amount, Currency: paise.INR})
		require.ErrorIs(t, err, api.ErrOtherAmount)
		require.True(t, api.MayHaveHappened(err))
	}
	require.NoError(t, srv.Refund(id, 100))
	_, err = client.CapturePayment(t.Context(), id, generated.CaptureRequest{Amount: 1000, Currency: paise.INR})
	require.ErrorIs(t, err, api.ErrRefunded)
	require.Zero(t, srv.Broken())
}

func TestUnknownIDsAreRefused(t *testing.T) {
	t.Parallel()
	const unknown, sample, own = "pay_ZZZZZZZZZZZZZZ", "pay_G8VQzjPLoAvm6D", "pay_1"
	lenient, strict := apitest.NewServer(t).Client(), apitest.NewServer(t, apitest.Strict()).Client()
	for name, test := range map[string]struct {
		client *api.Client
		id     generated.PaymentID
		found  bool
	}{
		"unknown":                   {lenient, unknown, false},
		"in a sample":               {lenient, sample, true},
		"made up by a test":         {lenient, own, true},
		"unknown, strict":           {strict, unknown, false},
		"in a sample, strict":       {strict, sample, false},
		"made up by a test, strict": {strict, own, false},
	} {
		_, err := test.client.FetchPayment(t.Context(), test.id, nil)
		if test.found {
			require.NoError(t, err, name)
			continue
		}
		failed := requireRefused(t, err, "input_validation_failed")
		require.Equal(t, "The id provided does not exist", failed.Description, name)
	}
	_, err := lenient.CreateUPIPaymentWithCollect(t.Context(), collect(&generated.Order{ID: "order_ZZZZZZZZZZZZZZ", Amount: 100, Currency: "INR"}, "a@b"))
	_ = requireRefused(t, err, "input_validation_failed")
	_, err = lenient.ListOrderPayments(t.Context(), "order_ZZZZZZZZZZZZZZ")
	_ = requireRefused(t, err, "input_validation_failed")
	_, err = lenient.FetchPaymentCard(t.Context(), unknown)
	_ = requireRefused(t, err, "input_validation_failed")
	_, err = lenient.FetchPaymentDowntime(t.Context(), "down_ZZZZZZZZZZZZZZ")
	_ = requireRefused(t, err, "input_validation_failed")
}

func TestDowntimes(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	id := srv.StartDowntime(generated.Downtime{
		Method: generated.DowntimeMethodUPI, Severity: generated.DowntimeSeverityHigh,
		Instrument: generated.DowntimeInstrument{VPAHandle: api.Ptr("exampleupi")},
	})
	srv.Advance(time.Minute)
	require.NoError(t, srv.UpdateDowntime(id, generated.DowntimeSeverityLow))
	page, err := client.ListPaymentDowntimes(t.Context())
	require.NoError(t, err)
	require.Len(t, page.Items, 1)
	require.Equal(t, generated.DowntimeStatusUpdated, page.Items[0].Status)
	require.NoError(t, srv.ResolveDowntime(id))
	downtime, err := client.FetchPaymentDowntime(t.Context(), id)
	require.NoError(t, err)
	require.Equal(t, generated.DowntimeStatusResolved, downtime.Status)
	require.Equal(t, srv.Now(), downtime.End.Time())
}

func TestLookups(t *testing.T) {
	t.Parallel()
	client := apitest.NewServer(t).Client()
	for iin, want := range map[string]string{"412345": "HDFC Bank Ltd", "371449": "American Express", "510406": "MasterCard", "411111222": "Visa"} {
		found, err := client.FetchIIN(t.Context(), iin)
		require.NoError(t, err)
		require.Equal(t, iin, found.IIN)
		require.Contains(t, found.IssuerName+" "+found.Network, want)
	}
	_, err := client.FetchIIN(t.Context(), "000000")
	require.Equal(t, "iin", requireRefused(t, err, "input_validation_failed").Field)

	for vpa, want := range map[string]bool{"gauravkumar@exampleupi": true, "nobody@exampleupi": false, "someone@bank": true} {
		found, err := client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: vpa})
		require.NoError(t, err)
		require.Equal(t, want, bool(found.Success))
	}
	for _, vpa := range []string{"someone", "@bank", "someone@"} {
		_, err = client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: vpa})
		require.Equal(t, "vpa", requireRefused(t, err, "input_validation_failed").Field)
	}
	order := newOrder(t, client)
	created, err := client.CreatePaymentWithNetbanking(t.Context(), netbanking(order))
	require.NoError(t, err)
	_, err = client.FetchPaymentCard(t.Context(), created.RazorpayPaymentID)
	require.ErrorIs(t, err, api.ErrBadRequest)
}

// Two servers with the same seed send identical responses.
func TestSeedDeterminesAnswers(t *testing.T) {
	t.Parallel()
	run := func(seed uint64) (bodies []string) {
		client := apitest.NewServer(t, apitest.Seed(seed)).Client()
		var kept api.Response
		keep := api.KeepResponse(&kept)
		order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: price, Currency: paise.INR}, keep)
		require.NoError(t, err)
		bodies = append(bodies, string(kept.Body))
		created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(order, apitest.VPASuccess), keep)
		require.NoError(t, err)
		bodies = append(bodies, string(kept.Body))
		_, err = client.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR}, keep)
		require.NoError(t, err)
		return append(bodies, string(kept.Body))
	}
	first, again, other := run(7), run(7), run(8)
	require.Equal(t, first, again)
	require.NotEqual(t, first, other)
}

func TestInvalidOptions(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]apitest.Option{
		"KeepRequests: -1 is negative": apitest.KeepRequests(-1),
		"LogTo: nil":                   apitest.LogTo(nil),
		"Keep: -1 is negative":         apitest.Keep(-1),
		"HostNames: want a name":       apitest.HostNames("shop:80"),
		"SameOrigin: invalid origin":   apitest.SameOrigin("shop"),
		"StartAt: ":                    apitest.StartAt(time.Unix(-1, 0)),
		"listen":                       apitest.Listen("127.0.0.1:no"),
	} {
		_, err := apitest.Start(option)
		require.ErrorContains(t, err, name)
	}
}

func TestNewestRequestsAreKept(t *testing.T) {
	t.Parallel()
	for most, want := range map[int]string{0: "", 1: "5", 3: "345", 9: "12345"} {
		srv := apitest.NewServer(t, apitest.KeepRequests(most))
		for _, path := range []string{"/1", "/2", "/3", "/4", "/5"} {
			_, _, _ = perform(t, srv, request{"GET", path, "", withKey})
		}
		got := ""
		for _, request := range srv.Requests() {
			got += request.Path[len("/v1/"):]
		}
		require.Equal(t, want, got)
	}
}
