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

// result are the measurements of a soak.
type result struct {
	orders, calls, failed int // paid orders; attempts of the client; failed attempts
	checked               int // calls compared with the server
	refunds               int // made once each
	extra                 int // further payments of an order, not captured
	unpaid                int // orders whose response was lost
	shops                 int
	took                  time.Duration
}

// String returns the result as one line.
func (r result) String() string {
	return fmt.Sprintf("%d orders told paid, each captured once for its amount; %d attempts, of which %d failed (%.1f %%); "+
		"%d refunds made once each; %d calls compared with the server; %d shops; %d payments made twice, each after an unknown outcome, none captured twice; "+
		"%d orders opened whose response was lost; %v\n",
		r.orders, r.calls, r.failed, 100*float64(r.failed)/float64(r.calls), r.refunds, r.checked, r.shops, r.extra, r.unpaid,
		r.took.Round(time.Second/10))
}

// maxProblems is the maximum number of orders with problems in an error.
const maxProblems = 20

// verify compares the journal with the server, first every call, then every order. The error lists
// the wrong calls, or the first other fault.
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
		if err := checkPaidOnce(entry, server, made.captures, refundedAmount(number, plan.refundEvery)); err != nil {
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
		return found, fmt.Errorf("%d responses of the server violated the contract", broken)
	}
	return found, readLogs(plan.folder, &found)
}

// effects are the effects of the shop's calls on the server.
type effects struct {
	created  map[string][]string // ids of the created objects, by the call's id
	known    map[string]bool     // calls in the journal
	payments map[generated.PaymentID]*generated.Payment
	captures map[generated.OrderID]int
	refunds  map[string][]*generated.Refund // by their names
	extra    int
}

func effectsOf(server *apitest.Server) *effects {
	e := &effects{
		created: map[string][]string{}, known: map[string]bool{},
		payments: map[generated.PaymentID]*generated.Payment{}, captures: map[generated.OrderID]int{},
		refunds: map[string][]*generated.Refund{},
	}
	for order := range server.Orders() {
		call := ""
		if order.Receipt != nil {
			call = *order.Receipt
		}
		e.created[call] = append(e.created[call], string(order.ID))
	}
	for payment := range server.Payments() {
		call := payment.Notes["call"]
		e.created[call] = append(e.created[call], string(payment.ID))
		e.payments[payment.ID] = payment
		if payment.Captured {
			e.captures[*payment.OrderID]++
		} else {
			e.extra++
		}
	}
	for refund := range server.Refunds() {
		name := ""
		if refund.Receipt != nil {
			name = *refund.Receipt
		}
		e.created[name] = append(e.created[name], string(refund.ID))
		e.refunds[name] = append(e.refunds[name], refund)
	}
	return e
}

// unexplained returns an error for an order, a payment or a refund that no call of the journal
// created.
func (e *effects) unexplained() error {
	for _, call := range slices.Sorted(maps.Keys(e.created)) {
		if !e.known[call] {
			return fmt.Errorf("%v: no call of the journal made it", e.created[call])
		}
	}
	return nil
}

// checkCalls compares what the client reported about each call of an order with what the server
// did.
func checkCalls(entry entry, made *effects, found *result) error {
	var problems []error
	known := map[string]int{} // orders and payments that the client reported
	for _, call := range entry.calls {
		found.checked++
		var err error
		switch {
		case call.operation == "createOrder":
			err = call.checkCreated(made, known, "orders")
		case isPayment(call.operation):
			err = call.checkCreated(made, known, "payments")
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
	found.extra = made.extra
	return errors.Join(append(problems,
		entry.checkChanges(made, "submitOTP", func(p *generated.Payment) bool { return p.Status != generated.PaymentStatusCreated }),
		entry.checkChanges(made, "capturePayment", func(p *generated.Payment) bool { return bool(p.Captured) }),
	)...)
}

// checkCreated checks a call that creates an object, which is marked with the call's id.
func (c call) checkCreated(made *effects, known map[string]int, what string) error {
	made.known[c.id] = true
	times := len(made.created[c.id])
	switch {
	case times > 1:
		return fmt.Errorf("it took effect %d times: %v", times, made.created[c.id])
	case c.outcome == done && times == 0:
		return errors.New("the client said that it was done, and the server does not have it")
	case c.outcome == refused && times == 1:
		return fmt.Errorf("the client said that it did not happen, and it did: %v", made.created[c.id])
	case c.outcome == done:
		known[what]++
	}
	return nil
}

// checkChanges checks the calls that change a payment. The payment does not show which call changed
// it. But it must have changed if the client reported a success, and must not have changed if all
// calls were refused.
func (e entry) checkChanges(made *effects, operation string, changed func(*generated.Payment) bool) error {
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
		case did[id] && !changed(payment):
			return fmt.Errorf("the client said that %s of %s was done, and the server does not have it", operation, id)
		case !may[id] && changed(payment):
			return fmt.Errorf("the client said that %s of %s did not happen, and it did", operation, id)
		}
	}
	return nil
}

// checkPaidOnce checks the final state of an order.
func checkPaidOnce(entry entry, server *apitest.Server, captures map[generated.OrderID]int, refunded paise.Amount) error {
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
