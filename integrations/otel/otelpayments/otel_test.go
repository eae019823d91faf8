package otelpayments_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/integrations/otel/otelpayments"
)

type recorded struct {
	spans  *tracetest.InMemoryExporter
	reader *metric.ManualReader
}

// traced returns a test server, a client of it, and the client's recorded traces and metrics.
func traced(t *testing.T) (*apitest.Server, *api.Client, recorded) {
	t.Helper()
	r := recorded{tracetest.NewInMemoryExporter(), metric.NewManualReader()}
	srv := apitest.NewServer(t)
	options := append(otelpayments.Options(
		otelpayments.WithTracerProvider(trace.NewTracerProvider(trace.WithSyncer(r.spans))),
		otelpayments.WithMeterProvider(metric.NewMeterProvider(metric.WithReader(r.reader))),
	), api.WithRetry(3, time.Nanosecond, time.Nanosecond))
	return srv, srv.Client(options...), r
}

func attributes(span tracetest.SpanStub) map[string]string {
	all := map[string]string{}
	for _, one := range span.Attributes {
		all[string(one.Key)] = one.Value.String()
	}
	delete(all, "server.address")
	return all
}

func TestSpansOfACallAndItsAttempts(t *testing.T) {
	t.Parallel()
	srv, client, recorded := traced(t)
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR, Receipt: "receipt-secret"})
	require.NoError(t, err)
	srv.Inject(apitest.Fault{Operation: "fetchOrder", Kind: apitest.BadGateway, Times: 1})
	_, err = client.FetchOrder(t.Context(), order.ID, nil)
	require.NoError(t, err)
	_, err = client.FetchPayment(t.Context(), "pay_NotThere000001", nil)
	require.ErrorIs(t, err, api.ErrBadRequest)

	spans := recorded.spans.GetSpans()
	calls := map[string][]tracetest.SpanStub{}
	for _, span := range spans {
		if strings.HasPrefix(span.Name, "razorpay ") {
			for _, below := range spans {
				if below.Parent.SpanID() == span.SpanContext.SpanID() {
					calls[span.Name] = append(calls[span.Name], below)
				}
			}
			calls[span.Name] = append(calls[span.Name], span)
		}
	}
	fetched := calls["razorpay fetchOrder"]
	require.Len(t, fetched, 3, "two attempts and the call")
	require.Equal(t, map[string]string{
		"razorpay.operation": "fetchOrder", "razorpay.attempt": "1", "http.request.method": "GET",
		"url.template": "/orders/{order_id}", "http.response.status_code": "502",
	}, attributes(fetched[0]))
	require.Equal(t, "2", attributes(fetched[1])["razorpay.attempt"])
	require.Equal(t, map[string]string{"razorpay.operation": "fetchOrder", "razorpay.attempts": "2", "http.response.status_code": "200"}, attributes(fetched[2]))
	failed := calls["razorpay fetchPayment"]
	last := attributes(failed[len(failed)-1])
	require.Equal(t, "bad_request", last["error.type"])
	require.Equal(t, "false", last["razorpay.may_have_happened"])

	text := fmt.Sprintf("%+v", spans)
	for _, secret := range []string{string(order.ID), "pay_NotThere000001", "49950", "receipt-secret", string(apitest.KeySecret), apitest.KeyID} {
		require.NotContains(t, text, secret)
	}
}

func TestErrorTypes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault apitest.Fault
		kind  string
		may   bool
	}{
		"429":       {apitest.Fault{Kind: apitest.TooManyRequests}, "rate_limited", false},
		"500":       {apitest.Fault{Kind: apitest.ServerError}, "server", true},
		"no answer": {apitest.Fault{Kind: apitest.ResetAfter}, "no_answer", true},
		"cut off":   {apitest.Fault{Kind: apitest.EmptyBody}, "unreadable", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, client, recorded := traced(t)
			srv.Inject(test.fault)
			_, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR}, api.NoRetry())
			require.Error(t, err)
			spans := recorded.spans.GetSpans()
			last := attributes(spans[len(spans)-1])
			require.Equal(t, test.kind, last["error.type"])
			require.Equal(t, fmt.Sprint(test.may), last["razorpay.may_have_happened"])
		})
	}
}

func TestCallsAreMeasured(t *testing.T) {
	t.Parallel()
	_, client, recorded := traced(t)
	for range 3 {
		_, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 100, Currency: paise.INR})
		require.NoError(t, err)
	}
	var metrics metricdata.ResourceMetrics
	require.NoError(t, recorded.reader.Collect(context.Background(), &metrics))
	counts := map[string]uint64{}
	for _, one := range metrics.ScopeMetrics[0].Metrics {
		histogram, ok := one.Data.(metricdata.Histogram[float64])
		require.True(t, ok)
		require.Len(t, histogram.DataPoints, 1)
		operation, _ := histogram.DataPoints[0].Attributes.Value(attribute.Key("razorpay.operation"))
		counts[one.Name+" "+operation.AsString()] = histogram.DataPoints[0].Count
	}
	require.Equal(t, map[string]uint64{"razorpay.client.call.duration createOrder": 3, "razorpay.client.attempt.duration createOrder": 3}, counts)
}
