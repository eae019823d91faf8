package api_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// path is one way through everything that can happen: at each place the number of
// what happens, 0 being the ordinary.
type path struct {
	taken, options []int
	at             int
}

// choose is what happens at the next place, of so many options.
func (p *path) choose(options int) int {
	if p.at == len(p.taken) {
		p.taken, p.options = append(p.taken, 0), append(p.options, options)
	}
	p.at++
	return p.taken[p.at-1]
}

// next goes on to the next path in which no more than so many places are out of
// the ordinary. It is false after the last.
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

// complaint is what is wrong with what a call was told, after everything that was
// on its way has landed; "" is nothing.
func (s *modelServer) complaint(payment *generated.Payment, err error) string {
	if err == nil {
		return s.wronglyCaptured(payment)
	}
	if payment != nil {
		return "a payment and an error"
	}
	for _, wrong := range []string{s.wronglyNothing(err), s.wrongSentinel(err)} {
		if wrong != "" {
			return wrong
		}
	}
	if s.honest {
		return s.tooLittle(err)
	}
	return ""
}

// wronglyCaptured is what is wrong with a success.
func (s *modelServer) wronglyCaptured(payment *generated.Payment) string {
	switch {
	case payment == nil:
		return "neither a payment nor an error"
	case s.own+s.others != 1 || s.price != capture.Amount:
		return "told captured, and it is not"
	case !s.lagging && s.last.refunded > 0:
		return "told captured, and it is refunded"
	case s.honest && !s.last.captured:
		return "told captured, and it was not seen so"
	}
	return ""
}

// wronglyNothing is what is wrong with a call that is told that nothing happened.
func (s *modelServer) wronglyNothing(err error) string {
	var failed *api.CaptureError
	_ = errors.As(err, &failed)
	seen := failed != nil && failed.Payment != nil
	switch {
	case seen && failed.Payment.ID != paymentID:
		return "told of another payment"
	case api.MayHaveHappened(err):
		return ""
	case s.own > 0:
		return "told that nothing happened, and this call captured it"
	case seen && s.last.captured && !s.lagging:
		return "told that nothing happened, and it was seen captured"
	case seen && s.last.captured && s.mayLag(failed.Payment):
		return "told that nothing happened, and the read lagged behind a capture"
	}
	return ""
}

// wrongSentinel is what is wrong with a sentinel.
func (s *modelServer) wrongSentinel(err error) string {
	switch {
	case errors.Is(err, api.ErrNotCaptured) && api.MayHaveHappened(err):
		return "told not captured, and that is not certain"
	case errors.Is(err, api.ErrRefunded) && s.payment.refunded == 0:
		return "told refunded, and it is not"
	case errors.Is(err, api.ErrOtherAmount) && s.own+s.others != 1:
		return "told captured for another amount, and it is not captured"
	case errors.Is(err, api.ErrOtherAmount) && s.amount == capture.Amount:
		return "told captured for another amount, and it is this one"
	}
	return ""
}

// tooLittle is what a call is not told though every answer came and was true.
func (s *modelServer) tooLittle(err error) string {
	asAsked := s.price == capture.Amount && (s.feeBearer != "" || s.amount == s.price)
	switch last := s.last; {
	case last.refunded > 0:
		return unless(errors.Is(err, api.ErrRefunded), "not told that it is refunded")
	case last.captured && asAsked:
		return "not told that it is captured"
	case last.captured:
		return unless(errors.Is(err, api.ErrOtherAmount), "not told that the amount is another")
	case last.status == "failed":
		return unless(errors.Is(err, api.ErrNotCaptured), "not told that it is not captured")
	}
	return ""
}

func unless(said bool, complaint string) string {
	if said {
		return ""
	}
	return complaint
}

// mayLag is whether a payment looks as one does a moment before its capture, so
// that a capture which is refused makes it doubtful.
func (s *modelServer) mayLag(payment *generated.Payment) bool {
	return payment.Status == "created" || payment.Status == "authorized" && s.price == capture.Amount
}

// TestCaptureWhateverHappens tries every way in which a capture can go that is out
// of the ordinary at two places at most, and at three for a payment that can be
// captured as asked.
func TestCaptureWhateverHappens(t *testing.T) {
	t.Parallel()
	payments := map[string]modelPayment{
		"created": {status: "created"}, "authorized": {status: "authorized"}, "failed": {status: "failed"},
		"captured": {status: "captured", captured: true}, "released": {status: "refunded", refunded: 1},
	}
	amounts := map[string]modelServer{
		"as asked":                 {amount: capture.Amount, price: capture.Amount},
		"of less":                  {amount: capture.Amount - 1, price: capture.Amount - 1},
		"of more":                  {amount: 2 * capture.Amount, price: 2 * capture.Amount},
		"with the customer's fee":  {amount: capture.Amount + 1180, price: capture.Amount, feeBearer: "customer"},
		"with a fee of no one's":   {amount: capture.Amount + 1180, price: capture.Amount},
		"with the merchant's fee":  {amount: capture.Amount, price: capture.Amount, feeBearer: "platform"},
		"of more, merchant's fee":  {amount: 2 * capture.Amount, price: 2 * capture.Amount, feeBearer: "platform"},
		"of more, customer's fee":  {amount: capture.Amount + 1180, price: capture.Amount + 1000, feeBearer: "customer"},
		"of less, the customer's":  {amount: capture.Amount - 1, price: capture.Amount - 20, feeBearer: "customer"},
		"as asked, with a new one": {amount: capture.Amount, price: capture.Amount, feeBearer: "recipient"},
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

// tryEveryPath captures a payment again and again, until no path is left that is
// out of the ordinary at so many places.
func tryEveryPath(t *testing.T, payment modelPayment, amount modelServer, most int, options []api.CallOption) {
	t.Helper()
	var server *modelServer
	client := client(t, generated.ServerURL, over(func(r *http.Request) (*http.Response, error) { return server.RoundTrip(r) }))
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
		server.elsewhere()
		for server.late > 0 {
			server.land()
		}
		way = server.path
		if complaint := server.complaint(paid, err); complaint != "" {
			t.Fatalf("%s: %v, %+v, by %v", complaint, err, server.payment, way.taken)
		}
		told[verdict(err)]++
	}
	require.Greater(t, len(told), 1, "nothing went another way")
}

// verdict is what a caller decides by.
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
