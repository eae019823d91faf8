package apitest_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Many workers pay orders and send each capture twice concurrently. Every payment is captured once.
func TestManyWorkers(t *testing.T) {
	t.Parallel()
	const workers, each = 40, 2
	srv := apitest.NewServer(t)
	client := srv.Client()
	once := client.API
	var captured, refused atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for range each {
				order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: price, Currency: paise.INR})
				if err != nil {
					t.Error(err)
					return
				}
				created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(order, apitest.VPASuccess))
				if err != nil {
					t.Error(err)
					return
				}
				var both sync.WaitGroup
				for range 2 {
					both.Go(func() {
						_, err := once.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
						if err == nil {
							captured.Add(1)
						} else {
							refused.Add(1)
						}
					})
				}
				both.Wait()
				if _, err := client.ListPayments(t.Context(), nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	require.EqualValues(t, workers*each, captured.Load())
	require.EqualValues(t, workers*each, refused.Load())
	orders := 0
	for order := range srv.Orders() {
		orders++
		require.Equal(t, generated.OrderStatusPaid, order.Status)
		require.Equal(t, price, *order.AmountPaid)
	}
	require.Equal(t, workers*each, orders)
	require.Zero(t, srv.Broken())
}

// One cycle is three calls over loopback: an order, its payment and the capture.
func BenchmarkCycle(b *testing.B) {
	srv := apitest.NewServer(b, apitest.KeepRequests(0))
	client := srv.Client()
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			order, err := client.CreateOrder(b.Context(), generated.CreateOrderRequest{Amount: price, Currency: paise.INR})
			if err != nil {
				b.Error(err)
				return
			}
			created, err := client.CreateUPIPaymentWithCollect(b.Context(), collect(order, apitest.VPASuccess))
			if err != nil {
				b.Error(err)
				return
			}
			_, err = client.CapturePayment(b.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
			if err != nil {
				b.Error(err)
				return
			}
		}
	})
}
