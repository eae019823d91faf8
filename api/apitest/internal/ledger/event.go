package ledger

import (
	"time"

	"github.com/rzpkit/payments/generated"
)

// The names of events, as in webhooks.
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

// Event is an event, with copies of its entities at that time.
type Event struct {
	ID, Name string
	At       time.Time
	// Payment, Order, Refund and Downtime are nil if the event does not concern one.
	Payment  *Payment
	Order    *Order
	Refund   *Refund
	Downtime *generated.Downtime
}

// emitPayment emits an event of a payment, and of an order unless it is nil.
func (l *Ledger) emitPayment(name string, p *Payment, o *Order) {
	l.emit(Event{Name: name, Payment: copyOf(p), Order: copyOf(o)})
}

// emitRefund emits an event of a refund.
func (l *Ledger) emitRefund(name string, r *Refund) {
	l.emit(Event{Name: name, Payment: copyOf(r.payment), Refund: copyOf(r)})
}

// emit passes an event to OnEvent, if set.
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
