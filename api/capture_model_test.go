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

// modelPayment is the payment as the server has it.
type modelPayment struct {
	status   string
	captured bool
	refunded paise.Amount
}

// modelServer has one payment, and does with each request what a path says.
type modelServer struct {
	path

	// amount is what the customer pays, price what is to be captured of it.
	amount, price paise.Amount
	// feeBearer is what payments say of it, "" is nothing.
	feeBearer string

	payment modelPayment
	// before are all that the payment has been, for reads that lag behind.
	before []modelPayment
	// own and others are how many captures were carried out.
	own, others int
	// late are captures of the client that are still on their way.
	late int
	// honest is whether every answer was there, and true at its time.
	honest bool
	// last is the payment as it was when the last answer was given, and lagging
	// whether that answer showed it as it had been before.
	last    modelPayment
	lagging bool
}

// become changes the payment.
func (s *modelServer) become(payment modelPayment) {
	s.before = append(s.before, s.payment)
	s.payment = payment
}

// capture carries out a capture, if the payment allows it.
func (s *modelServer) capture(amount paise.Amount, captures *int) bool {
	if s.payment.status != "authorized" || amount != s.price {
		return false
	}
	s.become(modelPayment{status: "captured", captured: true})
	*captures++
	return true
}

// elsewhere lets something happen that is not the client's, or is late.
func (s *modelServer) elsewhere() {
	moves := []func(){func() {}}
	move := func(payment modelPayment) { moves = append(moves, func() { s.become(payment) }) }
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
		moves = append(moves, s.land)
	}
	moves[s.choose(len(moves))]()
}

// land carries out a capture that was on its way.
func (s *modelServer) land() {
	s.late--
	s.capture(capture.Amount, &s.own)
}

// show is an answer with the payment, as it was at some time.
func (s *modelServer) show(payment modelPayment, more ...string) (*http.Response, error) {
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
	return stands(payment.status, int(s.amount), append(members, more...)...)(nil)
}

// fail is an answer, or none, that leaves the payment unseen.
func (s *modelServer) fail(status int) (*http.Response, error) {
	s.last, s.lagging, s.honest = s.payment, false, false
	if status == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return answer(status, nil, `{"error":{"code":"BAD_REQUEST_ERROR","description":"No."}}`), nil
}

func (s *modelServer) RoundTrip(r *http.Request) (*http.Response, error) {
	s.elsewhere()
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
	case 2: // it is carried out, and a gateway in between gives up
		s.capture(request.Amount, &s.own)
		return s.fail(http.StatusGatewayTimeout)
	case 3: // it is carried out, and the answer is about another payment
		s.capture(request.Amount, &s.own)
		return s.show(s.payment, `"id":"pay_2"`)
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
		return s.show(s.payment)
	}
	return refuses(api.CodeBadRequest)(r)
}

// fetch answers a read.
func (s *modelServer) fetch() (*http.Response, error) {
	switch s.choose(8) {
	case 1: // it lags behind by one change
		return s.show(slices.Concat([]modelPayment{s.payment}, s.before)[len(s.before)])
	case 2: // it lags behind as far as can be
		return s.show(slices.Concat(s.before, []modelPayment{s.payment})[0])
	case 3:
		return s.show(s.payment, `"id":"pay_2"`)
	case 4:
		return s.show(s.payment, `"status":"reconciling"`)
	case 5:
		return s.show(s.payment, `"amount":0`)
	case 6:
		return s.fail(0)
	case 7:
		return s.fail(http.StatusUnauthorized)
	}
	return s.show(s.payment)
}
