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

// KeySecret is the secret half of an API key. It prints as [redacted] in fmt, slog and
// encoding/json, also inside structs and lists, but not as a map key. Use string(s) to get the
// value.
type KeySecret string

// String returns [wire.Redacted].
func (KeySecret) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb except %p and %w, which go vet reports.
func (KeySecret) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue returns [wire.Redacted].
func (KeySecret) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText returns [wire.Redacted], for encoders that find a secret inside another value, such
// as slog's JSON handler.
func (KeySecret) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// Credentials identify a client to the server; make them with [Key], [KeyFromEnv] or [Token]. They
// print as [redacted].
type Credentials struct {
	keyID  string
	secret KeySecret
	token  KeySecret
	err    error
}

// Key returns the credentials of an API key and its secret, or of a partner's client id and its
// secret. A partner also names the account with [WithAccount] or [OnAccount].
func Key(id string, secret KeySecret) Credentials {
	err := checkKeyID(id)
	if err == nil && (secret == "" || strings.ContainsFunc(string(secret), isNotPrintable)) {
		err = errors.New("the key secret is empty or contains a character that no secret has, such as a line break")
	}
	return Credentials{keyID: id, secret: secret, err: err}
}

// KeyFromEnv returns the key in RAZORPAY_KEY_ID and RAZORPAY_KEY_SECRET.
func KeyFromEnv() Credentials {
	for _, name := range []string{EnvKeyID, EnvKeySecret} {
		if os.Getenv(name) == "" {
			return Credentials{err: fmt.Errorf("%s is not set", name)}
		}
	}
	return Key(os.Getenv(EnvKeyID), KeySecret(os.Getenv(EnvKeySecret)))
}

// Token returns the credentials of an OAuth access token. Operations that use only a key id, such
// as FetchPaymentMethods, then also require [WithKeyID].
func Token(token KeySecret) Credentials {
	var err error
	if token == "" || strings.ContainsFunc(string(token), isNotPrintable) {
		err = errors.New("the token is empty or contains a character that no token has")
	}
	return Credentials{token: token, err: err}
}

// String returns [wire.Redacted].
func (Credentials) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb except %p and %w, which go vet reports.
func (Credentials) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue returns [wire.Redacted].
func (Credentials) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// MarshalText returns [wire.Redacted].
func (Credentials) MarshalText() ([]byte, error) { return []byte(wire.Redacted), nil }

// fullAuthorization returns the Authorization header of operations that need a secret or a token.
func (c Credentials) fullAuthorization() string {
	if c.token != "" {
		return "Bearer " + string(c.token)
	}
	return basic(c.keyID, c.secret)
}

// keyOnlyAuthorization returns the Authorization header of operations that need only a key id, or
// "" without one.
func (c Credentials) keyOnlyAuthorization() string {
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
	if strings.Contains(id, ":") || strings.ContainsFunc(id, isNotPrintable) {
		return errors.New("the key id contains a character that no key id has; is it the whole \"id:secret\" pair?")
	}
	return nil
}

func isNotPrintable(r rune) bool { return r <= ' ' || r > '~' }
