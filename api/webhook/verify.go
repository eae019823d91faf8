// Package webhook takes in what Razorpay sends to a webhook's URL: verified, typed,
// and each event once.
//
//	handle := func(ctx context.Context, event *webhook.Event) error { return work.Add(ctx, event) }
//	handler, err := webhook.NewHandler(webhook.Config{Secrets: secrets, Handle: handle})
//
// What is signed is Razorpay's word and is never refused for its shape: an event
// that could not be read comes to Handle too, with the reason.
//
// [Parse] is for servers of another kind. The signature is over the raw body: give
// it the very bytes that came.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// The headers of a webhook. An event's id is the same for each of its deliveries.
const (
	SignatureHeader = "X-Razorpay-Signature"
	EventIDHeader   = "X-Razorpay-Event-Id"
)

var (
	// ErrSignature is a signature that none of the secrets made for the body.
	ErrSignature = errors.New("the signature does not match")
	// ErrNoSignature is a delivery without a signature, which is an ErrSignature too.
	// It comes from someone else than Razorpay, or a proxy drops [SignatureHeader].
	ErrNoSignature = fmt.Errorf("%w: there is none", ErrSignature)
)

// Verify checks the signature, 64 lower-case hexadecimal digits, against the
// HMAC-SHA256 of the raw body under each of the secrets, in constant time. There
// is more than one while a secret is being replaced. No secret, one that is empty
// or has white space around it, and an empty body are errors of their own.
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
	for _, secret := range secrets { // all of them, so that the time does not tell which
		mac := hmac.New(sha256.New, []byte(secret))
		_, _ = mac.Write(body)
		if hmac.Equal(hex.AppendEncode(nil, mac.Sum(nil)), []byte(signature)) {
			err = nil
		}
	}
	return err
}
