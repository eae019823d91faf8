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

// Event is something that happened, with what it happened to as it was then.
type Event struct {
	ID, Name string
	At       time.Time
	// Payment, Order, Refund and Downtime are nil where the event is not about one.
	Payment  *Payment
	Order    *Order
	Refund   *Refund
	Downtime *generated.Downtime
}

// happened tells of an event of a payment or an order.
func (l *Ledger) happened(name string, p *Payment, o *Order) {
	event := Event{Name: name, Payment: copied(p), Order: copied(o)}
	l.tellOf(event)
}

// happenedTo tells of an event of a refund.
func (l *Ledger) happenedTo(r *Refund, name string) {
	l.tellOf(Event{Name: name, Payment: copied(l.payments[r.PaymentID]), Refund: copied(r)})
}

// tellOf tells of an event, if there is anyone to tell.
func (l *Ledger) tellOf(event Event) {
	if l.tell == nil {
		return
	}
	event.ID, event.At = l.ids.next("evt_"), l.clock.now
	l.tell(event)
}

func copied[T any](entity *T) *T {
	if entity == nil {
		return nil
	}
	copied := *entity
	return &copied
}
