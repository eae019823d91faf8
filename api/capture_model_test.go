//go:build !race

// See capture_paths_test.go.

package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// modelPayment is the payment as the server stores it.
type modelPayment struct {
	status   string
	captured bool
	refunded paise.Amount
}

// modelServer has one payment. The path chooses how it answers each request and what else happens
// to the payment.
type modelServer struct {
	path

	// amount is what the customer pays, and price the part of it to capture.
	amount, price paise.Amount
	// feeBearer is the payment's fee_bearer; "" leaves it out.
	feeBearer string

	payment modelPayment
	// before has all earlier states of the payment, for stale reads.
	before []modelPayment
	// own counts the captures of the client that were carried out, and others those of anyone else.
	own, others int
	// late counts the client's captures that will arrive later.
	late int
	// honest says that every answer arrived and showed the payment's current state.
	honest bool
	// last is the payment's state at the time of the last answer. Lagging says that the answer
	// showed an earlier state.
	last    modelPayment
	lagging bool
}

// update changes the payment.
func (s *modelServer) update(payment modelPayment) {
	s.before = append(s.before, s.payment)
	s.payment = payment
}

// capture carries out a capture if the payment allows it, and counts it in captures. It reports
// whether it did.
func (s *modelServer) capture(amount paise.Amount, captures *int) bool {
	if s.payment.status != "authorized" || amount != s.price {
		return false
	}
	s.update(modelPayment{status: "captured", captured: true})
	*captures++
	return true
}

// otherEvents lets the path choose an event that the client did not request, a delayed capture of
// the client, or nothing.
func (s *modelServer) otherEvents() {
	moves := []func(){func() {}}
	move := func(payment modelPayment) { moves = append(moves, func() { s.update(payment) }) }
	switch s.payment.status {
	case "created", "failed":
		move(modelPayment{status: "authorized"})
	case "authorized":
		moves = append(moves, func() { s.capture(s.price, &s.others) })
		move(modelPayment{status: "refunded", refunded: s.amount})
	case "captured":
		move(modelPayment{status: "captured", captured: true, refunded: s.amount - 1})
		move(modelPayment{status: "refunded", captured: true, refunded: s.amount})
	}
	if s.late > 0 {
		moves = append(moves, s.completeLate)
	}
	moves[s.choose(len(moves))]()
}

// completeLate carries out one delayed capture of the client.
func (s *modelServer) completeLate() {
	s.late--
	s.capture(capture.Amount, &s.own)
}

// respond returns an answer that shows the given state of the payment. The members in more are
// added or replace others.
func (s *modelServer) respond(payment modelPayment, more ...string) (*http.Response, error) {
	s.last, s.lagging = s.payment, payment != s.payment
	s.honest = s.honest && !s.lagging && len(more) == 0
	members := []string{
		fmt.Sprintf(`"captured":%v,"amount_refunded":%d`, payment.captured, payment.refunded),
	}
	if payment.captured {
		members = append(members, fmt.Sprintf(`"fee":%d`, max(s.amount-s.price, 1)))
	}
	if s.feeBearer != "" {
		members = append(members, fmt.Sprintf(`"fee_bearer":%q`, s.feeBearer))
	}
	return respondPayment(payment.status, int(s.amount), append(members, more...)...)(nil)
}

// fail returns an error answer, or no answer for status 0.
func (s *modelServer) fail(status int) (*http.Response, error) {
	s.last, s.lagging, s.honest = s.payment, false, false
	if status == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return newResponse(status, nil, `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`), nil
}

func (s *modelServer) RoundTrip(r *http.Request) (*http.Response, error) {
	s.otherEvents()
	if r.Method == http.MethodGet {
		return s.fetch()
	}
	var request generated.CaptureRequest
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		return nil, err
	}
	switch s.choose(9) {
	case 1: // it is carried out, and the answer lost
		s.capture(request.Amount, &s.own)
		return s.fail(0)
	case 2: // it is carried out, and a gateway in between times out
		s.capture(request.Amount, &s.own)
		return s.fail(http.StatusGatewayTimeout)
	case 3: // it is carried out, and the answer is about another payment
		s.capture(request.Amount, &s.own)
		return s.respond(s.payment, `"id":"pay_2"`)
	case 4: // it never arrives
		return s.fail(0)
	case 5: // it arrives later
		s.late++
		return s.fail(0)
	case 6: // another operation is in progress
		return s.fail(http.StatusConflict)
	case 7:
		return s.fail(http.StatusTooManyRequests)
	case 8:
		return s.fail(http.StatusUnauthorized)
	}
	if s.capture(request.Amount, &s.own) {
		return s.respond(s.payment)
	}
	return refuseCapture(api.CodeBadRequest)(r)
}

// fetch answers a read.
func (s *modelServer) fetch() (*http.Response, error) {
	switch s.choose(8) {
	case 1: // stale by one change
		return s.respond(slices.Concat([]modelPayment{s.payment}, s.before)[len(s.before)])
	case 2: // as stale as possible
		return s.respond(slices.Concat(s.before, []modelPayment{s.payment})[0])
	case 3:
		return s.respond(s.payment, `"id":"pay_2"`)
	case 4:
		return s.respond(s.payment, `"status":"reconciling"`)
	case 5:
		return s.respond(s.payment, `"amount":0`)
	case 6:
		return s.fail(0)
	case 7:
		return s.fail(http.StatusUnauthorized)
	}
	return s.respond(s.payment)
}
