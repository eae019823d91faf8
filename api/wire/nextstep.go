package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// NextStep is what the customer or the integration can do next with a payment. Some answers write
// it as an object with a URL, others as a bare word.
type NextStep struct {
	// Action is redirect, otp_generate, otp_submit, otp_resend, poll, intent, or a word that is not
	// documented yet.
	Action string
	// URL is where to perform the action; it is empty if only the word was sent. It is opaque: not
	// every URL contains the payment's full id.
	URL string
}

// nextStepObject is the object form of a NextStep.
type nextStepObject struct {
	Action string `json:"action"`
	URL    string `json:"url"`
}

// MarshalJSON writes the object, or the bare word of a step without URL.
func (s NextStep) MarshalJSON() ([]byte, error) {
	if s.URL == "" {
		return json.Marshal(s.Action)
	}
	return json.Marshal(nextStepObject(s))
}

// UnmarshalJSON reads the object, [] for an empty one, or the bare word; null leaves the value
// unchanged.
func (s *NextStep) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var object nextStepObject
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
