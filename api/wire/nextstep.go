package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// NextStep is what the customer or the integration can do next with a payment.
// Some answers write it as an object with a URL, some as the bare word.
type NextStep struct {
	// Action is redirect, otp_generate, otp_submit, otp_resend, poll, intent
	// or a word that is not documented yet.
	Action string
	// URL is where the action is done; empty where only the word was sent. It
	// is opaque: not every one names the payment by its full id.
	URL string
}

// nextObject is the object form of a NextStep.
type nextObject struct {
	Action string `json:"action"`
	URL    string `json:"url"`
}

// MarshalJSON writes the object, or the bare word of a step without URL.
func (s NextStep) MarshalJSON() ([]byte, error) {
	if s.URL == "" {
		return json.Marshal(s.Action)
	}
	return json.Marshal(nextObject(s))
}

// UnmarshalJSON reads the object, [] if it is empty, or the bare word; null leaves
// the value as it was.
func (s *NextStep) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var object nextObject
	var into any = &object
	if bytes.HasPrefix(data, []byte{'"'}) {
		into = &object.Action
	}
	if err := ReadObject(data, into); err != nil {
		return fmt.Errorf("next step: want a string or an object: %w", err)
	}
	*s = NextStep(object)
	return nil
}
