package apitest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// webhookWorkers is how many webhooks are posted at a time in real time.
const webhookWorkers = 8

// RealTime lets the server's clock go as the real one does, from [StartAt] or
// from now, and posts webhooks as they come due, eight at a time: for a server
// that runs by itself. [Server.Advance] still moves the clock on.
func RealTime() Option {
	return func(s *settings) error {
		s.realTime = true
		return nil
	}
}

// wallClock is what the clock of a server in real time follows.
type wallClock struct {
	started time.Time
	ahead   atomic.Int64 // by how many nanoseconds Advance moved the clock
	stop    context.CancelFunc
	done    sync.WaitGroup
}

// syncClock moves the ledger's clock to where it should be, in real time.
func (s *Server) syncClock() {
	if s.settings.realTime {
		s.ledger.AdvanceTo(s.settings.start.Add(time.Since(s.wallClock.started) + time.Duration(s.wallClock.ahead.Load())))
	}
}

// startRealTime lets things happen and posts webhooks in real time, until it is
// stopped.
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

// Now is where the server's clock stands.
func (s *Server) Now() time.Time {
	s.syncClock()
	return s.ledger.Now()
}

// Advance moves the server's clock, which stands still otherwise, and lets happen
// in order what is due on the way: one-time passwords expire, payments that no
// one finished fail, authorized payments that no one captured are given back,
// webhooks are posted.
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

// nextDue is when the next thing happens, in the ledger or to a webhook.
func (s *Server) nextDue() (time.Time, bool) {
	inLedger, found := s.ledger.NextDue()
	toDeliver, more := s.webhooks.nextDue()
	if !found || more && toDeliver.Before(inLedger) {
		return toDeliver, more
	}
	return inLedger, true
}
