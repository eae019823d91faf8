package ledger

import (
	"sync"
	"time"

	"github.com/rzpkit/payments/generated"
)

// Config is what a ledger is opened with.
type Config struct {
	// Seed decides the ids.
	Seed uint64
	// Start is where the clock stands.
	Start time.Time
	// Tell is told of every event, in order, under the ledger's lock: it must not
	// call back. It may be nil.
	Tell func(Event)
}

// Ledger is the books. It is safe for concurrent use.
type Ledger struct {
	mutex     sync.Mutex
	clock     clock
	ids       ids
	tell      func(Event)
	orders    map[generated.OrderID]*Order
	payments  map[generated.PaymentID]*Payment
	opened    []*Order   // in the order of their creation
	made      []*Payment // in the order of their creation, so that created_at never falls
	refunds   map[generated.RefundID]*Refund
	given     []*Refund        // in the order of their creation
	keys      map[string]keyed // refunds by the idempotency keys of those who asked for them
	downtimes []*generated.Downtime
	bearer    generated.FeeBearer // of payments to come
}

// New opens empty books.
func New(config Config) *Ledger {
	return &Ledger{
		clock:    clock{now: config.Start},
		ids:      ids{seed: config.Seed},
		tell:     config.Tell,
		orders:   map[generated.OrderID]*Order{},
		payments: map[generated.PaymentID]*Payment{},
		refunds:  map[generated.RefundID]*Refund{},
		keys:     map[string]keyed{},
	}
}

// Now is where the clock stands.
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

// AdvanceTo moves the clock, and lets happen in order what is due by then. The
// clock never goes back.
func (l *Ledger) AdvanceTo(target time.Time) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.clock.advanceTo(target)
}

// IDOf is an id for something that is known by itself: a card by its number. It is
// the same each time.
func (l *Ledger) IDOf(prefix, what string) string { return (&ids{seed: l.ids.seed}).of(prefix, what) }
