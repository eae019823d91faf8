// Package webhook takes in what Razorpay sends to a webhook's URL: verified, typed,
// and each event once.
//
//	handle := func(ctx context.Context, event *webhook.Event) error { return work.Add(ctx, event) }
//	handler, err := webhook.NewHandler(webhook.Config{Secrets: secrets, Handle: handle})
//
// [Parse] is for servers of another kind. The signature is over the raw body: give
// it the very bytes that came.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/rzpkit/payments/api/wire"
)

// The headers of a webhook. An event's id is the same for each of its deliveries.
const (
	SignatureHeader = "X-Razorpay-Signature"
	EventIDHeader   = "X-Razorpay-Event-Id"
)

// Secret is the secret of a webhook, set beside its URL in the dashboard, and not
// the key secret: the types keep the two apart. It prints as [redacted].
type Secret string

// String is [wire.Redacted].
func (Secret) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w, which go vet refuses.
func (Secret) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (Secret) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// ErrSignature is a signature that none of the secrets made for the body.
var ErrSignature = errors.New("the signature does not match")

// Verify checks the signature, 64 lower-case hexadecimal digits, against the
// HMAC-SHA256 of the raw body under each of the secrets, in constant time. There
// is more than one while a secret is being replaced; none may be empty, nor the body.
func Verify(body []byte, signature string, secrets ...Secret) error {
	if len(body) == 0 || len(secrets) == 0 || slices.Contains(secrets, "") {
		return errors.New("webhook: the body or the secret is empty")
	}
	err := ErrSignature
	for _, secret := range secrets {
		mac := hmac.New(sha256.New, []byte(secret))
		_, _ = mac.Write(body)
		if hmac.Equal(fmt.Appendf(nil, "%x", mac.Sum(nil)), []byte(signature)) {
			err = nil
		}
	}
	return err
}
