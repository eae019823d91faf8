package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// One observation for each call: how long it took, how often it was sent, how it ended.
func ExampleWithObserver() {
	srv := razorpay()
	defer srv.Close()
	srv.Inject(apitest.Fault{Operation: "fetchOrder", Kind: apitest.Unavailable, Times: 1})

	client := srv.Client(api.WithRetry(3, time.Millisecond, time.Millisecond),
		api.WithObserver(func(ctx context.Context, operation api.Operation) (context.Context, func(api.Outcome)) {
			start := time.Now()
			return ctx, func(outcome api.Outcome) {
				took := time.Since(start)
				fmt.Println(operation.Name(), outcome.StatusCode, outcome.Attempts, outcome.Err, took < time.Minute)
			}
		}))
	if _, err := client.FetchOrder(context.Background(), "order_1", nil); err != nil {
		panic(err)
	}
	// Output: fetchOrder 200 2 <nil> true
}

// counting counts the attempts of each operation.
type counting struct {
	next  http.RoundTripper
	count map[string]int // one goroutine's, in this example
}

func (c counting) RoundTrip(request *http.Request) (*http.Response, error) {
	if operation, known := api.OperationFrom(request.Context()); known {
		c.count[operation.Name()]++
	}
	return c.next.RoundTrip(request)
}

// A RoundTripper of your own sees each attempt.
func ExampleWithRoundTripper() {
	srv := razorpay()
	defer srv.Close()
	srv.Inject(apitest.Fault{Operation: "fetchOrder", Kind: apitest.Unavailable, Times: 1})

	attempts := map[string]int{}
	client := srv.Client(api.WithRetry(3, time.Millisecond, time.Millisecond),
		api.WithRoundTripper(func(next http.RoundTripper) http.RoundTripper { return counting{next, attempts} }))
	if _, err := client.FetchOrder(context.Background(), "order_1", nil); err != nil {
		panic(err)
	}
	fmt.Println(attempts)
	// Output: map[fetchOrder:2]
}

var errTripped = errors.New("the circuit breaker has tripped")

// breaker stops all calls after three failures of the server in a row.
type breaker struct{ failures atomic.Int64 }

// Wait makes it an api.Limiter.
func (b *breaker) Wait(context.Context) error {
	if b.failures.Load() >= 3 {
		return errTripped // a real one lets a call through now and then
	}
	return nil
}

// observe is an api.Observer.
func (b *breaker) observe(ctx context.Context, _ api.Operation) (context.Context, func(api.Outcome)) {
	return ctx, func(outcome api.Outcome) {
		switch err := outcome.Err; {
		case errors.Is(err, errTripped):
		case errors.Is(err, api.ErrServer), errors.Is(err, api.ErrNoAnswer):
			b.failures.Add(1)
		default:
			b.failures.Store(0)
		}
	}
}

// A circuit breaker is a limiter that refuses, and an observer that counts. What it refuses was not
// sent, and did not happen.
func ExampleWithLimiter() {
	srv := razorpay()
	defer srv.Close()
	srv.Inject(apitest.Fault{Operation: "createOrder", Kind: apitest.ServerError})

	var breaker breaker
	client := srv.Client(api.WithLimiter(&breaker), api.WithObserver(breaker.observe))
	for range 4 {
		_, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
		fmt.Println(errors.Is(err, errTripped), api.MayHaveHappened(err))
	}
	// Output:
	// false true
	// false true
	// false true
	// true false
}

// A server that asks for a long wait is not waited for: the caller decides.
func ExampleError_rateLimited() {
	srv := razorpay()
	defer srv.Close()
	srv.Inject(apitest.Fault{Kind: apitest.TooManyRequests, RetryAfter: time.Minute})

	_, err := srv.Client().FetchOrder(context.Background(), "order_1", nil)
	var failed *api.Error
	if errors.Is(err, api.ErrRateLimited) && errors.As(err, &failed) {
		fmt.Println("call again in", failed.RetryAfter)
	}
	// Output: call again in 1m0s
}
