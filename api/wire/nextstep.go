package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// NextStep is a step that the customer or the integration can take next with a payment. Some
// answers send it as an object with a URL, others as a string.
type NextStep struct {
	// Action is redirect, otp_generate, otp_submit, otp_resend, poll, intent, or an undocumented
	// action.
	Action string
	// URL is where to perform the action, or "" if only the action was sent. Do not parse it: not
	// every URL contains the payment's full id.
	URL string
}

// nextStepObject is the object form of a NextStep.
type nextStepObject struct {
	Action string `json:"action"`
	URL    string `json:"url"`
}

// MarshalJSON writes an object, or the action as a string for a step without a URL.
func (s NextStep) MarshalJSON() ([]byte, error) {
	if s.URL == "" {
		return json.Marshal(s.Action)
	}
	return json.Marshal(nextStepObject(s))
}

// UnmarshalJSON reads an object, [] as an empty object, or the action as a string; null leaves the
// value unchanged.
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
