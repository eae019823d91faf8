package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// result is what a soak saw.
type result struct {
	orders, calls, failed int // told paid; attempts of the client; those without success
	checked               int // calls held against the server, one by one
	refunds               int // made once each
	lateral               int // payments beside the captured one, of which no money was taken
	unpaid                int // orders whose opening was not heard of
	shops                 int
	took                  time.Duration
}

// String is a line for people.
func (r result) String() string {
	return fmt.Sprintf("%d orders told paid, each captured once for its amount; %d attempts, of which %d failed (%.1f %%); "+
		"%d refunds made once each; %d calls held against the server; %d shops; %d payments made twice, each after an unknown outcome, none captured twice; "+
		"%d orders opened and not heard of; %v\n",
		r.orders, r.calls, r.failed, 100*float64(r.failed)/float64(r.calls), r.refunds, r.checked, r.shops, r.lateral, r.unpaid,
		r.took.Round(time.Second/10))
}

// maxProblems is how many wrong calls an error names.
const maxProblems = 20

// verify holds the journal against the server: every call, then every order. The error
// names what is not as it should be: calls if it is calls, or the first thing else.
func verify(plan plan, server *apitest.Server) (result, error) {
	var found result
	entries, err := readJournal(plan.folder)
	if err != nil {
		return found, err
	}
	made := effectsOf(server)
	var problems []error
	for _, number := range slices.Sorted(maps.Keys(entries)) {
		entry := entries[number]
		if err := errors.Join(checkCalls(entry, made, &found), entry.checkRefunds(made, plan.refundEvery, &found)); err != nil && len(problems) < maxProblems {
			problems = append(problems, fmt.Errorf("order %d: %w", number, err))
		}
	}
	if err := errors.Join(append(problems, made.unexplained())...); err != nil {
		return found, err
	}
	told := map[generated.OrderID]bool{}
	for number := range plan.orders {
		entry := entries[number]
		entry.number = number
		if err := paidOnce(entry, server, made.captures, refunded(number, plan.refundEvery)); err != nil {
			return found, fmt.Errorf("order %d: %w", number, err)
		}
		told[entry.order] = true
		found.orders++
	}
	for order := range server.Orders() {
		switch {
		case told[order.ID]:
		case made.captures[order.ID] > 0:
			return found, fmt.Errorf("%s was captured and no one was told", order.ID)
		default:
			found.unpaid++
		}
	}
	if broken := server.Broken(); broken > 0 {
		return found, fmt.Errorf("%d answers of the server did not hold to the contract", broken)
	}
	return found, readLogs(plan.folder, &found)
}

// effects are what the calls of the shop came to on the server.
type effects struct {
	made     map[string][]string // what each call made: ids, by the call's id
	explains map[string]bool     // calls that the journal has
	payments map[generated.PaymentID]*generated.Payment
	captures map[generated.OrderID]int
	refunds  map[string][]*generated.Refund // by their names
	lateral  int
}

func effectsOf(server *apitest.Server) *effects {
	e := &effects{
		made: map[string][]string{}, explains: map[string]bool{},
		payments: map[generated.PaymentID]*generated.Payment{}, captures: map[generated.OrderID]int{},
		refunds: map[string][]*generated.Refund{},
	}
	for order := range server.Orders() {
		call := ""
		if order.Receipt != nil {
			call = *order.Receipt
		}
		e.made[call] = append(e.made[call], string(order.ID))
	}
	for payment := range server.Payments() {
		call := payment.Notes["call"]
		e.made[call] = append(e.made[call], string(payment.ID))
		e.payments[payment.ID] = payment
		if payment.Captured {
			e.captures[*payment.OrderID]++
		} else {
			e.lateral++
		}
	}
	for refund := range server.Refunds() {
		name := ""
		if refund.Receipt != nil {
			name = *refund.Receipt
		}
		e.made[name] = append(e.made[name], string(refund.ID))
		e.refunds[name] = append(e.refunds[name], refund)
	}
	return e
}

// unexplained is an order, a payment or a refund that no call of the journal made.
func (e *effects) unexplained() error {
	for _, call := range slices.Sorted(maps.Keys(e.made)) {
		if !e.explains[call] {
			return fmt.Errorf("%v: no call of the journal made it", e.made[call])
		}
	}
	return nil
}

// checkCalls holds what the client said of each call of one order against what the
// server did.
func checkCalls(entry entry, made *effects, found *result) error {
	var problems []error
	known := map[string]int{} // orders and payments that the shop was told of
	for _, call := range entry.calls {
		found.checked++
		var err error
		switch {
		case call.operation == "createOrder":
			err = call.checkMade(made, known, "orders")
		case isPayment(call.operation):
			err = call.checkMade(made, known, "payments")
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("call %s, %s: %w", call.id, call.operation, err))
		}
	}
	for what, number := range known {
		if number > 1 {
			problems = append(problems, fmt.Errorf("the shop made %d %s that it knew of", number, what))
		}
	}
	found.lateral = made.lateral
	return errors.Join(append(problems,
		entry.checkMoves(made, "submitOTP", func(p *generated.Payment) bool { return p.Status != generated.PaymentStatusCreated }),
		entry.checkMoves(made, "capturePayment", func(p *generated.Payment) bool { return bool(p.Captured) }),
	)...)
}

// checkMade is for a call that makes something, which bears the call's id.
func (c call) checkMade(made *effects, known map[string]int, what string) error {
	made.explains[c.id] = true
	times := len(made.made[c.id])
	switch {
	case times > 1:
		return fmt.Errorf("it took effect %d times: %v", times, made.made[c.id])
	case c.outcome == done && times == 0:
		return errors.New("the client said that it was done, and the server does not have it")
	case c.outcome == refused && times == 1:
		return fmt.Errorf("the client said that it did not happen, and it did: %v", made.made[c.id])
	case c.outcome == done:
		known[what]++
	}
	return nil
}

// checkMoves is for the calls that move a payment. Which of them did is not to be told
// from the payment, but one of them has to have done it, and if none may have, no one has.
func (e entry) checkMoves(made *effects, operation string, moved func(*generated.Payment) bool) error {
	may, did := map[generated.PaymentID]bool{}, map[generated.PaymentID]bool{}
	for _, call := range e.calls {
		if call.operation != operation {
			continue
		}
		may[call.payment] = may[call.payment] || call.outcome != refused
		did[call.payment] = did[call.payment] || call.outcome == done
	}
	for _, id := range slices.Sorted(maps.Keys(may)) {
		payment := made.payments[id]
		switch {
		case payment == nil:
			return fmt.Errorf("%s of %s, which the server does not know", operation, id)
		case did[id] && !moved(payment):
			return fmt.Errorf("the client said that %s of %s was done, and the server does not have it", operation, id)
		case !may[id] && moved(payment):
			return fmt.Errorf("the client said that %s of %s did not happen, and it did", operation, id)
		}
	}
	return nil
}

// paidOnce is what has to be true of every order in the end.
func paidOnce(entry entry, server *apitest.Server, captures map[generated.OrderID]int, refunded paise.Amount) error {
	if !entry.told {
		return errors.New("nobody was told that it is paid")
	}
	order, payment := server.Order(entry.order), server.Payment(entry.payment)
	want, status := amount(entry.number), generated.PaymentStatusCaptured
	if refunded == want {
		status = generated.PaymentStatusRefunded
	}
	switch {
	case order == nil || payment == nil:
		return fmt.Errorf("the server does not know %s or %s", entry.order, entry.payment)
	case captures[order.ID] != 1:
		return fmt.Errorf("%s was captured %d times", order.ID, captures[order.ID])
	case payment.OrderID == nil || *payment.OrderID != order.ID:
		return fmt.Errorf("%s is not a payment of %s", payment.ID, order.ID)
	case payment.Status != status || payment.Amount != want || payment.AmountRefunded != refunded:
		return fmt.Errorf("%s is %s with %d and %d refunded, want %d %s with %d",
			payment.ID, payment.Status, payment.Amount, payment.AmountRefunded, want, status, refunded)
	case order.Status != generated.OrderStatusPaid || order.AmountPaid == nil || *order.AmountPaid != want:
		return fmt.Errorf("%s is %s", order.ID, order.Status)
	}
	return nil
}
