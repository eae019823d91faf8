package webhook

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	// memorySize is how many handled events a [Memory] knows: few accounts have more
	// in the 24 hours of repetition.
	memorySize = 100_000
	// claimLife is how long a claim keeps others away. It is many times what a delivery
	// has: a handling that takes longer never ends.
	claimLife = 10 * time.Minute
)

// Memory is a [Seen] of this process alone. It knows the last 100,000 events that
// were handled; a claim that does not end within 10 minutes gives way to another
// delivery.
type Memory struct {
	mu     sync.Mutex
	events map[string]*remembered
	order  []string // the keys of those handled, the oldest first
}

// remembered is an event that is claimed or handled.
type remembered struct {
	handled bool
	claimed time.Time
}

// NewMemory is a memory of nothing yet.
func NewMemory() *Memory { return &Memory{events: map[string]*remembered{}} }

// Begin claims an event unless it is handled or claimed. The claim ends once.
func (m *Memory) Begin(_ context.Context, key string) (Claim, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known := m.events[key]; known != nil {
		if known.handled {
			return nil, ErrHandled
		}
		if time.Since(known.claimed) < claimLife {
			return nil, errors.New("another delivery of the event is being handled")
		}
	}
	own := &remembered{claimed: time.Now()}
	m.events[key] = own
	return func(_ context.Context, handled bool) error {
		m.end(key, own, handled)
		return nil
	}, nil
}

// end does nothing for a claim that ended before, or gave way to another.
func (m *Memory) end(key string, own *remembered, handled bool) {
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
