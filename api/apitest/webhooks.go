package apitest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/rzpkit/payments/api/webhook"
)

// WebhookSecret signs webhooks unless [WebhookTo] is given another.
const WebhookSecret webhook.Secret = "apitest-webhook-secret"

// webhookTimeout is how long a receiver has to answer, in real time.
const webhookTimeout = 5 * time.Second

// An event whose delivery failed is posted again after a minute, after two more,
// four and so on, for a day. The day is documented, the steps are inferred.
const (
	firstRetry = time.Minute
	retryFor   = 24 * time.Hour
)

// WebhookOption changes how webhooks are delivered.
type WebhookOption func(*receiver) error

// Repeated delivers each event several times more, with the same event id.
func Repeated(times int) WebhookOption {
	return func(r *receiver) error {
		if times < 0 {
			return fmt.Errorf("Repeated: %d is negative", times)
		}
		r.repeats = times
		return nil
	}
}

// Shuffled delivers the events that are due at one time in a random order, which depends
// on [Seed].
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

// WebhookTo posts the events from now on to a URL, signed with a secret; "" stands for
// [WebhookSecret]. There are events of payments, refunds, downtimes, and orders that are
// paid.
//
// [Server.DeliverWebhooks] posts what is due, and [Server.Advance] what becomes due on
// its way, both in the goroutine that calls them. So a test knows which events its handler
// has received, and nothing is posted after the test. An event that is not answered with
// 2xx within five seconds is posted again for a day of the server's clock.
func (s *Server) WebhookTo(target string, secret webhook.Secret, how ...WebhookOption) {
	to, err := newReceiver(target, secret, how)
	if err != nil {
		s.fatal("apitest: %v", err)
		return
	}
	s.webhooks.setReceiver(to)
}

// DeliverWebhooks posts every event that is due, also those that become due meanwhile.
// It returns how many were accepted, and ends early with the context.
func (s *Server) DeliverWebhooks(ctx context.Context) int { return s.deliver(ctx, 1) }

// PendingWebhooks returns how many deliveries are still to be made, retries included.
func (s *Server) PendingWebhooks() int {
	s.webhooks.mutex.Lock()
	defer s.webhooks.mutex.Unlock()
	return len(s.webhooks.pending)
}

// receiver is where events go, and how they are delivered.
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
