package apitest

import (
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// Inject adds faults. If several could hit a request, the first one does, and every latency before
// it applies too. An invalid fault fails the test.
func (s *Server) Inject(faults ...Fault) {
	for _, fault := range faults {
		if err := fault.Validate(); err != nil {
			s.fatal("apitest: Inject: %v", err)
			return
		}
	}
	s.faults.add(s.settings.seed, faults)
}

// ClearFaults removes all faults.
func (s *Server) ClearFaults() { s.faults.clear() }

// activeFaults are the faults that can still hit a request.
type activeFaults struct {
	mutex sync.Mutex
	added uint64
	list  []*activeFault
}

type activeFault struct {
	Fault

	random *rand.Rand
	seen   int // requests that it could have hit
	hit    int
}

func (f *activeFaults) add(seed uint64, more []Fault) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for _, fault := range more {
		f.added++
		f.list = append(f.list, &activeFault{
			Fault: fault, random: rand.New(rand.NewPCG(seed, f.added)), //nolint:gosec // pseudo-random on purpose: runs must be repeatable
		})
	}
}

func (f *activeFaults) clear() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.list = nil
}

// all lists the faults, except those that have hit as often as [Fault.Times] allows.
func (f *activeFaults) all() []Fault {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	list := make([]Fault, len(f.list))
	for i, active := range f.list {
		list[i] = active.Fault
	}
	return list
}

// plan is the fault and the delays of one request.
type plan struct {
	// delays before and after the operation takes effect
	before, after time.Duration
	fault         Fault
}

// takesEffect reports whether the operation is carried out.
func (p plan) takesEffect() bool {
	return p.fault.Kind == "" || p.fault.TookEffect || kinds[p.fault.Kind].effect == withEffect
}

// take decides which of the faults that stage selects hit a request. It removes faults that have
// hit as often as [Fault.Times] allows.
func (f *activeFaults) take(operation string, stage func(Fault) bool) plan {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	defer func() { f.list = slices.DeleteFunc(f.list, (*activeFault).isSpent) }()
	var plan plan
	for _, active := range f.list {
		if active.Operation != "" && active.Operation != operation || !stage(active.Fault) || !active.tryHit() {
			continue
		}
		switch {
		case active.Kind == Latency && active.TookEffect:
			plan.after += active.Delay
		case active.Kind == Latency:
			plan.before += active.Delay
		default:
			plan.fault = active.Fault
			if active.Kind != SlowDrip {
				plan.after += active.Delay
			}
			return plan
		}
	}
	return plan
}

// isSpent reports whether a fault has hit as often as [Fault.Times] allows.
func (f *activeFault) isSpent() bool { return f.Times > 0 && f.hit == f.Times }

// tryHit counts a request and decides whether the fault hits it.
func (f *activeFault) tryHit() bool {
	f.seen++
	if f.seen <= f.Skip || f.isSpent() {
		return false
	}
	if f.Probability > 0 && f.random.Float64() >= f.Probability {
		return false
	}
	f.hit++
	return true
}

// The stages at which faults apply: when a client of [Server.Client] dials, at the first byte of a
// request, and after its header was read.
func atDial(f Fault) bool      { return f.Kind == ConnectionRefused }
func atFirstByte(f Fault) bool { return f.Kind == ResetBefore && f.Operation == "" }
func atRequest(f Fault) bool   { return !atDial(f) && !atFirstByte(f) }
