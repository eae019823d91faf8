package api_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
)

type observedKey struct{}

// observer records the calls that it observes, and puts the operation into the context.
type observer struct {
	begun []string
	ended []api.Outcome
}

func (o *observer) observe(ctx context.Context, operation call.Operation) (context.Context, func(api.Outcome)) {
	o.begun = append(o.begun, operation.ID)
	return context.WithValue(ctx, observedKey{}, operation.ID), func(outcome api.Outcome) { o.ended = append(o.ended, outcome) }
}

// An observer is called once for each call, however many attempts the call has. The attempts use
// the context that the observer returns.
func TestObserverIsCalledOncePerCall(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		statuses []int
		call     func(*api.Client) error
		id       string
		want     api.Outcome
		fails    error
	}{
		"a success": {
			[]int{200}, func(c *api.Client) error { _, err := c.FetchPayment(t.Context(), paymentID, nil); return err },
			"fetchPayment", api.Outcome{Attempts: 1, StatusCode: 200}, nil,
		},
		"a success after two failures": {
			[]int{500, 502, 200}, func(c *api.Client) error { _, err := c.FetchPayment(t.Context(), paymentID, nil); return err },
			"fetchPayment", api.Outcome{Attempts: 3, StatusCode: 200}, nil,
		},
		"a failure": {
			[]int{500}, func(c *api.Client) error { _, err := c.CreateOrder(t.Context(), order); return err },
			"createOrder", api.Outcome{Attempts: 1, StatusCode: 500}, api.ErrServer,
		},
		"no answer": {
			nil, func(c *api.Client) error { _, err := c.CreateOrder(t.Context(), order, api.NoRetry()); return err },
			"createOrder", api.Outcome{Attempts: 1}, api.ErrNoAnswer,
		},
		"an invalid option": {
			nil, func(c *api.Client) error { _, err := c.CreateOrder(t.Context(), order, nil); return err },
			"createOrder", api.Outcome{}, nil,
		},
		"a call outside the contract": {
			[]int{200}, func(c *api.Client) error { return c.Do(t.Context(), http.MethodGet, "/items/item_1", nil, nil) },
			"", api.Outcome{Attempts: 1, StatusCode: 200}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			outer, inner, statuses := &observer{}, &observer{}, test.statuses
			network := roundTrip(func(r *http.Request) (*http.Response, error) {
				require.Equal(t, test.id, r.Context().Value(observedKey{}))
				if len(statuses) == 0 {
					return nil, errors.New("broken")
				}
				status := statuses[0]
				statuses = statuses[1:]
				return newResponse(status, nil, paymentAnswer), nil
			})
			client := newClient(t, "https://api.razorpay.com", withNetwork(network), withoutWaits,
				api.WithObserver(outer.observe), api.WithObserver(inner.observe))
			err := test.call(client)
			for _, seen := range []*observer{outer, inner} {
				require.Equal(t, []string{test.id}, seen.begun)
				require.Len(t, seen.ended, 1)
				require.Equal(t, err, seen.ended[0].Err)
				seen.ended[0].Err = nil
				require.Equal(t, test.want, seen.ended[0])
			}
			if test.fails != nil {
				require.ErrorIs(t, err, test.fails)
			}
		})
	}
}

// withoutWaits makes the waits between attempts negligible.
var withoutWaits = api.WithRetry(3, time.Nanosecond, time.Nanosecond)

// Wrappers of the client's connections see every attempt, the first option outermost. The client
// still knows whether anything was sent.
func TestConnectionsAreWrapped(t *testing.T) {
	t.Parallel()
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	var mutex sync.Mutex
	var seen []string
	wrap := func(name string) api.Option {
		return api.WithRoundTripper(func(next http.RoundTripper) http.RoundTripper {
			return roundTrip(func(r *http.Request) (*http.Response, error) {
				mutex.Lock()
				seen = append(seen, name)
				mutex.Unlock()
				return next.RoundTrip(r)
			})
		})
	}
	made, err := api.New(api.Key("rzp_test_1", "secret"), api.WithBaseURL(url), wrap("outer"), wrap("inner"), withoutWaits)
	require.NoError(t, err)
	defer made.CloseIdleConnections()
	_, err = made.FetchPayment(t.Context(), paymentID, nil)
	require.ErrorIs(t, err, api.ErrServer)
	require.Equal(t, []string{"outer", "inner", "outer", "inner", "outer", "inner"}, seen)

	unreachable, err := api.New(api.Key("rzp_test_1", "secret"), api.WithBaseURL("http://127.0.0.1:1"), wrap("outer"), withoutWaits)
	require.NoError(t, err)
	_, err = unreachable.CreateOrder(t.Context(), order)
	require.ErrorIs(t, err, api.ErrNoAnswer)
	require.False(t, api.MayHaveHappened(err), "the wrapped connections still report that nothing was sent")
}

// limiter allows so many attempts and refuses the rest.
type limiter struct{ turns, waited int }

func (l *limiter) Wait(context.Context) error {
	l.waited++
	if l.waited > l.turns {
		return errors.New("no turn before the deadline")
	}
	return nil
}

// Every attempt waits for the limiter, and is not sent if the limiter refuses it.
func TestAttemptsWaitForTheirTurn(t *testing.T) {
	t.Parallel()
	sent := 0
	network := roundTrip(func(*http.Request) (*http.Response, error) {
		sent++
		return newResponse(http.StatusServiceUnavailable, nil, ""), nil
	})
	turns := &limiter{turns: 2}
	client := newClient(t, "https://api.razorpay.com", withNetwork(network), withoutWaits, api.WithLimiter(turns))
	_, err := client.FetchPayment(t.Context(), paymentID, nil)
	require.ErrorIs(t, err, api.ErrNoAnswer)
	require.ErrorContains(t, err, "waiting for a turn: no turn before the deadline")
	require.Equal(t, 2, sent)
	require.Equal(t, 3, turns.waited)

	_, err = client.CreateOrder(t.Context(), order)
	require.ErrorIs(t, err, api.ErrNoAnswer)
	require.False(t, api.MayHaveHappened(err))
	require.Equal(t, 2, sent)
}

func TestObservingOptionsRefuseNil(t *testing.T) {
	t.Parallel()
	for name, option := range map[string]api.Option{
		"WithObserver":     api.WithObserver(nil),
		"WithLimiter":      api.WithLimiter(nil),
		"WithRoundTripper": api.WithRoundTripper(nil),
	} {
		_, err := api.New(api.Key("rzp_test_1", "secret"), option)
		require.EqualError(t, err, "api: "+name+": nil")
	}
	_, err := api.New(api.Key("rzp_test_1", "secret"), api.WithRoundTripper(func(http.RoundTripper) http.RoundTripper { return nil }))
	require.EqualError(t, err, "api: WithRoundTripper: the wrapper returned nil")
}
