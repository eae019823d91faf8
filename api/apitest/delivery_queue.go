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
	receiver *receiver // nil for none
	random   *rand.Rand
	pending  deliveries
	added    uint64
	keep     int // how many deliveries wait at most; 0 is any number
	// arrived is sent to, without waiting, when there is something to deliver.
	arrived chan struct{}
}

// delivery is an event on its way to a receiver.
type delivery struct {
	receiver *receiver
	id       string
	body     []byte
	// due is when it is posted next; first is when the event happened.
	due, first time.Time
	tries      int
	added      uint64
}

// setReceiver sets where the events from now on go; nil is nowhere.
func (h *deliveryQueue) setReceiver(to *receiver) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.receiver = to
}

// add queues an event, as often as its receiver wants it repeated.
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

// due removes the deliveries that are due, and returns them.
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

// nextDue is when the next delivery is due, if there is one.
func (h *deliveryQueue) nextDue() (time.Time, bool) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if len(h.pending) == 0 {
		return time.Time{}, false
	}
	return h.pending[0].due, true
}

// retry queues a delivery that failed once more, unless it was tried for a day.
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

// deliveries is a heap, the earliest first.
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

// oldest is the index of the delivery whose event happened first.
func (d *deliveries) oldest() int {
	oldest := 0
	for i, delivery := range *d {
		if delivery.first.Before((*d)[oldest].first) {
			oldest = i
		}
	}
	return oldest
}

// Push is for package heap.
func (d *deliveries) Push(x any) {
	if added, ok := x.(delivery); ok {
		*d = append(*d, added)
	}
}

// Pop is for package heap.
func (d *deliveries) Pop() any {
	last := len(*d) - 1
	popped := (*d)[last]
	(*d)[last] = delivery{} // so that the collector can have its body
	*d = (*d)[:last]
	return popped
}
