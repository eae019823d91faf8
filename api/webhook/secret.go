package webhook

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/rzpkit/payments/api/wire"
)

// Secret is the secret of a webhook, which is set beside its URL in the dashboard. It is not the
// key secret, and the two types cannot be mixed up. It prints as [redacted] in fmt, slog and
// encoding/json, also inside structs and lists, but not as a map key. Use string(s) to get the
// value.
type Secret string

// String returns [wire.Redacted].
func (Secret) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w, which go vet refuses.
func (Secret) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue returns [wire.Redacted].
func (Secret) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText returns [wire.Redacted], for encoders that find a secret inside another value, such
// as slog's JSON handler.
func (Secret) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// checkSecrets refuses secrets that can only be a mistake: with white space around a secret no
// signature would match, and with an empty one anyone could sign.
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
