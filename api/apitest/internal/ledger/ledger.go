package ledger

import (
	"sync"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Config is the configuration of a ledger.
type Config struct {
	// Seed decides the ids.
	Seed uint64
	// Start is the time of the clock at first.
	Start time.Time
	// OnEvent is called with every event, in order, under the ledger's lock: it must not
	// call back. It may be nil.
	OnEvent func(Event)
	// Keep is how many orders, payments, refunds and downtimes are kept, of each the
	// newest; 0 is all of them.
	Keep int
}

// Ledger is the state of a server. It is safe for concurrent use.
type Ledger struct {
	mutex     sync.Mutex
	clock     clock
	ids       ids
	onEvent   func(Event)
	orders    store[generated.OrderID, Order]
	payments  store[generated.PaymentID, Payment]
	refunds   store[generated.RefundID, Refund]
	downtimes store[generated.DowntimeID, generated.Downtime]
	keys      map[string]keyedRefund // by idempotency key
	bearer    generated.FeeBearer    // of payments to come
}

// New makes an empty ledger.
func New(config Config) *Ledger {
	return &Ledger{
		clock:     clock{now: config.Start},
		ids:       ids{seed: config.Seed},
		onEvent:   config.OnEvent,
		orders:    newStore(config.Keep, func(o *Order) generated.OrderID { return o.ID }),
		payments:  newStore(config.Keep, func(p *Payment) generated.PaymentID { return p.ID }),
		refunds:   newStore(config.Keep, func(r *Refund) generated.RefundID { return r.ID }),
		downtimes: newStore(config.Keep, func(d *generated.Downtime) generated.DowntimeID { return d.ID }),
		keys:      map[string]keyedRefund{},
	}
}

// Now is the time of the clock.
func (l *Ledger) Now() time.Time {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.clock.now
}

// NextDue is when the next thing happens by itself, if anything does.
func (l *Ledger) NextDue() (time.Time, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.clock.next()
}

// AdvanceTo moves the clock forward. What is due by then happens in its order. The clock
// never goes back.
func (l *Ledger) AdvanceTo(target time.Time) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.clock.advanceTo(target)
}

// IDOf is the id of something that is known by itself, such as a card by its number. It
// is the same each time.
func (l *Ledger) IDOf(prefix, what string) string {
	return (&ids{seed: l.ids.seed}).derive(prefix, what)
}
