package apitest_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func TestOrdersAreListedAndFetched(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	client := srv.Client()
	var orders []generated.OrderID
	for _, receipt := range []string{"a", "b", "c"} {
		order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 50_000, Currency: paise.INR, Receipt: receipt})
		require.NoError(t, err)
		orders = append(orders, order.ID)
		srv.Advance(time.Minute)
	}
	paid, err := client.FetchOrder(t.Context(), orders[1], nil)
	require.NoError(t, err)
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(paid, apitest.VPASuccess))
	require.NoError(t, err)

	for name, test := range map[string]struct {
		params generated.ListOrdersParams
		want   []generated.OrderID
	}{
		"all":                {generated.ListOrdersParams{}, []generated.OrderID{orders[2], orders[1], orders[0]}},
		"a page":             {generated.ListOrdersParams{Count: 1, Skip: 1}, orders[1:2]},
		"by receipt":         {generated.ListOrdersParams{Receipt: "c"}, orders[2:]},
		"with an attempt":    {generated.ListOrdersParams{Authorized: api.Ptr(generated.ListOrdersAuthorizedYes)}, orders[1:2]},
		"without an attempt": {generated.ListOrdersParams{Authorized: api.Ptr(generated.ListOrdersAuthorizedNo)}, []generated.OrderID{orders[2], orders[0]}},
		"until a time":       {generated.ListOrdersParams{To: paid.CreatedAt}, []generated.OrderID{orders[1], orders[0]}},
		"from a time":        {generated.ListOrdersParams{From: paid.CreatedAt + 1}, orders[2:]},
		"an unknown receipt": {generated.ListOrdersParams{Receipt: "d"}, nil},
	} {
		page, err := client.ListOrders(t.Context(), &test.params)
		require.NoError(t, err, name)
		var got []generated.OrderID
		for _, order := range page.Items {
			got = append(got, order.ID)
		}
		require.Equal(t, test.want, got, name)
	}

	with, err := client.FetchOrder(t.Context(), orders[1], &generated.FetchOrderParams{Expand: []generated.OrderExpansion{generated.OrderExpansionPayments}})
	require.NoError(t, err)
	require.EqualValues(t, 1, with.Payments.Count)
	require.Equal(t, created.RazorpayPaymentID, with.Payments.Items[0].ID)

	noted, err := client.UpdateOrder(t.Context(), orders[0], generated.UpdateOrderRequest{Notes: map[string]string{"desk": "7"}})
	require.NoError(t, err)
	require.Equal(t, orders[0], noted.ID)
	require.EqualValues(t, map[string]string{"desk": "7"}, srv.Order(orders[0]).Notes)
	_, err = client.FetchOrder(t.Context(), "order_00000000000000", nil)
	require.ErrorContains(t, err, "does not exist")
	require.Zero(t, srv.Broken())
}
