package main

import (
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api/apitest"
)

// mutant is a client or a shop that is broken on purpose. The soak must catch each for its own
// fault: a check that passes with a mutant proves nothing.
type mutant struct {
	name string
	// finding is a part of the error that the soak must return.
	finding string
	// always reports that the fault does not wait for a call to fail, so that a few orders reveal it.
	always bool
	// refundEvery is one in how many orders is refunded; 0 for none.
	refundEvery int
	// Exactly one of these is set: a wrapper of the client's transport or log handler, or a change
	// of the shop.
	transport func(http.RoundTripper) http.RoundTripper
	handler   func(slog.Handler) slog.Handler
	shop      func(*shop)
}

func mutants() []mutant { //nolint:funlen // a table is as long as what it lists
	twice := func(which func(*http.Request) bool) func(http.RoundTripper) http.RoundTripper {
		return func(next http.RoundTripper) http.RoundTripper { return sendTwice{next, which} }
	}
	logging := func(text string) func(slog.Handler) slog.Handler {
		return func(next slog.Handler) slog.Handler { return logWith{next, text} }
	}
	return []mutant{
		{
			name: "a client that says of every failure that nothing happened", finding: "did not happen, and it did",
			shop: func(s *shop) { s.outcome = neverUnknown },
		},
		{
			name: "a client that says of a time-out that nothing happened", finding: "did not happen, and it did",
			shop: func(s *shop) { s.outcome = timeoutsRefused },
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
			name: "a client that sends each card payment twice", finding: "took effect 2 times", always: true,
			transport: twice(func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/payments/create/json") }),
		},
		{
			name: "a client that sends each order twice", finding: "took effect 2 times", always: true,
			transport: twice(func(r *http.Request) bool {
				return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/orders")
			}),
		},
		{
			name: "a shop that does not write down what it is about to pay", finding: "no call of the journal made it",
			shop: func(s *shop) { s.steps.pay = payUnwritten },
		},
		{
			name: "a shop without a journal", finding: "ended before every order was told paid", always: true,
			shop: func(s *shop) { s.journal.file = io.Discard },
		},
		{
			name: "a shop that opens an order again though one is open", finding: "2 orders that it knew of", always: true,
			shop: func(s *shop) { s.steps.openOrder = openTwice },
		},
		{
			name: "a shop that pays again though it is paid", finding: "2 payments that it knew of", always: true,
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
		{
			name: "a client that forgets the idempotency key", finding: "was made 2 times", refundEvery: 1,
			transport: func(next http.RoundTripper) http.RoundTripper { return withoutKey{next} },
		},
		{
			name: "a shop that repeats a refund with another key", finding: "was made 2 times", refundEvery: 1,
			shop: func(s *shop) { s.steps.refund = refundWithAnotherKey },
		},
		{
			name: "a shop that takes an unknown refund for done", finding: "was made 0 times", refundEvery: 1,
			shop: func(s *shop) { s.steps.refund = refundOnce },
		},
		{name: "a client that logs its key", finding: "contains the key's secret", handler: logging(string(apitest.KeySecret))},
		{name: "a client that logs its authorization", finding: "contains the authorization", handler: logging(basicAuthorization())},
		{name: "a client that logs the card's number", finding: "contains a card's number", handler: logging("5104 0600 0000 0008")},
		{name: "a client that logs the CVV", finding: "contains a CVV", handler: logging(cvv)},
		{name: "a client that logs the one-time password", finding: "contains a one-time password", handler: logging(apitest.OTP)},
		{name: "a client that logs the e-mail address", finding: "contains an e-mail address", handler: logging(email)},
		{name: "a client that logs the telephone number", finding: "contains a telephone number", handler: logging("+91" + contact)},
		{name: "a client that logs the customer's name", finding: "contains a name", handler: logging(customer)},
		{name: "a client that logs the customer's address", finding: "contains an IP address", handler: logging(address)},
	}
}

// mutantNamed returns the mutant with a name, or the correct program for "".
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

// isCaughtBy reports whether a soak failed because of the mutant's fault.
func (m mutant) isCaughtBy(err error) bool { return strings.Contains(err.Error(), m.finding) }

func (m mutant) wrapTransport(next http.RoundTripper) http.RoundTripper {
	if m.transport == nil {
		return next
	}
	return m.transport(next)
}

func (m mutant) wrapHandler(next slog.Handler) slog.Handler {
	if m.handler == nil {
		return next
	}
	return m.handler(next)
}

func basicAuthorization() string {
	return base64.StdEncoding.EncodeToString([]byte(apitest.KeyID + ":" + string(apitest.KeySecret)))
}
