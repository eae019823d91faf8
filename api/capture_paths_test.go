//go:build !race

// This file runs thousands of captures in sequence. The race detector would find nothing here and
// take ten times as long; capture_concurrent_test.go is for it.

package api_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// TestCaptureEveryPath tries every sequence of events with at most two unusual ones, or three for a
// payment that can be captured as requested.
func TestCaptureEveryPath(t *testing.T) {
	t.Parallel()
	payments := map[string]modelPayment{
		"created": {status: "created"}, "authorized": {status: "authorized"}, "failed": {status: "failed"},
		"captured": {status: "captured", captured: true}, "released": {status: "refunded", refunded: 1},
	}
	amounts := map[string]modelServer{
		"as asked":                   {amount: capture.Amount, price: capture.Amount},
		"of less, no fee bearer":     {amount: capture.Amount - 1, price: capture.Amount - 1},
		"of more":                    {amount: 2 * capture.Amount, price: 2 * capture.Amount},
		"with the customer's fee":    {amount: capture.Amount + 1180, price: capture.Amount, feeBearer: "customer"},
		"with a fee, bearer unknown": {amount: capture.Amount + 1180, price: capture.Amount},
		"with the merchant's fee":    {amount: capture.Amount, price: capture.Amount, feeBearer: "platform"},
		"of more, merchant's fee":    {amount: 2 * capture.Amount, price: 2 * capture.Amount, feeBearer: "platform"},
		"of more, customer's fee":    {amount: capture.Amount + 1180, price: capture.Amount + 1000, feeBearer: "customer"},
		"of less, customer's fee":    {amount: capture.Amount - 1, price: capture.Amount - 20, feeBearer: "customer"},
		"as asked, new fee bearer":   {amount: capture.Amount, price: capture.Amount, feeBearer: "recipient"},
	}
	ways := map[string][]api.CallOption{"": nil, ", once": {api.NoRetry()}}
	for status, payment := range payments {
		for of, amount := range amounts {
			most := 2
			if status == "authorized" && amount.price == capture.Amount {
				most = 3
			}
			for how, options := range ways {
				t.Run(status+" "+of+how, func(t *testing.T) {
					t.Parallel()
					synctest.Test(t, func(t *testing.T) { tryEveryPath(t, payment, amount, most, options) })
				})
			}
		}
	}
}

// tryEveryPath captures a payment once for each path with no more than most unusual events.
func tryEveryPath(t *testing.T, payment modelPayment, amount modelServer, most int, options []api.CallOption) {
	t.Helper()
	var server *modelServer
	client := newClient(t, generated.ServerURL, withNetwork(func(r *http.Request) (*http.Response, error) { return server.RoundTrip(r) }))
	told := map[string]int{}
	way := path{}
	for more := true; more; more = way.next(most) {
		made := amount
		made.path, made.payment, made.honest = way, payment, true
		if payment.captured {
			made.others = 1
		}
		server = &made
		paid, err := client.CapturePayment(t.Context(), paymentID, capture, options...)
		server.otherEvents()
		for server.late > 0 {
			server.completeLate()
		}
		way = server.path
		if complaint := server.checkResult(paid, err); complaint != "" {
			t.Fatalf("%s: %v, %+v, by %v", complaint, err, server.payment, way.taken)
		}
		told[verdict(err)]++
	}
	require.Greater(t, len(told), 1, "every path had the same verdict")
}

// verdict names the result as a caller distinguishes it.
func verdict(err error) string {
	for _, sentinel := range []error{api.ErrNotCaptured, api.ErrOtherAmount, api.ErrRefunded} {
		if errors.Is(err, sentinel) {
			return strings.TrimPrefix(sentinel.Error(), "the payment was ")
		}
	}
	switch {
	case err == nil:
		return "captured"
	case api.MayHaveHappened(err):
		return "not settled"
	}
	return "nothing happened"
}

// path is a sequence of choices between events. Taken has the number of the chosen event at each
// place, 0 for the usual one, and options how many events there were.
type path struct {
	taken, options []int
	at             int
}

// choose returns the event at the next place, from 0 to options-1.
func (p *path) choose(options int) int {
	if p.at == len(p.taken) {
		p.taken, p.options = append(p.taken, 0), append(p.options, options)
	}
	p.at++
	return p.taken[p.at-1]
}

// next moves on to the next path with no more than most unusual events. It returns false after the
// last path.
func (p *path) next(most int) bool {
	p.at = 0
	for last := len(p.taken) - 1; last >= 0; last-- {
		p.taken, p.options = p.taken[:last+1], p.options[:last+1]
		others := 0
		for _, taken := range p.taken[:last] {
			others += min(taken, 1)
		}
		if p.taken[last]+1 < p.options[last] && others < most {
			p.taken[last]++
			return true
		}
	}
	return false
}
