package ledger

import (
	"container/heap"
	"time"
)

// clock stands still until it is moved, and fires the timers that are due on its way.
type clock struct {
	now    time.Time
	timers timers
	added  uint64
}

type timer struct {
	at time.Time
	// added keeps timers of one moment in the order in which they were set.
	added uint64
	do    func()
	index int // in the heap, or -1 when it is no longer there
}

// schedule calls do at a moment, or when the clock is moved next if that moment is past.
func (c *clock) schedule(at time.Time, do func()) *timer {
	c.added++
	added := &timer{at: at, added: c.added, do: do}
	heap.Push(&c.timers, added)
	return added
}

// cancel removes a timer that has not fired. A nil timer is none.
func (c *clock) cancel(t *timer) {
	if t != nil && t.index >= 0 {
		heap.Remove(&c.timers, t.index)
	}
}

// next is when the earliest timer is due.
func (c *clock) next() (time.Time, bool) {
	if len(c.timers) == 0 {
		return time.Time{}, false
	}
	return c.timers[0].at, true
}

// advanceTo moves the clock from one due timer to the next, and to the target in
// the end. What a timer sets in turn is done too if it is due by then. It never
// goes back.
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

// timers is a heap, the earliest first.
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

// Push is for package heap.
func (t *timers) Push(x any) {
	if added, ok := x.(*timer); ok {
		added.index = len(*t)
		*t = append(*t, added)
	}
}

// Pop is for package heap.
func (t *timers) Pop() any {
	last := len(*t) - 1
	popped := (*t)[last]
	popped.index = -1
	(*t)[last] = nil // so that the collector can have it
	*t = (*t)[:last]
	return popped
}
