package wire

import (
	"fmt"
	"log/slog"
)

// CardNumber is the number of a payment card, digits only. It is encoded as a JSON string, which
// keeps a leading zero, and decoded from a string or an integer. It prints as [Redacted]; use
// string(n) to get the digits.
type CardNumber string

// UnmarshalJSON reads a string or a whole number; null leaves the value unchanged.
func (n *CardNumber) UnmarshalJSON(data []byte) error {
	text, err := textOrInteger(data, "card number")
	if err == nil && text != nil {
		*n = CardNumber(*text)
	}
	return err
}

// Last4 returns the last four digits, which may be shown to a customer. It returns "" for a number
// of fewer than twelve digits, of which four would reveal too much.
func (n CardNumber) Last4() string {
	if len(n) < 12 {
		return ""
	}
	return string(n[len(n)-4:])
}

// String returns [Redacted].
func (n CardNumber) String() string { return Redacted }

// Format prints [Redacted] for every verb that fmt leaves to it; see [Redact].
func (n CardNumber) Format(state fmt.State, _ rune) { Redact(state) }

// LogValue returns [Redacted].
func (n CardNumber) LogValue() slog.Value { return slog.StringValue(Redacted) }
