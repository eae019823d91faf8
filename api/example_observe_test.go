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

// An observer receives the duration, the number of attempts and the result of each call.
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
	count map[string]int // used by one goroutine in this example
}

func (c counting) RoundTrip(request *http.Request) (*http.Response, error) {
	if operation, known := api.OperationFrom(request.Context()); known {
		c.count[operation.Name()]++
	}
	return c.next.RoundTrip(request)
}

// A program's own RoundTripper sees each attempt.
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

// breaker refuses all calls after three consecutive failures of the server.
type breaker struct{ failures atomic.Int64 }

// Wait implements api.Limiter.
func (b *breaker) Wait(context.Context) error {
	if b.failures.Load() >= 3 {
		return errTripped // a real breaker lets a call through from time to time
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

// A circuit breaker is a limiter that refuses attempts, and an observer that counts failures. A
// call that it refuses is not sent and did not happen.
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

// The client does not wait if the server requests a long wait. The caller decides when to call
// again.
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
