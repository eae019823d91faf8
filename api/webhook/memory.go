package webhook

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	// memorySize is the number of handled events that a [Memory] remembers. Few accounts have more
	// in the 24 hours in which Razorpay repeats deliveries.
	memorySize = 100_000
	// claimExpiry is the time after which a claim expires. It is many times the duration of a
	// delivery, so a Handle that still runs then is stuck.
	claimExpiry = 10 * time.Minute
)

// Memory is a [Seen] for one process. It remembers the last 100,000 handled events. A claim expires
// after 10 minutes. The zero value is an empty memory.
type Memory struct {
	mu     sync.Mutex
	events map[string]*entry
	order  []string // keys of the handled events, the oldest first
}

// entry is an event that is claimed or handled.
type entry struct {
	handled bool
	claimed time.Time
}

// NewMemory returns an empty memory.
func NewMemory() *Memory { return &Memory{} }

// Begin claims an event; see [Seen].
func (m *Memory) Begin(_ context.Context, key string) (Claim, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known := m.events[key]; known != nil {
		if known.handled {
			return nil, ErrHandled
		}
		if time.Since(known.claimed) < claimExpiry {
			return nil, errors.New("another delivery of the event is being handled")
		}
	}
	own := &entry{claimed: time.Now()}
	if m.events == nil {
		m.events = map[string]*entry{}
	}
	m.events[key] = own
	return func(_ context.Context, handled bool) error {
		m.end(key, own, handled)
		return nil
	}, nil
}

// end ends a claim. It does nothing if the claim has already ended or was replaced.
func (m *Memory) end(key string, own *entry, handled bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.events[key] != own || own.handled {
		return
	}
	if !handled {
		delete(m.events, key)
		return
	}
	own.handled = true
	m.order = append(m.order, key)
	if len(m.order) > memorySize {
		delete(m.events, m.order[0])
		m.order = m.order[1:]
	}
}
