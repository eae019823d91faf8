package api

import (
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/rzpkit/payments/api/wire"
)

// The environment variables that [KeyFromEnv] reads.
const (
	EnvKeyID     = "RAZORPAY_KEY_ID"
	EnvKeySecret = "RAZORPAY_KEY_SECRET" //nolint:gosec // the name of a secret, not one
)

// KeySecret is the secret half of an API key. It prints as [redacted] in fmt, slog
// and encoding/json, inside structs and lists too, though not as the key of a map;
// string(s) is the way to the value.
type KeySecret string

// String is [wire.Redacted].
func (KeySecret) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w, which go vet refuses.
func (KeySecret) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (KeySecret) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText is [wire.Redacted], for encoders that find a secret inside another
// value, slog's JSON handler for one.
func (KeySecret) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// Credentials is how a client proves who it is: [Key], [KeyFromEnv] or [Token].
// It prints as [redacted].
type Credentials struct {
	keyID  string
	secret KeySecret
	token  KeySecret
	err    error
}

// Key is an API key with its secret, or a partner's client id with its secret;
// a partner also names the account, with [WithAccount] or [OnAccount].
func Key(id string, secret KeySecret) Credentials {
	err := checkKeyID(id)
	if err == nil && (secret == "" || strings.ContainsFunc(string(secret), notPrintable)) {
		err = errors.New("the key secret is empty or holds a character that no secret has, a line break for one")
	}
	return Credentials{keyID: id, secret: secret, err: err}
}

// KeyFromEnv is the key in RAZORPAY_KEY_ID and RAZORPAY_KEY_SECRET.
func KeyFromEnv() Credentials {
	for _, name := range []string{EnvKeyID, EnvKeySecret} {
		if os.Getenv(name) == "" {
			return Credentials{err: fmt.Errorf("%s is not set", name)}
		}
	}
	return Key(os.Getenv(EnvKeyID), KeySecret(os.Getenv(EnvKeySecret)))
}

// Token is an OAuth access token. Operations that go by the key alone need
// [WithKeyID] beside it.
func Token(token KeySecret) Credentials {
	var err error
	if token == "" || strings.ContainsFunc(string(token), notPrintable) {
		err = errors.New("the token is empty or holds a character that no token has")
	}
	return Credentials{token: token, err: err}
}

// String is [wire.Redacted].
func (Credentials) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w, which go vet refuses.
func (Credentials) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (Credentials) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText is [wire.Redacted].
func (Credentials) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// full is the Authorization of operations that need a secret or a token.
func (c Credentials) full() string {
	if c.token != "" {
		return "Bearer " + string(c.token)
	}
	return basic(c.keyID, c.secret)
}

// keyOnly is the Authorization of operations that a key alone may call.
func (c Credentials) keyOnly() string {
	if c.keyID == "" {
		return ""
	}
	return basic(c.keyID, "")
}

func basic(id string, secret KeySecret) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(id+":"+string(secret)))
}

func checkKeyID(id string) error {
	if id == "" {
		return errors.New("the key id is empty")
	}
	if strings.Contains(id, ":") || strings.ContainsFunc(id, notPrintable) {
		return errors.New("the key id holds a character that no key id has; is it the whole \"id:secret\" pair?")
	}
	return nil
}

func notPrintable(r rune) bool { return r <= ' ' || r > '~' }
