package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// neverUnknown reports every failure as refused.
func neverUnknown(err error) outcome {
	if err == nil {
		return done
	}
	return refused
}

// timeoutsRefused reports a call without an answer as refused.
func timeoutsRefused(err error) outcome {
	var failed *api.Error
	if reported := outcomeOf(err); reported != open || !errors.As(err, &failed) || failed.StatusCode != 0 {
		return reported
	}
	return refused
}

// sendTwice sends some requests twice and returns the second response.
type sendTwice struct {
	next  http.RoundTripper
	which func(*http.Request) bool
}

func (s sendTwice) RoundTrip(r *http.Request) (*http.Response, error) {
	if !s.which(r) {
		return s.next.RoundTrip(r)
	}
	first, second, err := duplicate(r)
	if err != nil {
		return nil, err
	}
	if answer, err := s.next.RoundTrip(first); err == nil {
		_ = answer.Body.Close()
	}
	return s.next.RoundTrip(second)
}

// repeatFailed sends every failed request a second time.
type repeatFailed struct{ next http.RoundTripper }

func (s repeatFailed) RoundTrip(r *http.Request) (*http.Response, error) {
	first, second, err := duplicate(r)
	if err != nil {
		return nil, err
	}
	answer, err := s.next.RoundTrip(first)
	if err == nil && answer.StatusCode < http.StatusInternalServerError {
		return answer, nil
	}
	if err == nil {
		_ = answer.Body.Close()
	}
	return s.next.RoundTrip(second)
}

// duplicate returns two copies of a request, without its context. In that context the client would
// stop the second one, because it sees through httptrace that the first was written.
func duplicate(r *http.Request) (first, second *http.Request, err error) {
	var body []byte
	if r.Body != nil {
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, nil, err
		}
		_ = r.Body.Close()
	}
	copied := func() *http.Request {
		request := r.Clone(context.Background())
		request.Body, request.GetBody = http.NoBody, nil
		if body != nil {
			request.Body = io.NopCloser(bytes.NewReader(body))
		}
		return request
	}
	return copied(), copied(), nil
}

// logWith adds a secret to every log record.
type logWith struct {
	slog.Handler

	text string
}

func (l logWith) Handle(ctx context.Context, record slog.Record) error {
	record.AddAttrs(slog.String("more", "it is "+l.text+"."))
	return l.Handler.Handle(ctx, record)
}

// payUnwritten pays without writing to the journal before the call.
func payUnwritten(ctx context.Context, s *shop, known entry) (entry, error) {
	var id generated.PaymentID
	if created, err := s.client.CreateUPIPaymentWithCollect(ctx, upiPayment(known, fmt.Sprint(known.number, ".x"))); err == nil {
		id = created.RazorpayPaymentID
	}
	if id == "" {
		return known, nil
	}
	return s.journal.write(line{Number: known.number, Payment: id})
}

// openTwice opens every order a second time.
func openTwice(ctx context.Context, s *shop, known entry) (entry, error) {
	opened, err := openOrder(ctx, s, known)
	if err != nil || opened.order == "" {
		return opened, err
	}
	return openOrder(ctx, s, opened)
}

// payTwice makes a second payment of every order.
func payTwice(ctx context.Context, s *shop, known entry) (entry, error) {
	paid, err := payOrder(ctx, s, known)
	if err != nil || paid.payment == "" {
		return paid, err
	}
	err = payWithoutLooking(ctx, s, paid)
	return s.journal.of(known.number), err
}

// tellWhenUnknown captures once, and tells the customer unless the capture was refused.
func tellWhenUnknown(ctx context.Context, s *shop, known entry) (entry, error) {
	if ready, err := authenticate(ctx, s, known); err != nil || !ready {
		return known, err
	}
	failed, err := s.call(known, "capturePayment", known.payment, func(string) (line, error) {
		_, err := s.client.API.CapturePayment(ctx, known.payment, generated.CaptureRequest{Amount: amount(known.number), Currency: paise.INR})
		return line{}, err
	})
	if err != nil || outcomeOf(failed) == refused {
		return s.journal.of(known.number), err
	}
	return s.tell(known)
}

// tellFirst tells the customer, captures, and ignores the result.
func tellFirst(ctx context.Context, s *shop, known entry) (entry, error) {
	told, err := s.tell(known)
	if err != nil {
		return told, err
	}
	_, err = captureAndTell(ctx, s, told)
	return told, err
}

// withoutKey sends no idempotency key.
type withoutKey struct{ next http.RoundTripper }

func (w withoutKey) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Del("X-Refund-Idempotency")
	return w.next.RoundTrip(r)
}

// refundWithAnotherKey uses a new key for each call.
func refundWithAnotherKey(ctx context.Context, s *shop, known entry) (entry, error) {
	return refundWithKey(ctx, s, known, fmt.Sprintf("soak-%d-call-%d", known.number, len(known.calls)))
}

// refundOnce requests a refund once, and assumes that it was made unless it was refused.
func refundOnce(ctx context.Context, s *shop, known entry) (entry, error) {
	after, err := refundNext(ctx, s, known)
	if err != nil || len(after.refunds) > len(known.refunds) || after.calls[len(after.calls)-1].outcome == refused {
		return after, err
	}
	call := after.calls[len(after.calls)-1]
	return s.journal.write(line{Number: known.number, Call: call.id, Outcome: done, Refunded: "rfnd_unknown"})
}
