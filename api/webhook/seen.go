package webhook

import (
	"context"
	"errors"
	"sync"
)

// Seen tells events that come again. Of several deliveries at once, one alone
// claims the event.
//
// In a database it is a table with the id as its key: Begin inserts a row, and one
// that is there already says whether the event is handled. One that is not after
// minutes is of a process that died, and is claimed anew. Surer still is a row that
// Handle inserts in the transaction of its own work, for then neither is there
// without the other.
type Seen interface {
	// Begin claims an event, to be handled and ended, unless it says that it is
	// handled already. It fails while another delivery has claimed it.
	Begin(ctx context.Context, id string) (handled bool, err error)
	// End gives a claim up: the event is handled, or else free for another delivery.
	End(ctx context.Context, id string, handled bool) error
}

// memorySize is in events: few accounts have more in the 24 hours of repetition.
const memorySize = 100_000

// Memory is a [Seen] of this process alone, of the last 100,000 events handled.
type Memory struct {
	mu     sync.Mutex
	events map[string]bool // whether one is handled; if not, it is claimed
	order  []string        // of those handled, the oldest first
}

// NewMemory is a memory of nothing yet.
func NewMemory() *Memory { return &Memory{events: map[string]bool{}} }

// Begin claims an event unless it is handled or claimed.
func (m *Memory) Begin(_ context.Context, id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	handled, found := m.events[id]
	if found && !handled {
		return false, errors.New("another delivery of the event is being handled")
	}
	m.events[id] = handled
	return handled, nil
}

// End gives a claim up.
func (m *Memory) End(_ context.Context, id string, handled bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.events, id)
	if handled {
		m.events[id] = true
		m.order = append(m.order, id)
	}
	if len(m.order) > memorySize {
		delete(m.events, m.order[0])
		m.order = m.order[1:]
	}
	return nil
}
