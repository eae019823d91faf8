//go:build !race

// The inputs are tried one after the other: the race detector would find nothing and slow them down.

package apitest

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// parameter matches a parameter in a path of the contract, orderID an order in a sample.
var (
	parameter = regexp.MustCompile(`\{[^}]*\}`)
	orderID   = regexp.MustCompile("order_[A-Za-z0-9]+")
)

// The server answers or refuses any request without a 5xx, and its responses satisfy the contract.
func FuzzRequests(f *testing.F) {
	known, err := sharedIndex()
	if err != nil {
		f.Fatal(err)
	}
	for i, operation := range known.contract.Operations() {
		f.Add(uint8(i), "PAYMENT", "", []byte(`{"amount":100,"currency":"INR","otp":"12345"}`))
		f.Add(uint8(i), "ORDER", "key_id="+KeyID, []byte(`{}`))
		names, err := fs.Glob(spec.Samples, "samples/"+operation.ID+"/request-*.json")
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			body, err := fs.ReadFile(spec.Samples, name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(i), path.Base(name), "count=10&skip=1&expand[]=card", body)
			f.Add(uint8(i), "PAYMENT", "", orderID.ReplaceAll(body, []byte("ORDER")))
		}
	}
	srv, err := known.start([]Option{KeepRequests(0)})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(srv.Close)
	f.Fuzz(func(t *testing.T, which uint8, value, query string, body []byte) {
		srv.ledger = ledger.New(ledger.Config{Start: defaultStart}) // every input starts from the same state
		ids := recordHistory(t, srv.ledger)
		operations := srv.index.contract.Operations()
		operation := operations[int(which)%len(operations)]
		target := "/v1" + parameter.ReplaceAllLiteralString(operation.Path, url.PathEscape(ids.Replace(value)))
		sent := strings.NewReader(ids.Replace(string(body)))
		r, err := http.NewRequestWithContext(t.Context(), operation.Method, "http://127.0.0.1"+target, sent)
		if err != nil {
			t.Skip("no URL")
		}
		r.URL.RawQuery = query
		r.Header.Set("Content-Type", "application/json")
		r.SetBasicAuth(KeyID, string(KeySecret))
		if operation.KeyOnly() {
			r.SetBasicAuth(KeyID, "")
		}
		answer := httptest.NewRecorder()
		srv.serve(answer, r)
		if answer.Code >= http.StatusInternalServerError || srv.Broken() > 0 {
			t.Errorf("%s %s?%s: %d %s", operation.Method, target, query, answer.Code, answer.Body)
		}
	})
}

// recordHistory adds an order and its payment to the ledger. It returns a replacer of the names
// ORDER and PAYMENT, which a fuzzer can use, by their ids.
func recordHistory(t *testing.T, books *ledger.Ledger) *strings.Replacer {
	t.Helper()
	order, err := books.CreateOrder(generated.CreateOrderRequest{Amount: 100, Currency: paise.INR})
	if err != nil {
		t.Fatal(err)
	}
	payment, err := books.CreatePayment(ledger.NewPayment{
		OrderID: order.ID, Amount: 100, Currency: paise.INR, Method: generated.PaymentMethodCard,
		Card: &ledger.Card{ID: "card_1", Last4: "1111", IIN: "411111", Network: generated.CardNetworkVisa},
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("ORDER", string(order.ID), "PAYMENT", string(payment.ID))
}

// The control carries out or refuses any request without a 5xx, and its responses satisfy its
// document.
func FuzzControl(f *testing.F) {
	document, err := controlContract()
	if err != nil {
		f.Fatal(err)
	}
	for i := range document.Operations() {
		f.Add(uint8(i), []byte(`{"by":"1h","amount":1,"bearer":"customer","severity":"low","status":200}`))
		f.Add(uint8(i), []byte(`{"faults":[{"kind":"latency","delay":"1s"}]}`))
	}
	srv, err := Start()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(srv.Close)
	handler, err := srv.Control()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, n uint8, body []byte) {
		operation := document.Operations()[int(n)%len(document.Operations())]
		if operation.ID == "setListener" || operation.ID == "setWebhook" { // these have effects outside this process
			return
		}
		path := parameter.ReplaceAllString(operation.Path, "pay_00000000000000")
		request := httptest.NewRequest(operation.Method, "http://localhost"+path, bytes.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if recorder.Code >= 500 || srv.Broken() > 0 {
			t.Errorf("%s: %d: %s", operation.ID, recorder.Code, recorder.Body)
		}
	})
}
