package ledger

import (
	"container/heap"
	"time"
)

// clock stands still until it is advanced, and then fires the timers that are due.
type clock struct {
	now    time.Time
	timers timers
	added  uint64
}

type timer struct {
	at time.Time
	// added keeps timers with the same time in the order in which they were scheduled.
	added uint64
	do    func()
	index int // in the heap, or -1 after removal
}

// schedule calls do at the given time, or when the clock is next advanced if that time has passed.
func (c *clock) schedule(at time.Time, do func()) *timer {
	c.added++
	added := &timer{at: at, added: c.added, do: do}
	heap.Push(&c.timers, added)
	return added
}

// cancel removes a timer that has not fired. It ignores nil.
func (c *clock) cancel(t *timer) {
	if t != nil && t.index >= 0 {
		heap.Remove(&c.timers, t.index)
	}
}

// next returns the time of the earliest timer, if there is one.
func (c *clock) next() (time.Time, bool) {
	if len(c.timers) == 0 {
		return time.Time{}, false
	}
	return c.timers[0].at, true
}

// advanceTo moves the clock from one due timer to the next, and finally to the target. Timers that
// are scheduled on the way also fire if they are due by then. The clock never goes back.
func (c *clock) advanceTo(target time.Time) {
	for len(c.timers) > 0 && !c.timers[0].at.After(target) {
		due, _ := heap.Pop(&c.timers).(*timer)
		c.set(due.at)
		due.do()
	}
	c.set(target)
}

func (c *clock) set(to time.Time) {
	if to.After(c.now) {
		c.now = to
	}
}

// timers is a heap, earliest first.
type timers []*timer

func (t *timers) Len() int { return len(*t) }

func (t *timers) Less(i, j int) bool {
	a, b := (*t)[i], (*t)[j]
	if !a.at.Equal(b.at) {
		return a.at.Before(b.at)
	}
	return a.added < b.added
}

func (t *timers) Swap(i, j int) {
	(*t)[i], (*t)[j] = (*t)[j], (*t)[i]
	(*t)[i].index, (*t)[j].index = i, j
}

// Push implements [heap.Interface].
func (t *timers) Push(x any) {
	if added, ok := x.(*timer); ok {
		added.index = len(*t)
		*t = append(*t, added)
	}
}

// Pop implements [heap.Interface].
func (t *timers) Pop() any {
	last := len(*t) - 1
	popped := (*t)[last]
	popped.index = -1
	(*t)[last] = nil // release it for garbage collection
	*t = (*t)[:last]
	return popped
}
