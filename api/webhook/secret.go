package webhook

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/rzpkit/payments/api/wire"
)

// Secret is the secret of a webhook, set beside its URL in the dashboard, and not
// the key secret: the types keep the two apart. It prints as [redacted] in fmt, slog
// and encoding/json, inside structs and lists too, though not as the key of a map;
// string(s) is the way to the value.
type Secret string

// String is [wire.Redacted].
func (Secret) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w, which go vet refuses.
func (Secret) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (Secret) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText is [wire.Redacted], for encoders that find a secret inside another
// value, slog's JSON handler for one.
func (Secret) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// checkSecrets refuses what can only be a mistake: with it no signature would match,
// or everyone could make one.
func checkSecrets(secrets []Secret) error {
	if len(secrets) == 0 {
		return errors.New("webhook: there is no secret")
	}
	for _, secret := range secrets {
		switch trimmed := strings.TrimSpace(string(secret)); {
		case trimmed == "":
			return errors.New("webhook: a secret is empty")
		case trimmed != string(secret):
			return errors.New("webhook: a secret begins or ends with white space")
		}
	}
	return nil
}
