package apitest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/rzpkit/payments/api/webhook"
)

// WebhookSecret is the default secret that signs webhooks.
const WebhookSecret webhook.Secret = "apitest-webhook-secret"

// webhookTimeout is how long a receiver has to respond, in real time.
const webhookTimeout = 5 * time.Second

// A failed delivery is posted again after one minute, then two, four and so on, for a day. The day
// is documented, the intervals are inferred.
const (
	firstRetry = time.Minute
	retryFor   = 24 * time.Hour
)

// WebhookOption configures how webhooks are delivered.
type WebhookOption func(*receiver) error

// Repeated delivers each event the given number of additional times, with the same event id.
func Repeated(times int) WebhookOption {
	return func(r *receiver) error {
		if times < 0 {
			return fmt.Errorf("Repeated: %d is negative", times)
		}
		r.repeats = times
		return nil
	}
}

// Shuffled delivers the events that are due at the same time in a random order, which depends on
// [Seed].
func Shuffled() WebhookOption {
	return func(r *receiver) error {
		r.shuffled = true
		return nil
	}
}

// WebhookTo posts events to a URL, signed with the secret, or with [WebhookSecret] if it is "". See
// [Server.WebhookTo].
func WebhookTo(target string, secret webhook.Secret, how ...WebhookOption) Option {
	return func(s *settings) error {
		to, err := newReceiver(target, secret, how)
		s.receiver = to
		return err
	}
}

// WebhookTo posts future events to a URL, signed with the secret, or with [WebhookSecret] if it is
// "". There are events of payments, refunds, downtimes and paid orders.
//
// [Server.DeliverWebhooks] posts the events that are due, and [Server.Advance] those that become
// due, both in the calling goroutine. So a test knows which events its handler has received, and
// nothing is posted after the test. An event that does not get a 2xx response within five seconds
// is posted again, for up to a day of the server's clock.
func (s *Server) WebhookTo(target string, secret webhook.Secret, how ...WebhookOption) {
	to, err := newReceiver(target, secret, how)
	if err != nil {
		s.fatal("apitest: %v", err)
		return
	}
	s.webhooks.setReceiver(to)
}

// DeliverWebhooks posts every event that is due, including those that become due while it runs. It
// returns how many were accepted, and stops early when the context ends.
func (s *Server) DeliverWebhooks(ctx context.Context) int { return s.deliver(ctx, 1) }

// PendingWebhooks returns the number of pending deliveries, retries included.
func (s *Server) PendingWebhooks() int {
	s.webhooks.mutex.Lock()
	defer s.webhooks.mutex.Unlock()
	return len(s.webhooks.pending)
}

// receiver is a webhook receiver and how events are delivered to it.
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
