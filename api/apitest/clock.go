package apitest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// webhookWorkers is how many webhooks are posted concurrently in real time.
const webhookWorkers = 8

// RealTime makes the server's clock run, from [StartAt] or from now, and posts webhooks when they
// are due, up to eight concurrently. It is meant for a server outside a test. [Server.Advance]
// still moves the clock forward.
func RealTime() Option {
	return func(s *settings) error {
		s.realTime = true
		return nil
	}
}

// wallClock relates the clock of a server in real time to the machine's.
type wallClock struct {
	started time.Time
	ahead   atomic.Int64 // nanoseconds by which Advance moved the clock
	stop    context.CancelFunc
	done    sync.WaitGroup
}

// syncClock moves the ledger's clock to the present if the server runs in real time.
func (s *Server) syncClock() {
	if s.settings.realTime {
		s.ledger.AdvanceTo(s.settings.start.Add(time.Since(s.wallClock.started) + time.Duration(s.wallClock.ahead.Load())))
	}
}

// startRealTime starts the goroutine that moves the clock and posts webhooks in real time.
func (s *Server) startRealTime() {
	ctx, stop := context.WithCancel(context.Background())
	s.wallClock.stop, s.wallClock.started = stop, time.Now()
	s.wallClock.done.Go(func() {
		const step = 100 * time.Millisecond
		ticker := time.NewTicker(step)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			case <-s.webhooks.arrived:
			}
			s.syncClock()
			s.deliver(ctx, webhookWorkers)
		}
	})
}

// Now returns the time of the server's clock.
func (s *Server) Now() time.Time {
	s.syncClock()
	return s.ledger.Now()
}

// Advance moves the server's clock forward. Everything due on the way happens in order: one-time
// passwords expire, unfinished payments fail, authorized payments that were not captured are
// refunded, webhooks are posted.
func (s *Server) Advance(by time.Duration) {
	if by < 0 {
		s.fatal("apitest: Advance: %v is negative", by)
		return
	}
	if s.settings.realTime {
		s.wallClock.ahead.Add(int64(by))
		s.syncClock()
		return
	}
	target := s.ledger.Now().Add(by)
	for {
		next, found := s.nextDue()
		if !found || next.After(target) {
			break
		}
		s.ledger.AdvanceTo(next)
		s.deliver(context.Background(), 1)
	}
	s.ledger.AdvanceTo(target)
}

// nextDue returns when the next change of the ledger or delivery of a webhook is due.
func (s *Server) nextDue() (time.Time, bool) {
	inLedger, found := s.ledger.NextDue()
	toDeliver, more := s.webhooks.nextDue()
	if !found || more && toDeliver.Before(inLedger) {
		return toDeliver, more
	}
	return inLedger, true
}
