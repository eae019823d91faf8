package apitest

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"sync"
	"time"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/webhook"
)

// WebhookSecret signs webhooks unless [WebhookTo] is given another.
const WebhookSecret webhook.Secret = "apitest-webhook-secret"

// answerWithin is how long a receiver has to answer, in real time.
const answerWithin = 5 * time.Second

// An event whose delivery failed is posted again after a minute, after two more,
// four and so on, for a day. The day is documented, the steps are inferred.
const (
	firstRetry = time.Minute
	retryFor   = 24 * time.Hour
)

// WebhookOption changes how webhooks are delivered.
type WebhookOption func(*receiver) error

// Repeated delivers each event so many times more, with the same event id.
func Repeated(times int) WebhookOption {
	return func(r *receiver) error {
		if times < 0 {
			return fmt.Errorf("Repeated: %d is negative", times)
		}
		r.repeats = times
		return nil
	}
}

// Shuffled delivers the events that are due at one time in an order that depends
// on [Seed], and not in theirs.
func Shuffled() WebhookOption {
	return func(r *receiver) error {
		r.shuffled = true
		return nil
	}
}

// WebhookTo posts events to a URL, signed with a secret; with "" it is
// [WebhookSecret]. See [Server.WebhookTo].
func WebhookTo(target string, secret webhook.Secret, how ...WebhookOption) Option {
	return func(s *settings) error {
		to, err := newReceiver(target, secret, how)
		s.receiver = to
		return err
	}
}

// WebhookTo posts the events from now on to a URL, signed with a secret; with ""
// it is [WebhookSecret]. They are those of payments, of orders that are paid and
// of downtimes.
//
// Nothing is posted behind a test's back: [Server.DeliverWebhooks] posts what is
// due, in the goroutine that calls it, and [Server.Advance] what comes due on its
// way. So a test knows what its handler has seen, and nothing runs on when it
// ends. An event that is not answered with 2xx within five seconds is posted
// again, later by the server's clock, for a day.
func (s *Server) WebhookTo(target string, secret webhook.Secret, how ...WebhookOption) {
	to, err := newReceiver(target, secret, how)
	if err != nil {
		s.fatal("apitest: %v", err)
		return
	}
	s.webhooks.mutex.Lock()
	defer s.webhooks.mutex.Unlock()
	s.webhooks.receiver = to
}

// DeliverWebhooks posts every event that is due, also those that come while it
// does so. It returns how many were accepted. It ends early with the context.
func (s *Server) DeliverWebhooks(ctx context.Context) int { return s.deliver(ctx, 1) }

// PendingWebhooks is how many deliveries are still to be made, retries included.
func (s *Server) PendingWebhooks() int {
	s.webhooks.mutex.Lock()
	defer s.webhooks.mutex.Unlock()
	return len(s.webhooks.waiting)
}

// receiver is who gets the events, and how.
type receiver struct {
	url      string
	secret   webhook.Secret
	repeats  int
	shuffled bool
}

func newReceiver(target string, secret webhook.Secret, how []WebhookOption) (*receiver, error) {
	parsed, err := url.Parse(target)
	if err != nil || parsed.Host == "" || parsed.Scheme != "http" && parsed.Scheme != "https" {
		return nil, errors.New("WebhookTo: want the URL of a receiver, with http or https")
	}
	if secret == "" {
		secret = WebhookSecret
	}
	r := &receiver{url: target, secret: secret}
	for _, option := range how {
		if err := option(r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// webhooks are the deliveries that are still to be made.
type webhooks struct {
	mutex    sync.Mutex
	receiver *receiver // nil for none
	random   *rand.Rand
	waiting  deliveries
	added    uint64
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
	h.added++
	d.added = h.added
	heap.Push(&h.waiting, d)
}

// due takes what is to be posted by now.
func (h *webhooks) due(now time.Time) []delivery {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	var batch []delivery
	shuffled := false
	for len(h.waiting) > 0 && !h.waiting[0].due.After(now) {
		next, _ := heap.Pop(&h.waiting).(delivery)
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
	if len(h.waiting) == 0 {
		return time.Time{}, false
	}
	return h.waiting[0].due, true
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
