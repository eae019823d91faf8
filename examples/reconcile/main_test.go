package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// paid creates and captures a UPI payment.
func paid(t *testing.T, server *apitest.Server, amount paise.Amount) generated.PaymentID {
	t.Helper()
	client := server.Client()
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: amount, Currency: paise.INR})
	require.NoError(t, err)
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), generated.UPICollectPayment{
		Amount: amount, Currency: paise.INR, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: apitest.VPASuccess},
	})
	require.NoError(t, err)
	_, err = client.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: amount, Currency: paise.INR})
	require.NoError(t, err)
	return created.RazorpayPaymentID
}

// line returns the settlement line of a payment.
func line(payment *generated.Payment) map[string]any {
	return map[string]any{
		"entity_id": payment.ID, "type": "payment", "amount": payment.Amount, "currency": payment.Currency,
		"fee": *payment.Fee, "tax": *payment.Tax, "credit": payment.Amount - *payment.Fee, "debit": 0,
		"settlement_id": "setl_SampleSettle1", "settled": true, "created_at": payment.CreatedAt,
	}
}

// settle makes the server return the lines for the given day of August 2025, page by page.
func settle(server *apitest.Server, day string, lines ...map[string]any) {
	server.Handle("GET /settlements/recon/combined", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		items := []map[string]any{}
		if query := r.URL.Query(); query.Get("year") == "2025" && query.Get("month") == "8" && query.Get("day") == day {
			skip, _ := strconv.Atoi(query.Get("skip"))
			items = append(items, lines[min(skip, len(lines)):]...)
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"entity": "collection", "count": len(items), "items": items})
	}))
}

func TestRun(t *testing.T) {
	server := apitest.NewServer(t) // its clock stands at 2025-08-01 03:43 in India
	agreed, other, waiting := paid(t, server, 49_950), paid(t, server, 120_005), paid(t, server, 100)
	lines := []map[string]any{line(server.Payment(agreed)), line(server.Payment(other)), line(server.Payment(waiting))}
	lines[1]["amount"] = 120_000
	lines[2]["entity_id"] = "pay_Unknown0000001"
	settle(server, "3", lines...)

	t.Setenv(api.EnvKeyID, apitest.KeyID)
	t.Setenv(api.EnvKeySecret, string(apitest.KeySecret))
	var out strings.Builder
	require.ErrorIs(t, run(t.Context(), []string{"-day", "2025-08-01", "-api", server.URL}, &out), errDisagree)
	require.Equal(t, fmt.Sprintf(`payment,currency,amount,refunded,fee,tax,credit,settlement,problem
%s,INR,1.00,0.00,0.00,0.00,0.00,not settled yet,
%s,INR,1200.05,0.00,28.33,4.33,1171.72,setl_SampleSettle1,settled for another amount
%s,INR,499.50,0.00,11.79,1.80,487.71,setl_SampleSettle1,
pay_Unknown0000001,INR,1.00,0.00,0.03,0.01,0.97,setl_SampleSettle1,"settled, but not among the payments"
total,INR,1701.55,0.00,40.15,6.14,1660.40,,
`, waiting, other, agreed), out.String())

	out.Reset()
	require.NoError(t, run(t.Context(), []string{"-day", "2025-08-02", "-api", server.URL}, &out), "a day without payments")
}

func TestProblem(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	payment := server.Payment(paid(t, server, 49_950))
	for want, change := range map[string]map[string]any{
		"":                           {},
		"settled for another amount": {"currency": "USD"},
		"settled with another fee":   {"fee": 1},
		"the credit is not the amount without the fee": {"credit": 49_950},
	} {
		settled := line(payment)
		maps.Copy(settled, change)
		text, err := json.Marshal(settled)
		require.NoError(t, err)
		var line generated.SettlementReconLine
		require.NoError(t, json.Unmarshal(text, &line))
		require.Equal(t, want, row{payment, &line}.problem())
	}
}

// Without a complete list there are no rows.
func TestIncompleteList(t *testing.T) {
	t.Parallel()
	for _, operation := range []string{"listPayments", "listSettlementRecon"} {
		server := apitest.NewServer(t)
		server.Respond(operation, http.StatusForbidden, "")
		_, err := reconcile(t.Context(), server.Client(), time.Date(2025, time.August, 1, 0, 0, 0, 0, ist), 0)
		require.Error(t, err)
	}
}

func TestTotalOverflow(t *testing.T) {
	t.Parallel()
	most := row{payment: &generated.Payment{Amount: math.MaxInt64, Currency: paise.INR}}
	require.ErrorIs(t, write(&strings.Builder{}, slices.Repeat([]row{most}, 2)), paise.ErrOverflow)
}
