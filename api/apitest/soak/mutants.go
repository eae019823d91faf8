package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

// mutant is a client or a shop that is broken on purpose. A soak that passes with one
// proves nothing, so each has to be caught, and for what it does.
type mutant struct {
	name string
	// finding stands in the error of the soak.
	finding string
	// Of these one is set: what is put around the client's transport, around its log,
	// or what is done to the shop.
	transport func(http.RoundTripper) http.RoundTripper
	handler   func(slog.Handler) slog.Handler
	shop      func(*shop)
}

func mutants() []mutant {
	twice := func(which func(*http.Request) bool) func(http.RoundTripper) http.RoundTripper {
		return func(next http.RoundTripper) http.RoundTripper { return sendTwice{next, which} }
	}
	logging := func(text string) func(slog.Handler) slog.Handler {
		return func(next slog.Handler) slog.Handler { return logWith{next, text} }
	}
	return []mutant{
		{
			name: "a client that says of every failure that nothing happened", finding: "did not happen, and it did",
			shop: func(s *shop) { s.outcome = certain },
		},
		{
			name: "a client that says of a time-out that nothing happened", finding: "did not happen, and it did",
			shop: func(s *shop) { s.outcome = certainOfTimeOuts },
		},
		{
			name: "a client that takes every failure for success", finding: "was done, and the server does not have it",
			shop: func(s *shop) { s.outcome = func(error) outcome { return done } },
		},
		{
			name: "a client that repeats every POST that failed", finding: "took effect 2 times",
			transport: func(next http.RoundTripper) http.RoundTripper { return repeatFailed{next} },
		},
		{
			name: "a client that sends each card payment twice", finding: "took effect 2 times",
			transport: twice(func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/payments/create/json") }),
		},
		{
			name: "a client that sends each order twice", finding: "took effect 2 times",
			transport: twice(func(r *http.Request) bool {
				return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/orders")
			}),
		},
		{
			name: "a shop that does not write down what it is about to pay", finding: "no call of the journal made it",
			shop: func(s *shop) { s.steps.pay = payUnwritten },
		},
		{
			name: "a shop without a journal", finding: "ended before every order was told paid",
			shop: func(s *shop) { s.journal.file = io.Discard },
		},
		{
			name: "a shop that opens an order again though one is open", finding: "2 orders that it knew of",
			shop: func(s *shop) { s.steps.openOrder = openTwice },
		},
		{
			name: "a shop that pays again though it is paid", finding: "2 payments that it knew of",
			shop: func(s *shop) { s.steps.pay = payTwice },
		},
		{
			name: "a shop that takes an unknown capture for done", finding: "captured 0 times",
			shop: func(s *shop) { s.steps.capture = tellWhenUnknown },
		},
		{
			name: "a shop that tells the customer before it captures", finding: "captured 0 times",
			shop: func(s *shop) { s.steps.capture = tellFirst },
		},
		{name: "a client that logs its key", finding: "holds the key's secret", handler: logging(string(apitest.KeySecret))},
		{name: "a client that logs its authorization", finding: "holds the authorization", handler: logging(basicAuthorization())},
		{name: "a client that logs the card's number", finding: "holds a card's number", handler: logging("5104 0600 0000 0008")},
		{name: "a client that logs the CVV", finding: "holds a CVV", handler: logging(cvv)},
		{name: "a client that logs the one-time password", finding: "holds a one-time password", handler: logging(apitest.OTP)},
		{name: "a client that logs the e-mail address", finding: "holds an e-mail address", handler: logging(email)},
		{name: "a client that logs the telephone number", finding: "holds a telephone number", handler: logging("+91" + contact)},
		{name: "a client that logs the customer's name", finding: "holds a name", handler: logging(customer)},
		{name: "a client that logs the customer's address", finding: "holds an IP address", handler: logging(address)},
	}
}

// mutantNamed is the mutant of a name, or the sound program for none.
func mutantNamed(name string) (mutant, error) {
	if name == "" {
		return mutant{}, nil
	}
	i := slices.IndexFunc(mutants(), func(m mutant) bool { return m.name == name })
	if i < 0 {
		return mutant{}, fmt.Errorf("there is no mutant %q", name)
	}
	return mutants()[i], nil
}

// is whether a soak failed for what the mutant does.
func (m mutant) is(err error) bool { return strings.Contains(err.Error(), m.finding) }

func (m mutant) overTransport(next http.RoundTripper) http.RoundTripper {
	if m.transport == nil {
		return next
	}
	return m.transport(next)
}

func (m mutant) overHandler(next slog.Handler) slog.Handler {
	if m.handler == nil {
		return next
	}
	return m.handler(next)
}

func basicAuthorization() string {
	return base64.StdEncoding.EncodeToString([]byte(apitest.KeyID + ":" + string(apitest.KeySecret)))
}

// certain is never in doubt.
func certain(err error) outcome {
	if err == nil {
		return done
	}
	return refused
}

// certainOfTimeOuts takes a call without an answer for one that did not happen.
func certainOfTimeOuts(err error) outcome {
	var failed *api.Error
	if said := outcomeOf(err); said != open || !errors.As(err, &failed) || failed.StatusCode != 0 {
		return said
	}
	return refused
}

// sendTwice sends some requests a second time, and gives the second answer.
type sendTwice struct {
	next  http.RoundTripper
	which func(*http.Request) bool
}

func (s sendTwice) RoundTrip(r *http.Request) (*http.Response, error) {
	if !s.which(r) {
		return s.next.RoundTrip(r)
	}
	first, second, err := doubled(r)
	if err != nil {
		return nil, err
	}
	if answer, err := s.next.RoundTrip(first); err == nil {
		_ = answer.Body.Close()
	}
	return s.next.RoundTrip(second)
}

// repeatFailed sends what failed a second time, whatever it was.
type repeatFailed struct{ next http.RoundTripper }

func (s repeatFailed) RoundTrip(r *http.Request) (*http.Response, error) {
	first, second, err := doubled(r)
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

// doubled is a request twice, in a context of its own: in the client's the second is
// stopped, since the client sees by httptrace that the first was written.
func doubled(r *http.Request) (first, second *http.Request, err error) {
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

// logWith logs more than it should.
type logWith struct {
	slog.Handler

	text string
}

func (l logWith) Handle(ctx context.Context, record slog.Record) error {
	record.AddAttrs(slog.String("more", "it is "+l.text+"."))
	return l.Handler.Handle(ctx, record)
}

// payUnwritten pays without a word before or after.
func payUnwritten(ctx context.Context, s *shop, known entry) (entry, error) {
	var id generated.PaymentID
	if created, err := s.client.CreateUPIPaymentWithCollect(ctx, byUPI(known, fmt.Sprint(known.number, ".x"))); err == nil {
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
	_, _, err = payWithoutLooking(ctx, s, paid)
	return s.journal.of(known.number), err
}

// tellWhenUnknown tells the customer after any capture that was not refused.
func tellWhenUnknown(ctx context.Context, s *shop, known entry) (entry, error) {
	before := len(known.calls)
	after, err := captureAndTell(ctx, s, known)
	if err != nil || after.told || len(after.calls) == before {
		return after, err
	}
	return s.tell(after)
}

// tellFirst tells the customer, captures, and does not look what came of it.
func tellFirst(ctx context.Context, s *shop, known entry) (entry, error) {
	told, err := s.tell(known)
	if err != nil {
		return told, err
	}
	_, err = captureAndTell(ctx, s, told)
	return told, err
}
