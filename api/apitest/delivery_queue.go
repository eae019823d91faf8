package apitest

import (
	"container/heap"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
)

// webhooks are the deliveries that are still to be made.
type webhooks struct {
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
	// due is when it is posted next, first when the event happened.
	due, first time.Time
	tries      int
	added      uint64
}

// setReceiver posts the events from now on to a receiver, or to none with nil.
func (h *webhooks) setReceiver(to *receiver) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.receiver = to
}

// add takes an event up for delivery, as often as it is to be repeated.
func (h *webhooks) add(event ledger.Event, encode func() []byte) {
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

func (h *webhooks) push(d delivery) {
	if h.keep > 0 && len(h.pending) >= h.keep {
		heap.Remove(&h.pending, h.pending.oldest())
	}
	h.added++
	d.added = h.added
	heap.Push(&h.pending, d)
}

// due takes what is to be posted by now.
func (h *webhooks) due(now time.Time) []delivery {
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

// nextDue is when the next delivery is to be made, if any is.
func (h *webhooks) nextDue() (time.Time, bool) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if len(h.pending) == 0 {
		return time.Time{}, false
	}
	return h.pending[0].due, true
}

// retry puts a delivery that failed back, unless its day is over.
func (h *webhooks) retry(d delivery, now time.Time) {
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

// oldest is where the delivery is whose event happened first.
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
	(*d)[last] = delivery{} // lets go of its body
	*d = (*d)[:last]
	return popped
}
