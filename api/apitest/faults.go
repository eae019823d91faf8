package apitest

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Inject lets things go wrong from now on. Of several faults for one request the
// first goes wrong, and every latency before it. A fault that is not one fails
// the test.
func (s *Server) Inject(faults ...Fault) {
	for _, fault := range faults {
		if err := fault.Validate(); err != nil {
			s.fatal("apitest: Inject: %v", err)
			return
		}
	}
	s.faults.add(s.settings.seed, faults)
}

// ClearFaults lets nothing go wrong any more.
func (s *Server) ClearFaults() { s.faults.clear() }

// faults are those that are still to come.
type faults struct {
	mutex   sync.Mutex
	added   uint64
	waiting []*waitingFault
}

type waitingFault struct {
	Fault

	random *rand.Rand
	came   int // requests that it could have hit
	hit    int
}

func (f *faults) add(seed uint64, more []Fault) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for _, fault := range more {
		f.added++
		f.waiting = append(f.waiting, &waitingFault{
			Fault: fault, random: rand.New(rand.NewPCG(seed, f.added)), //nolint:gosec // chance that can be repeated
		})
	}
}

func (f *faults) clear() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.waiting = nil
}

// plan is what goes wrong with one request.
type plan struct {
	// before and after its effect
	before, after time.Duration
	fault         Fault
}

// takesEffect is whether the operation is done at all.
func (p plan) takesEffect() bool {
	return p.fault.Kind == "" || p.fault.TookEffect || kinds[p.fault.Kind].always
}

// take decides about a request, among the faults that are asked about.
func (f *faults) take(operation string, among func(Fault) bool) plan {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var plan plan
	for _, waiting := range f.waiting {
		if waiting.Operation != "" && waiting.Operation != operation || !among(waiting.Fault) || !waiting.hits() {
			continue
		}
		switch {
		case waiting.Kind == Latency && waiting.TookEffect:
			plan.after += waiting.Delay
		case waiting.Kind == Latency:
			plan.before += waiting.Delay
		default:
			plan.fault = waiting.Fault
			if waiting.Kind != SlowDrip {
				plan.after += waiting.Delay
			}
			return plan
		}
	}
	return plan
}

// hits counts a request and decides whether it goes wrong.
func (f *waitingFault) hits() bool {
	f.came++
	if f.came <= f.Skip || f.Times > 0 && f.hit == f.Times {
		return false
	}
	if f.Probability > 0 && f.random.Float64() >= f.Probability {
		return false
	}
	f.hit++
	return true
}

// Where a fault is decided about: as a client of the server's own dials, at the
// first byte of whatever comes, or when the request's header is read.
func atDial(f Fault) bool      { return f.Kind == ConnectionRefused }
func atFirstByte(f Fault) bool { return f.Kind == ResetBefore && f.Operation == "" }
func atRequest(f Fault) bool   { return !atDial(f) && !atFirstByte(f) }
