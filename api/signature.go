package api

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/generated"
)

// ErrSignature means that the signature was not made with this secret for this order and payment,
// or that the payment id or the signature is empty. A forged or damaged confirmation gives this
// error.
var ErrSignature = errors.New("the signature does not match")

// VerifyPayment calls the function [VerifyPayment] with the secret of the client's key. It returns
// an error if the client has only a token.
func (c *Client) VerifyPayment(orderID generated.OrderID, paymentID generated.PaymentID, signature string) error {
	if c.secret == nil || c.secret() == "" {
		return errors.New("api: the client has no key secret to verify with")
	}
	return VerifyPayment(orderID, paymentID, signature, c.secret())
}

// VerifyPayment checks that a payment's confirmation comes from Razorpay. The signature is the
// HMAC-SHA256 of order id, "|" and payment id with the key secret, as 64 lower-case hexadecimal
// digits. It is compared in constant time. A confirmation with any other signature is
// [ErrSignature]. An empty secret or order id is a mistake of the program and a different error.
//
// Take orderID from your own records, not from what the browser sent.
func VerifyPayment(orderID generated.OrderID, paymentID generated.PaymentID, signature string, secret KeySecret) error {
	switch {
	case secret == "":
		return errors.New("api: the key secret is empty")
	case orderID == "":
		return errors.New("api: the order id is empty")
	case paymentID == "" || signature == "":
		return fmt.Errorf("%w: the payment id or the signature is empty", ErrSignature)
	}
	if strings.Contains(string(orderID)+string(paymentID), "|") { // with the same secret, three bars sign a payment link
		return ErrSignature
	}
	mac := hmac.New(sha256.New, []byte(secret))
	_, _ = mac.Write([]byte(string(orderID) + "|" + string(paymentID)))
	want := hex.AppendEncode(nil, mac.Sum(nil))
	if !hmac.Equal(want, []byte(signature)) {
		return ErrSignature
	}
	return nil
}
