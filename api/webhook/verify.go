// Package webhook receives what Razorpay sends to a webhook's URL. Events are verified and typed,
// and each is handled once.
//
//	handle := func(ctx context.Context, event *webhook.Event) error { return work.Add(ctx, event) }
//	handler, err := webhook.NewHandler(webhook.Config{Secrets: secrets, Handle: handle})
//
// A signed event comes from Razorpay and is never refused for its shape: Handle also gets an event
// that could not be decoded, with the reason.
//
// [Parse] is for other kinds of server. The signature covers the raw body, so pass the bytes
// exactly as they were received.
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
	// ErrSignature is a signature that was made with none of the secrets.
	ErrSignature = errors.New("the signature does not match")
	// ErrNoSignature is a delivery without a signature; it is also an ErrSignature. Either it does
	// not come from Razorpay, or a proxy drops [SignatureHeader].
	ErrNoSignature = fmt.Errorf("%w: there is none", ErrSignature)
)

// Verify checks the signature, 64 lower-case hexadecimal digits, against the HMAC-SHA256 of the raw
// body under each of the secrets, in constant time. There are several secrets while one is being
// replaced. No secret, a secret that is empty or has white space around it, and an empty body are
// separate errors.
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
