package main

import (
	"database/sql"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// database opens the database named by PGHOST and similar variables. It may have rows of an earlier
// run.
func database(t *testing.T) *sql.DB {
	t.Helper()
	if os.Getenv("PGHOST") == "" {
		t.Skip("PGHOST names no PostgreSQL: try pg_virtualenv go test, of Debian's postgresql-common")
	}
	db, err := sql.Open("pgx", "")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

func TestHandler(t *testing.T) {
	t.Parallel()
	db := database(t)
	handler, err := newHandler(t.Context(), db, apitest.WebhookSecret)
	require.NoError(t, err)
	shop := httptest.NewServer(handler)
	t.Cleanup(shop.Close)

	server := apitest.NewServer(t, apitest.WebhookTo(shop.URL, apitest.WebhookSecret, apitest.Repeated(3), apitest.Shuffled()))
	client := server.Client()
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	require.NoError(t, err)
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: apitest.VPASuccess},
	})
	require.NoError(t, err)
	_, err = client.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	require.NoError(t, err)

	require.Equal(t, 12, server.DeliverWebhooks(t.Context()), "authorized, captured and paid, each four times")
	var shipments, handled int
	require.NoError(t, db.QueryRowContext(t.Context(), `SELECT count(*) FROM shipments WHERE order_id = $1`, string(order.ID)).Scan(&shipments))
	require.NoError(t, db.QueryRowContext(t.Context(), `SELECT count(*) FROM razorpay_webhooks WHERE handled`).Scan(&handled))
	require.Equal(t, 1, shipments)
	require.Equal(t, 3, handled)
}
