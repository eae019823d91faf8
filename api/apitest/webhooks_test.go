package apitest_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

// event is a received webhook.
type event struct {
	id   string
	Name string `json:"event"`
	At   int64  `json:"created_at"`

	Contains  []string `json:"contains"`
	AccountID string   `json:"account_id"`
	Payload   struct {
		Payment  *struct{ Entity generated.Payment }
		Order    *struct{ Entity generated.Order }
		Downtime *struct{ Entity generated.Downtime } `json:"payment.downtime"`
	}
}

// shop receives webhooks and verifies their signatures.
type shop struct {
	*httptest.Server

	mutex  sync.Mutex
	events []event
	answer func(n int) int // the status for the nth webhook
}

func newShop(t *testing.T, secret webhook.Secret) *shop {
	t.Helper()
	s := &shop{answer: func(int) int { return http.StatusOK }}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			err = webhook.Verify(body, r.Header.Get(webhook.SignatureHeader), secret)
		}
		got := event{id: r.Header.Get(webhook.EventIDHeader)}
		if err == nil {
			err = json.Unmarshal(body, &got)
		}
		if err != nil || got.id == "" {
			t.Errorf("%v: %s", err, body)
		}
		s.mutex.Lock()
		defer s.mutex.Unlock()
		s.events = append(s.events, got)
		w.WriteHeader(s.answer(len(s.events)))
	}))
	t.Cleanup(s.Close)
	return s
}

// names returns the names of the received events, in order.
func (s *shop) names() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var names []string
	for _, event := range s.events {
		names = append(names, event.Name)
	}
	return names
}

// pay creates a payment and captures it.
func pay(t *testing.T, srv *apitest.Server) generated.PaymentID {
	t.Helper()
	client := srv.Client()
	created, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
	require.NoError(t, err)
	_, err = client.CapturePayment(t.Context(), created.RazorpayPaymentID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
	require.NoError(t, err)
	return created.RazorpayPaymentID
}

func TestWebhooksOfEveryKind(t *testing.T) {
	t.Parallel()
	shop := newShop(t, "another secret")
	srv := apitest.NewServer(t, apitest.WebhookTo(shop.URL+"/hooks", "another secret"))
	id := pay(t, srv)
	_, err := srv.Client().CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, srv.Client()), apitest.VPAFailure))
	require.NoError(t, err)
	down := srv.StartDowntime(generated.Downtime{Method: generated.DowntimeMethodUPI, Severity: generated.DowntimeSeverityHigh})
	require.NoError(t, srv.UpdateDowntime(down, generated.DowntimeSeverityLow))
	require.NoError(t, srv.ResolveDowntime(down))
	require.Empty(t, shop.names(), "nothing is posted before DeliverWebhooks")
	require.Equal(t, 7, srv.PendingWebhooks())

	require.Equal(t, 7, srv.DeliverWebhooks(t.Context()))
	require.Equal(t, []string{
		"payment.authorized", "payment.captured", "order.paid", "payment.failed",
		"payment.downtime.started", "payment.downtime.updated", "payment.downtime.resolved",
	}, shop.names())
	require.Zero(t, srv.PendingWebhooks())
	require.Zero(t, srv.DeliverWebhooks(t.Context()), "each event is delivered once")

	authorized, paid, resolved := shop.events[0], shop.events[2], shop.events[6]
	require.Equal(t, id, authorized.Payload.Payment.Entity.ID)
	require.Equal(t, generated.PaymentStatusAuthorized, authorized.Payload.Payment.Entity.Status, "the event has the state at its time")
	require.Equal(t, []string{"payment"}, authorized.Contains)
	require.Equal(t, srv.Now().Unix(), authorized.At)
	require.Regexp(t, "^acc_", authorized.AccountID)
	require.Equal(t, []string{"payment", "order"}, paid.Contains)
	require.Equal(t, generated.OrderStatusPaid, paid.Payload.Order.Entity.Status)
	require.Equal(t, generated.DowntimeStatusResolved, resolved.Payload.Downtime.Entity.Status)
	ids := map[string]bool{}
	for _, event := range shop.events {
		ids[event.id] = true
	}
	require.Len(t, ids, 7)
}

func TestWebhooksRepeatedAndShuffled(t *testing.T) {
	t.Parallel()
	run := func(seed uint64) (names, ids []string) {
		shop := newShop(t, apitest.WebhookSecret)
		srv := apitest.NewServer(t, apitest.Seed(seed))
		srv.WebhookTo(shop.URL, "", apitest.Repeated(2), apitest.Shuffled())
		for range 3 {
			_ = pay(t, srv)
		}
		require.Equal(t, 27, srv.DeliverWebhooks(t.Context()))
		for _, event := range shop.events {
			ids = append(ids, event.id)
		}
		return shop.names(), ids
	}
	names, ids := run(7)
	again, _ := run(7)
	require.Equal(t, names, again)
	require.NotEqual(t, []string{"payment.authorized", "payment.authorized", "payment.authorized"}, names[:3])
	count := map[string]int{}
	for _, id := range ids {
		count[id]++
	}
	require.Len(t, count, 9)
	for _, n := range count {
		require.Equal(t, 3, n)
	}
}

// An event that its receiver does not accept is posted again for a day.
func TestWebhooksAreRetriedForADay(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	tests := map[string]struct {
		accepted int // number of the post that is accepted, or 0
		posts    []time.Duration
	}{
		"at once":        {1, []time.Duration{0}},
		"the third time": {3, []time.Duration{0, time.Minute, 3 * time.Minute}},
		"never": {0, []time.Duration{
			0, time.Minute, 3 * time.Minute, 7 * time.Minute, 15 * time.Minute, 31 * time.Minute,
			63 * time.Minute, 127 * time.Minute, 255 * time.Minute, 511 * time.Minute, 1023 * time.Minute,
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shop := newShop(t, apitest.WebhookSecret)
			srv := apitest.NewServer(t, apitest.WebhookTo(shop.URL, ""))
			var at []time.Duration
			begun := srv.Now()
			shop.answer = func(n int) int {
				at = append(at, srv.Now().Sub(begun))
				if n == test.accepted {
					return http.StatusNoContent
				}
				return http.StatusInternalServerError
			}
			_, err := srv.Client().CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, srv.Client()), apitest.VPASuccess))
			require.NoError(t, err)
			srv.Advance(2 * day)
			require.Equal(t, test.posts, at)
			require.Zero(t, srv.PendingWebhooks())
			require.Equal(t, begun.Add(2*day), srv.Now())
		})
	}
}

func TestReceiversThatRefuseAnEvent(t *testing.T) {
	t.Parallel()
	for name, handle := range map[string]http.HandlerFunc{
		"a redirect": func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/elsewhere" { // accepts the event
				http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
			}
		},
		"a refusal":         func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) },
		"no response":       func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body); <-r.Context().Done() },
		"a broken response": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			receiver := httptest.NewServer(handle)
			defer receiver.Close()
			srv := apitest.NewServer(t, apitest.WebhookTo(receiver.URL, ""))
			srv.AnswerWithin(50 * time.Millisecond)
			_ = pay(t, srv)
			require.Zero(t, srv.DeliverWebhooks(t.Context()))
			require.Equal(t, 3, srv.PendingWebhooks(), "all are queued for a retry")
			receiver.Close()
			srv.Advance(time.Minute)
			require.Equal(t, 3, srv.PendingWebhooks(), "all are queued for another retry")
		})
	}
}

// Events that the receiver causes while it handles one are posted in the same delivery.
func TestReceiverCapturesDuringDelivery(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	shop := newShop(t, apitest.WebhookSecret)
	client := srv.Client()
	shop.answer = func(n int) int {
		if event := shop.events[n-1]; event.Name == "payment.authorized" {
			_, err := client.CapturePayment(context.Background(), event.Payload.Payment.Entity.ID, generated.CaptureRequest{Amount: price, Currency: paise.INR})
			if err != nil {
				return http.StatusInternalServerError
			}
		}
		return http.StatusOK
	}
	srv.WebhookTo(shop.URL, "")
	_, err := client.CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, client), apitest.VPASuccess))
	require.NoError(t, err)
	require.Equal(t, 3, srv.DeliverWebhooks(t.Context()))
	require.Equal(t, []string{"payment.authorized", "payment.captured", "order.paid"}, shop.names())
}

func TestDeliveryStopsWithItsContext(t *testing.T) {
	t.Parallel()
	shop := newShop(t, apitest.WebhookSecret)
	srv := apitest.NewServer(t, apitest.WebhookTo(shop.URL, ""))
	_ = pay(t, srv)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.Zero(t, srv.DeliverWebhooks(ctx))
	require.Equal(t, 3, srv.PendingWebhooks())
}

func TestInvalidReceivers(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]apitest.Option{
		"not a URL":                    apitest.WebhookTo("shop", ""),
		"another scheme":               apitest.WebhookTo("ftp://127.0.0.1/", ""),
		"a negative number of repeats": apitest.WebhookTo("http://127.0.0.1/", "", apitest.Repeated(-1)),
	} {
		_, err := apitest.Start(option)
		require.Error(t, err, name)
	}
	failing := &fatal{TB: t}
	srv := apitest.NewServer(failing)
	require.PanicsWithValue(t, failing, func() { srv.WebhookTo("", "") })
}

// A server in real time posts webhooks on its own, and payments expire.
func TestRealTime(t *testing.T) {
	t.Parallel()
	shop := newShop(t, apitest.WebhookSecret)
	srv := apitest.NewServer(t, apitest.RealTime(), apitest.WebhookTo(shop.URL, ""))
	require.WithinDuration(t, time.Now(), srv.Now(), time.Minute)
	_ = pay(t, srv)
	require.Eventually(t, func() bool { return len(shop.names()) == 3 }, 5*time.Second, time.Millisecond)
	created, err := srv.Client().CreateUPIPaymentWithCollect(t.Context(), collect(newOrder(t, srv.Client()), "someone@bank"))
	require.NoError(t, err)
	srv.Advance(5 * time.Minute)
	require.Equal(t, generated.PaymentStatusFailed, srv.Payment(created.RazorpayPaymentID).Status)
	require.Eventually(t, func() bool { return slices.Contains(shop.names(), "payment.failed") }, 5*time.Second, time.Millisecond)
	require.WithinDuration(t, time.Now().Add(5*time.Minute), srv.Now(), time.Minute)
}

func TestClockIsMonotonic(t *testing.T) {
	t.Parallel()
	failing := &fatal{TB: t}
	srv := apitest.NewServer(failing, apitest.StartAt(time.Unix(1_700_000_000, 0)))
	require.EqualValues(t, 1_700_000_000, srv.Now().Unix())
	require.PanicsWithValue(t, failing, func() { srv.Advance(-1) })
}
