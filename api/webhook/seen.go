package webhook

import (
	"context"
	"errors"
	"sync"
)

// ErrHandled is what [Seen] says of an event that needs no handling any more.
var ErrHandled = errors.New("the event is handled")

// Seen tells events that come again. Of several deliveries at once, one alone
// claims the event.
//
// In a database it is a table with the id as its key. Begin inserts a row with a
// number drawn for the claim, and writes its number into one that is there but not
// handled after minutes, since that process died. The claim marks the row handled,
// or else deletes it, but only one with its own number that is not handled: another
// delivery may have claimed the event since.
type Seen interface {
	// Begin claims an event, or fails: with [ErrHandled], or with another error while
	// another delivery has the claim.
	Begin(ctx context.Context, id string) (Claim, error)
}

// Claim ends itself: the event is handled, or else free for another delivery. It is
// called once more if it fails. If that fails too, the event is handled again, when
// Begin lets it. So Handle should be idempotent, or insert the id into a table of
// its own in the transaction of its work.
type Claim func(ctx context.Context, handled bool) error

const memorySize = 100_000 // events: few accounts have more in the 24 hours of repetition

// Memory is a [Seen] of this process alone, of the last 100,000 events handled.
type Memory struct {
	mu     sync.Mutex
	events map[string]*bool // whether one is handled; if not, it is claimed
	order  []string         // of those handled, the oldest first
}

// NewMemory is a memory of nothing yet.
func NewMemory() *Memory { return &Memory{events: map[string]*bool{}} }

// Begin claims an event unless it is handled or claimed. The claim ends once.
func (m *Memory) Begin(_ context.Context, id string) (Claim, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if handled := m.events[id]; handled != nil && *handled {
		return nil, ErrHandled
	} else if handled != nil {
		return nil, errors.New("another delivery of the event is being handled")
	}
	own := new(bool)
	m.events[id] = own
	return func(_ context.Context, handled bool) error {
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.events[id] != own || *own {
			return nil // ended already
		}
		if *own = handled; !handled {
			delete(m.events, id)
		} else if m.order = append(m.order, id); len(m.order) > memorySize {
			delete(m.events, m.order[0])
			m.order = m.order[1:]
		}
		return nil
	}, nil
}
