package ledger

import (
	"sync"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Config is the configuration of a ledger.
type Config struct {
	// Seed determines the ids.
	Seed uint64
	// Start is the initial time of the clock.
	Start time.Time
	// OnEvent is called with every event, in order, under the ledger's lock, so it must not call
	// the ledger. It may be nil.
	OnEvent func(Event)
	// Keep is the maximum number of orders, payments, refunds and downtimes, the newest of each; 0
	// keeps all.
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
	bearer    generated.FeeBearer    // of future payments
}

// New returns an empty ledger.
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

// Now returns the time of the clock.
func (l *Ledger) Now() time.Time {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.clock.now
}

// NextDue returns when the next timer is due, if there is one.
func (l *Ledger) NextDue() (time.Time, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.clock.next()
}

// AdvanceTo moves the clock forward. Everything due by then happens in order. The clock never goes
// back.
func (l *Ledger) AdvanceTo(target time.Time) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.clock.advanceTo(target)
}

// IDOf returns the id of something that has a natural key, such as a card with its number. It is
// always the same for the same seed.
func (l *Ledger) IDOf(prefix, what string) string {
	return (&ids{seed: l.ids.seed}).derive(prefix, what)
}
