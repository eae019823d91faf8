package apitest

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/api/wire"
)

// queueWebhook queues an event for delivery. The ledger calls it.
func (s *Server) queueWebhook(event ledger.Event) {
	s.webhooks.add(event, func() []byte { return s.encodeEvent(event) })
}

// encodeEvent returns the body of a webhook.
func (s *Server) encodeEvent(event ledger.Event) []byte {
	type holder struct {
		Entity json.RawMessage `json:"entity"`
	}
	body := struct {
		Entity    string            `json:"entity"`
		AccountID string            `json:"account_id"`
		Event     string            `json:"event"`
		Contains  []string          `json:"contains"`
		Payload   map[string]holder `json:"payload"`
		CreatedAt wire.Timestamp    `json:"created_at"`
	}{"event", s.account, event.Name, nil, map[string]holder{}, wire.At(event.At)}
	add := func(name string, entity []byte) {
		body.Contains = append(body.Contains, name)
		body.Payload[name] = holder{entity}
	}
	if event.Payment != nil {
		add("payment", s.index.templates.paymentOf(event.Payment, nil, nil))
	}
	if event.Order != nil {
		add("order", s.index.templates.orderOf(event.Order))
	}
	if event.Refund != nil {
		add("refund", s.index.templates.refundOf(event.Refund))
	}
	if event.Downtime != nil {
		add("payment.downtime", s.index.templates.downtimeOf(event.Downtime))
	}
	encoded, _ := json.Marshal(body) //nolint:errchkjson // the entities are JSON
	s.checkEvent(event.Name, encoded)
	return encoded
}

// deliver posts the webhooks that are due, and those that become due while it runs, with the given
// number of workers. It returns how many deliveries were accepted.
func (s *Server) deliver(ctx context.Context, workers int) int {
	var accepted atomic.Int64
	for ctx.Err() == nil {
		batch := s.webhooks.due(s.ledger.Now())
		if len(batch) == 0 {
			break
		}
		var group sync.WaitGroup
		slots := make(chan struct{}, workers)
		for _, next := range batch {
			slots <- struct{}{}
			group.Go(func() {
				defer func() { <-slots }()
				if s.postWebhook(ctx, next) {
					accepted.Add(1)
				} else {
					s.webhooks.retry(next, s.ledger.Now())
				}
			})
		}
		group.Wait()
	}
	return int(accepted.Load())
}

// postWebhook posts an event and reports whether the receiver accepted it.
func (s *Server) postWebhook(ctx context.Context, d delivery) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.receiver.url, bytes.NewReader(d.body))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, []byte(d.receiver.secret))
	_, _ = mac.Write(d.body)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Razorpay-Webhook/v1")
	request.Header.Set(webhook.SignatureHeader, hex.EncodeToString(mac.Sum(nil)))
	request.Header.Set(webhook.EventIDHeader, d.id)
	answer, err := s.poster.Do(request)
	if err != nil {
		return false
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, maxBody))
	_ = answer.Body.Close()
	return answer.StatusCode >= 200 && answer.StatusCode <= 299
}
