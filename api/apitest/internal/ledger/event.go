package ledger

import (
	"time"

	"github.com/rzpkit/payments/generated"
)

// The events, by the names that webhooks give them.
const (
	PaymentAuthorized = "payment.authorized"
	PaymentCaptured   = "payment.captured"
	PaymentFailed     = "payment.failed"
	OrderPaid         = "order.paid"
	RefundCreated     = "refund.created"
	RefundProcessed   = "refund.processed"
	RefundFailed      = "refund.failed"
	DowntimeStarted   = "payment.downtime.started"
	DowntimeUpdated   = "payment.downtime.updated"
	DowntimeResolved  = "payment.downtime.resolved"
)

// Event is something that happened, with the entities as they were then.
type Event struct {
	ID, Name string
	At       time.Time
	// Payment, Order, Refund and Downtime are nil where the event is not about one.
	Payment  *Payment
	Order    *Order
	Refund   *Refund
	Downtime *generated.Downtime
}

// emitPayment emits an event of a payment, and of its order if that is not nil.
func (l *Ledger) emitPayment(name string, p *Payment, o *Order) {
	l.emit(Event{Name: name, Payment: copyOf(p), Order: copyOf(o)})
}

// emitRefund emits an event of a refund.
func (l *Ledger) emitRefund(name string, r *Refund) {
	l.emit(Event{Name: name, Payment: copyOf(r.payment), Refund: copyOf(r)})
}

// emit calls the ledger's OnEvent with an event, if it has one.
func (l *Ledger) emit(event Event) {
	if l.onEvent == nil {
		return
	}
	event.ID, event.At = l.ids.next("evt_"), l.clock.now
	l.onEvent(event)
}

func copyOf[T any](entity *T) *T {
	if entity == nil {
		return nil
	}
	cloned := *entity
	return &cloned
}
