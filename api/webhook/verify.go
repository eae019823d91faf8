// Package webhook receives what Razorpay sends to a webhook's URL. Events are verified and typed,
// and each is handled once.
//
//	handle := func(ctx context.Context, event *webhook.Event) error { return work.Add(ctx, event) }
//	handler, err := webhook.NewHandler(webhook.Config{Secrets: secrets, Handle: handle})
//
// A signed event comes from Razorpay and is never refused because of its contents: Handle also
// receives events that could not be decoded, with the reason.
//
// [Parse] is for servers that do not use net/http. The signature covers the raw body, so pass the
// bytes exactly as they were received.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// The headers of a webhook. The event id is the same for each delivery of an event.
const (
	SignatureHeader = "X-Razorpay-Signature"
	EventIDHeader   = "X-Razorpay-Event-Id"
)

var (
	// ErrSignature is the error for a signature that was made with none of the secrets.
	ErrSignature = errors.New("the signature does not match")
	// ErrNoSignature is the error for a delivery without a signature; it wraps ErrSignature. Either
	// the delivery does not come from Razorpay, or a proxy drops [SignatureHeader].
	ErrNoSignature = fmt.Errorf("%w: there is none", ErrSignature)
)

// Verify checks the signature, 64 lower-case hexadecimal digits, against the HMAC-SHA256 of the raw
// body with each of the secrets, in constant time. Pass several secrets while one is being
// replaced. For no secrets, a secret that is empty or has white space around it, or an empty body
// it returns an error that is not ErrSignature.
func Verify(body []byte, signature string, secrets ...Secret) error {
	if err := checkSecrets(secrets); err != nil {
		return err
	}
	if len(body) == 0 {
		return errors.New("webhook: the body is empty")
	}
	if signature == "" {
		return ErrNoSignature
	}
	err := ErrSignature
	for _, secret := range secrets { // check all, so that the time does not reveal which matched
		mac := hmac.New(sha256.New, []byte(secret))
		_, _ = mac.Write(body)
		if hmac.Equal(hex.AppendEncode(nil, mac.Sum(nil)), []byte(signature)) {
			err = nil
		}
	}
	return err
}
