package webhook

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	// memorySize is how many handled events a [Memory] remembers. Few accounts have more of them in
	// the 24 hours in which Razorpay repeats deliveries.
	memorySize = 100_000
	// claimExpiry is when a claim expires. It is many times what a delivery may take, so a handling
	// that is still running then will not end.
	claimExpiry = 10 * time.Minute
)

// Memory is a [Seen] within one process. It remembers the last 100,000 handled events. A claim that
// has not ended after 10 minutes expires. The zero value is an empty memory.
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

// Begin claims an event unless it is handled or claimed.
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

// end ends a claim. It does nothing if the claim has ended before or was replaced.
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
