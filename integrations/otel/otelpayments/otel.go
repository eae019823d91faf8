// Package otelpayments traces and measures the calls of a client with OpenTelemetry.
//
//	client, err := api.New(api.KeyFromEnv(), otelpayments.Options()...)
//
// A call is a span named by its operation, "razorpay capturePayment", with a span for each
// attempt below it. The attributes:
//
//	razorpay.operation          operationId; method and path without ids, for client.Do
//	razorpay.attempts           of the call; razorpay.attempt is the number of one of them
//	http.request.method, http.response.status_code, url.template, server.address
//	error.type                  why it failed, such as rate_limited or no_answer
//	razorpay.may_have_happened  result of api.MayHaveHappened for a failed call
//
// The metrics are razorpay.client.call.duration and razorpay.client.attempt.duration, in seconds.
// None of this contains an id, an amount, an address, a query, a header, a body or the text of an
// error.
package otelpayments

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"github.com/rzpkit/payments/api"
)

const scope = "github.com/rzpkit/payments/integrations/otel/otelpayments"

// Option configures where traces and metrics are sent.
type Option func(*config)

type config struct {
	tracers trace.TracerProvider
	meters  metric.MeterProvider
}

// WithTracerProvider replaces the global TracerProvider.
func WithTracerProvider(provider trace.TracerProvider) Option {
	return func(c *config) { c.tracers = provider }
}

// WithMeterProvider replaces the global MeterProvider.
func WithMeterProvider(provider metric.MeterProvider) Option {
	return func(c *config) { c.meters = provider }
}

// Options returns the options that make a client trace and measure its calls.
func Options(options ...Option) []api.Option {
	c := config{otel.GetTracerProvider(), otel.GetMeterProvider()}
	for _, option := range options {
		option(&c)
	}
	meter := c.meters.Meter(scope)
	i := &instruments{tracer: c.tracers.Tracer(scope)}
	// If an instrument cannot be created, a no-op instrument replaces it and the error goes to the
	// global error handler.
	var err error
	i.calls, err = meter.Float64Histogram("razorpay.client.call.duration", metric.WithUnit("s"),
		metric.WithDescription("Duration of a call, retries included"))
	handleError(err)
	i.attempts, err = meter.Float64Histogram("razorpay.client.attempt.duration", metric.WithUnit("s"),
		metric.WithDescription("Duration of an attempt until its response headers"))
	handleError(err)
	return []api.Option{
		api.WithObserver(i.observe),
		api.WithRoundTripper(func(next http.RoundTripper) http.RoundTripper { return &roundTripper{i, next} }),
	}
}

func handleError(err error) {
	if err != nil {
		otel.Handle(err)
	}
}

type instruments struct {
	tracer          trace.Tracer
	calls, attempts metric.Float64Histogram
}

// attemptsKey is the context key of the number of attempts that a call has started.
type attemptsKey struct{}

func (i *instruments) observe(ctx context.Context, operation api.Operation) (context.Context, func(api.Outcome)) {
	start, of := time.Now(), attribute.String("razorpay.operation", operation.Name())
	//nolint:spancheck // the function that is returned ends the span
	ctx, span := i.tracer.Start(ctx, "razorpay "+operation.Name(), trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(of))
	ctx = context.WithValue(ctx, attemptsKey{}, new(atomic.Int64))
	return ctx, func(outcome api.Outcome) { //nolint:spancheck // it ends the span
		attributes := []attribute.KeyValue{of}
		if outcome.StatusCode != 0 {
			attributes = append(attributes, attribute.Int("http.response.status_code", outcome.StatusCode))
		}
		if outcome.Err != nil {
			attributes = append(attributes, attribute.String("error.type", errorType(outcome.Err)),
				attribute.Bool("razorpay.may_have_happened", api.MayHaveHappened(outcome.Err)))
			span.SetStatus(codes.Error, errorType(outcome.Err))
		}
		i.calls.Record(ctx, time.Since(start).Seconds(), metric.WithAttributes(attributes...))
		span.SetAttributes(append(attributes, attribute.Int("razorpay.attempts", outcome.Attempts))...)
		span.End()
	}
}

// errorTypes maps sentinel errors to error types, the more specific ones first.
var errorTypes = []struct {
	err  error
	name string
}{
	{context.Canceled, "canceled"},
	{context.DeadlineExceeded, "timeout"},
	{api.ErrNoAnswer, "no_answer"},
	{api.ErrUnreadable, "unreadable"},
	{api.ErrRateLimited, "rate_limited"},
	{api.ErrUnauthorized, "unauthorized"},
	{api.ErrForbidden, "forbidden"},
	{api.ErrNotFound, "not_found"},
	{api.ErrGateway, "gateway"},
	{api.ErrServer, "server"},
	{api.ErrBadRequest, "bad_request"},
}

func errorType(err error) string {
	for _, known := range errorTypes {
		if errors.Is(err, known.err) {
			return known.name
		}
	}
	if _, isInput := errors.AsType[*api.InputError](err); isInput {
		return "input"
	}
	return "other"
}

// roundTripper traces attempts.
type roundTripper struct {
	*instruments

	next http.RoundTripper
}

// RoundTrip makes an attempt in a span. The span's context is derived from the request's, so that
// the client's httptrace hooks still work.
func (r *roundTripper) RoundTrip(request *http.Request) (*http.Response, error) {
	operation, _ := api.OperationFrom(request.Context())
	attributes := []attribute.KeyValue{
		attribute.String("razorpay.operation", operation.Name()),
		attribute.String("http.request.method", request.Method),
		attribute.String("url.template", operation.Path),
		attribute.String("server.address", request.URL.Hostname()),
	}
	start := time.Now()
	ctx, span := r.tracer.Start(request.Context(), request.Method, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(attributes...))
	defer span.End()
	if attempts, ok := ctx.Value(attemptsKey{}).(*atomic.Int64); ok {
		span.SetAttributes(attribute.Int64("razorpay.attempt", attempts.Add(1)))
	}
	response, err := r.next.RoundTrip(request.WithContext(ctx))
	var outcome attribute.KeyValue
	if err != nil {
		outcome = attribute.String("error.type", attemptType(err))
		span.SetStatus(codes.Error, attemptType(err))
	} else {
		outcome = attribute.Int("http.response.status_code", response.StatusCode)
		if response.StatusCode >= http.StatusBadRequest {
			span.SetStatus(codes.Error, "")
		}
	}
	span.SetAttributes(outcome)
	r.attempts.Record(ctx, time.Since(start).Seconds(), metric.WithAttributes(attributes...), metric.WithAttributes(outcome))
	return response, err
}

func attemptType(err error) string {
	if name := errorType(err); name != "other" {
		return name
	}
	return "no_answer"
}
