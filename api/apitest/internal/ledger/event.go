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
	DowntimeStarted   = "payment.downtime.started"
	DowntimeUpdated   = "payment.downtime.updated"
	DowntimeResolved  = "payment.downtime.resolved"
)

// Event is something that happened, with what it happened to as it was then.
type Event struct {
	ID, Name string
	At       time.Time
	// Payment, Order and Downtime are nil where the event is not about one.
	Payment  *Payment
	Order    *Order
	Downtime *generated.Downtime
}

// happened tells of an event, if there is anyone to tell.
func (l *Ledger) happened(name string, p *Payment, o *Order, d *generated.Downtime) {
	if l.tell == nil {
		return
	}
	event := Event{ID: l.ids.next("evt_"), Name: name, At: l.clock.now}
	if p != nil {
		copied := *p
		event.Payment = &copied
	}
	if o != nil {
		copied := *o
		event.Order = &copied
	}
	if d != nil {
		copied := *d
		event.Downtime = &copied
	}
	l.tell(event)
}
