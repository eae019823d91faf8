//go:build !race

// Nothing is sent in these tests: the race detector would find nothing and slow them down.

package api_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/internal/operationtest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// requireRefused checks the operation and field of an InputError, and that nothing was sent.
func requireRefused(t *testing.T, srv *apitest.Server, err error, operation, field string) {
	t.Helper()
	var input *api.InputError
	require.ErrorAs(t, err, &input)
	require.Equal(t, operation, input.Operation)
	require.Equal(t, field, input.Field)
	require.True(t, strings.HasPrefix(err.Error(), operation+": "+field+": "), err.Error())
	requireOneLine(t, err.Error())
	require.False(t, api.MayHaveHappened(err))
	require.Empty(t, srv.Requests(), "nothing is sent")
}

// An invalid id would lead to another endpoint: an empty one to the list, dots to the parent, a
// slash to a child. Other characters would change the query or the request line.
func TestInvalidIDs(t *testing.T) {
	t.Parallel()
	// Package call tests every kind of invalid id. This test checks that each operation validates
	// its ids with their prefixes.
	bad := map[string]string{ // * is replaced with the prefix
		"none": "", "another prefix": "other_1", "a slash inside": "*1/capture", "a line break": "*1\n",
	}
	srv := apitest.NewServer(t) // shared by all calls, since no request reaches it
	client := srv.Client()
	for _, call := range operationtest.Calls(t) {
		parameters := pathParameters.FindAllStringSubmatch(call.Operation.Path, -1)
		for at, prefix := range call.IDs() {
			for name, id := range bad {
				t.Run(call.Method+": "+name, func(t *testing.T) {
					t.Parallel()
					err := call.WithID(at, strings.ReplaceAll(id, "*", prefix)).Do(t.Context(), client)
					requireRefused(t, srv, err, call.Operation.ID, parameters[at][1])
					require.ErrorContains(t, err, "want "+prefix)
				})
			}
		}
	}
	for name, id := range bad {
		t.Run("an order's, "+name, func(t *testing.T) {
			t.Parallel()
			payment := cardPayment()
			payment.OrderID = generated.OrderID(strings.ReplaceAll(id, "*", "order_"))
			_, err := client.CreatePaymentWithCard(t.Context(), payment)
			requireRefused(t, srv, err, "createPayment", "order_id")
			require.ErrorContains(t, err, "want order_")
		})
	}
}

// pathParameters matches the parameters of a path, which are a method's first arguments.
var pathParameters = regexp.MustCompile(`\{([^}]+)\}`)

func TestInvalidInput(t *testing.T) {
	t.Parallel()
	manyNotes := map[string]string{}
	for i := range 16 {
		manyNotes[strings.Repeat("n", i+1)] = "x"
	}
	longNote := map[string]string{"desk": strings.Repeat("₹", 257)}

	createOrder := func(change func(*generated.CreateOrderRequest)) func(context.Context, *api.Client) error {
		return func(ctx context.Context, client *api.Client) error {
			request := order
			change(&request)
			_, err := client.CreateOrder(ctx, request)
			return err
		}
	}
	payByCard := func(change func(*generated.CardPayment)) func(context.Context, *api.Client) error {
		return func(ctx context.Context, client *api.Client) error {
			payment := cardPayment()
			change(&payment)
			_, err := client.CreatePaymentWithCard(ctx, payment)
			return err
		}
	}
	collect := func(change func(*generated.UPICollectPayment)) func(context.Context, *api.Client) error {
		return func(ctx context.Context, client *api.Client) error {
			payment := generated.UPICollectPayment{
				Amount: 100, Currency: paise.INR, OrderID: "order_1", Email: "a@example.com", Contact: "9090909090",
				IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0", UPI: generated.UPICollectDetails{VPA: "a@b"},
			}
			change(&payment)
			_, err := client.CreateUPIPaymentWithCollect(ctx, payment)
			return err
		}
	}
	list := func(params generated.ListPaymentsParams) func(context.Context, *api.Client) error {
		return func(ctx context.Context, client *api.Client) error {
			_, err := client.ListPayments(ctx, &params)
			return err
		}
	}
	update := func(notes map[string]string) func(context.Context, *api.Client) error {
		return func(ctx context.Context, client *api.Client) error {
			_, err := client.UpdatePayment(ctx, paymentID, generated.UpdatePaymentRequest{Notes: notes})
			return err
		}
	}
	tests := map[string]struct {
		operation, field string
		call             func(context.Context, *api.Client) error
	}{
		"an order of 0":                {"createOrder", "amount", createOrder(func(r *generated.CreateOrderRequest) { r.Amount = 0 })},
		"an order of -1":               {"createOrder", "amount", createOrder(func(r *generated.CreateOrderRequest) { r.Amount = -1 })},
		"an order without currency":    {"createOrder", "currency", createOrder(func(r *generated.CreateOrderRequest) { r.Currency = "" })},
		"an order with 16 notes":       {"createOrder", "notes", createOrder(func(r *generated.CreateOrderRequest) { r.Notes = manyNotes })},
		"an order with a long note":    {"createOrder", "notes.desk", createOrder(func(r *generated.CreateOrderRequest) { r.Notes = longNote })},
		"an order with a long receipt": {"createOrder", "receipt", createOrder(func(r *generated.CreateOrderRequest) { r.Receipt = strings.Repeat("r", 41) })},
		"an incomplete bank account": {"createOrder", "bank_account.ifsc", createOrder(func(r *generated.CreateOrderRequest) {
			r.BankAccount = &generated.OrderBankAccount{AccountNumber: "1", Name: "A"}
		})},
		"an order without a way to capture": {"createOrder", "payment.capture", createOrder(func(r *generated.CreateOrderRequest) { r.Payment = &generated.CaptureSettings{} })},
		"a payment by card, of 0":           {"createPayment", "amount", payByCard(func(p *generated.CardPayment) { p.Amount = 0 })},
		"a payment by card, no e-mail":      {"createPayment", "email", payByCard(func(p *generated.CardPayment) { p.Email = "" })},
		"a payment by card, no contact":     {"createPayment", "contact", payByCard(func(p *generated.CardPayment) { p.Contact = "" })},
		"a payment by card, long e-mail":    {"createPayment", "email", payByCard(func(p *generated.CardPayment) { p.Email = strings.Repeat("a", 41) })},
		"a payment by card, no number":      {"createPayment", "card.number", payByCard(func(p *generated.CardPayment) { p.Card.Number = "" })},
		"a payment by card, no month":       {"createPayment", "card.expiry_month", payByCard(func(p *generated.CardPayment) { p.Card.ExpiryMonth = "" })},
		"a payment by card, customer id":    {"createPayment", "customer_id", payByCard(func(p *generated.CardPayment) { p.CustomerID = "pay_1" })},
		"a collect without an address":      {"createUPIPayment", "upi.vpa", collect(func(p *generated.UPICollectPayment) { p.UPI.VPA = "" })},
		"a collect with no expiry time":     {"createUPIPayment", "upi.expiry_time", collect(func(p *generated.UPICollectPayment) { p.UPI.ExpiryTime = api.Ptr[int64](0) })},
		"an empty OTP": {"submitOTP", "otp", func(ctx context.Context, client *api.Client) error {
			_, err := client.SubmitOTP(ctx, paymentID, generated.SubmitOTPRequest{})
			return err
		}},
		"no address to validate": {"validateVPA", "vpa", func(ctx context.Context, client *api.Client) error {
			_, err := client.ValidateVPA(ctx, generated.ValidateVPARequest{})
			return err
		}},
		"an update without notes":     {"updatePayment", "notes", update(nil)},
		"16 notes":                    {"updatePayment", "notes", update(manyNotes)},
		"a note of 257 characters":    {"updatePayment", "notes.desk", update(longNote)},
		"a page of 101":               {"listPayments", "count", list(generated.ListPaymentsParams{Count: 101})},
		"a page of -1":                {"listPayments", "count", list(generated.ListPaymentsParams{Count: -1})},
		"a page before the first":     {"listPayments", "skip", list(generated.ListPaymentsParams{Skip: -1})},
		"from before the year 2000":   {"listPayments", "from", list(generated.ListPaymentsParams{From: 946_684_799})},
		"until after the latest time": {"listPayments", "to", list(generated.ListPaymentsParams{To: 4_765_046_401})},
		"no card range":               {"fetchIIN", "token_iin", func(ctx context.Context, client *api.Client) error { _, err := client.FetchIIN(ctx, ""); return err }},
		"a card range of two dots":    {"fetchIIN", "token_iin", func(ctx context.Context, client *api.Client) error { _, err := client.FetchIIN(ctx, ".."); return err }},
		"a card range with a slash": {"fetchIIN", "token_iin", func(ctx context.Context, client *api.Client) error {
			_, err := client.FetchIIN(ctx, "411111/x")
			return err
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := apitest.NewServer(t)
			requireRefused(t, srv, test.call(t.Context(), srv.Client()), test.operation, test.field)
		})
	}
}

func TestInputAtBounds(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	notes := map[string]string{"desk": strings.Repeat("₹", 256)}
	for i := range 14 {
		notes[strings.Repeat("n", i+1)] = ""
	}
	request := order
	request.Amount, request.Currency, request.Notes, request.Receipt = 1, paise.JPY, notes, strings.Repeat("₹", 40)
	_, err := client.CreateOrder(t.Context(), request)
	require.NoError(t, err, "one yen, 15 notes, 256 characters, 40 characters")

	_, err = client.UpdatePayment(t.Context(), paymentID, generated.UpdatePaymentRequest{Notes: map[string]string{}})
	require.NoError(t, err, "an empty map removes all notes")
	require.JSONEq(t, `{"notes":{}}`, string(srv.Requests()[1].Body))

	payment := cardPayment()
	payment.Card.CVV = ""
	_, err = client.CreatePaymentWithCard(t.Context(), payment)
	require.NoError(t, err, "a token has no CVV")

	_, err = client.ListPayments(t.Context(), &generated.ListPaymentsParams{Count: 100, Skip: 1 << 40, From: 946_684_800, To: 4_765_046_400})
	require.NoError(t, err)
	_, err = client.ListPayments(t.Context(), nil)
	require.NoError(t, err)
	require.Empty(t, srv.Requests()[4].Query)
}
