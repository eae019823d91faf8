package apitest

import (
	"container/heap"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
)

// deliveryQueue holds the webhooks that are still to be delivered.
type deliveryQueue struct {
	mutex    sync.Mutex
	receiver *receiver // nil if there is none
	random   *rand.Rand
	pending  deliveries
	added    uint64
	keep     int // maximum number of pending deliveries; 0 is no limit
	// arrived receives a value, without blocking the sender, when there is something to deliver.
	arrived chan struct{}
}

// delivery is an event to be posted to a receiver.
type delivery struct {
	receiver *receiver
	id       string
	body     []byte
	// due is the time of the next attempt, first the time of the event.
	due, first time.Time
	tries      int
	added      uint64
}

// setReceiver sets the receiver of future events, or none if nil.
func (h *deliveryQueue) setReceiver(to *receiver) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.receiver = to
}

// add queues an event, and again as often as its receiver asks for repeats.
func (h *deliveryQueue) add(event ledger.Event, encode func() []byte) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.receiver == nil {
		return
	}
	body := encode()
	for range 1 + h.receiver.repeats {
		h.push(delivery{receiver: h.receiver, id: event.ID, body: body, due: event.At, first: event.At})
	}
	select {
	case h.arrived <- struct{}{}:
	default:
	}
}

func (h *deliveryQueue) push(d delivery) {
	if h.keep > 0 && len(h.pending) >= h.keep {
		heap.Remove(&h.pending, h.pending.oldest())
	}
	h.added++
	d.added = h.added
	heap.Push(&h.pending, d)
}

// due removes and returns the deliveries that are due.
func (h *deliveryQueue) due(now time.Time) []delivery {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	var batch []delivery
	shuffled := false
	for len(h.pending) > 0 && !h.pending[0].due.After(now) {
		next, _ := heap.Pop(&h.pending).(delivery)
		batch = append(batch, next)
		shuffled = shuffled || next.receiver.shuffled
	}
	if shuffled {
		h.random.Shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
	}
	return batch
}

// nextDue returns the time of the next delivery, if there is one.
func (h *deliveryQueue) nextDue() (time.Time, bool) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if len(h.pending) == 0 {
		return time.Time{}, false
	}
	return h.pending[0].due, true
}

// retry queues a failed delivery again, unless the next attempt would be more than a day after the
// event.
func (h *deliveryQueue) retry(d delivery, now time.Time) {
	d.due = now.Add(firstRetry << d.tries)
	d.tries++
	if d.due.After(d.first.Add(retryFor)) {
		return
	}
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.push(d)
}

// deliveries is a heap, earliest first.
type deliveries []delivery

func (d *deliveries) Len() int { return len(*d) }

func (d *deliveries) Less(i, j int) bool {
	a, b := &(*d)[i], &(*d)[j]
	if !a.due.Equal(b.due) {
		return a.due.Before(b.due)
	}
	return a.added < b.added
}

func (d *deliveries) Swap(i, j int) { (*d)[i], (*d)[j] = (*d)[j], (*d)[i] }

// oldest returns the index of the delivery with the earliest event.
func (d *deliveries) oldest() int {
	oldest := 0
	for i, delivery := range *d {
		if delivery.first.Before((*d)[oldest].first) {
			oldest = i
		}
	}
	return oldest
}

// Push implements [heap.Interface].
func (d *deliveries) Push(x any) {
	if added, ok := x.(delivery); ok {
		*d = append(*d, added)
	}
}

// Pop implements [heap.Interface].
func (d *deliveries) Pop() any {
	last := len(*d) - 1
	popped := (*d)[last]
	(*d)[last] = delivery{} // release the body for garbage collection
	*d = (*d)[:last]
	return popped
}
