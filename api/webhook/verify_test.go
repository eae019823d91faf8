package webhook_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/webhook"
)

// The test vector of Razorpay's SDKs.
const (
	body      = `{"a":1,"b":2,"c":{"d":3}}`
	signature = "2fe04e22977002e6c7cb553adab8b460cb9e2a4970d5953cb27a8472752e3bbc"
)

const secret webhook.Secret = "123456"

func TestVerify(t *testing.T) {
	t.Parallel()
	const noBody, noSecret, emptySecret = "webhook: the body is empty", "webhook: there is no secret", "webhook: a secret is empty"
	const padded = "webhook: a secret begins or ends with white space"
	one, both := []webhook.Secret{secret}, []webhook.Secret{"new one", secret}
	tests := map[string]struct {
		body, signature string
		secrets         []webhook.Secret
		mismatch        bool
		missing         bool
		refused         string
	}{
		"the published vector":                 {body: body, signature: signature, secrets: one},
		"the last of two secrets":              {body: body, signature: signature, secrets: both},
		"the first of two secrets":             {body: body, signature: signature, secrets: []webhook.Secret{secret, "new one"}},
		"neither of two secrets":               {body: body, signature: signature, secrets: []webhook.Secret{"old one", "new one"}, mismatch: true},
		"another secret":                       {body: body, signature: signature, secrets: []webhook.Secret{"123457"}, mismatch: true},
		"the same JSON in other bytes":         {body: `{"a":1,"b":2,"c":{"d": 3}}`, signature: signature, secrets: one, mismatch: true},
		"a line break behind the body":         {body: body + "\n", signature: signature, secrets: one, mismatch: true},
		"a letter of the body":                 {body: `{"a":1,"b":2,"c":{"d":4}}`, signature: signature, secrets: one, mismatch: true},
		"in capitals":                          {body: body, signature: strings.ToUpper(signature), secrets: one, mismatch: true},
		"cut short":                            {body: body, signature: signature[:63], secrets: one, mismatch: true},
		"with a character appended":            {body: body, signature: signature + "0", secrets: one, mismatch: true},
		"with a prefix":                        {body: body, signature: "sha256=" + signature, secrets: one, mismatch: true},
		"not hexadecimal":                      {body: body, signature: "zz", secrets: one, mismatch: true},
		"no body":                              {signature: signature, secrets: one, refused: noBody},
		"the right signature of an empty body": {signature: sign("", secret), secrets: one, refused: noBody},
		"no signature":                         {body: body, secrets: one, mismatch: true, missing: true},
		"no secret":                            {body: body, signature: signature, refused: noSecret},
		"an empty secret":                      {body: body, signature: sign(body, ""), secrets: []webhook.Secret{""}, refused: emptySecret},
		"an empty secret beside another":       {body: body, signature: signature, secrets: []webhook.Secret{secret, ""}, refused: emptySecret},
		"a secret with a line break":           {body: body, signature: sign(body, "s\n"), secrets: []webhook.Secret{"s\n"}, refused: padded},
		"an empty one before the right":        {body: body, signature: signature, secrets: []webhook.Secret{"", secret}, refused: emptySecret},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := webhook.Verify([]byte(test.body), test.signature, test.secrets...)
			switch {
			case test.refused != "":
				require.EqualError(t, err, test.refused)
				require.NotErrorIs(t, err, webhook.ErrSignature)
			case test.mismatch:
				require.ErrorIs(t, err, webhook.ErrSignature)
				require.Equal(t, test.missing, errors.Is(err, webhook.ErrNoSignature))
			default:
				require.NoError(t, err)
			}
		})
	}
}

func TestVerifyFindsEveryFlippedBit(t *testing.T) {
	t.Parallel()
	for what, right := range map[string]string{"signature": signature, "body": body} {
		for i := range len(right) {
			for bit := range 8 {
				flipped := []byte(right)
				flipped[i] ^= 1 << bit
				b, s := []byte(body), string(flipped)
				if what == "body" {
					b, s = flipped, signature
				}
				require.ErrorIs(t, webhook.Verify(b, s, secret), webhook.ErrSignature, "%s, bit %d of byte %d", what, bit, i)
			}
		}
	}
}

func TestVerifyAcceptsAnyBytes(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{"not UTF-8": "\xff\xfe", "NUL": "\x00", "long": strings.Repeat("x", 1<<20)} {
		require.NoError(t, webhook.Verify([]byte(body), sign(body, secret), secret), name)
	}
}

// sign computes the signature independently of the package.
func sign(body string, secret webhook.Secret) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(body))
	return hex.EncodeToString(mac.Sum(nil))
}

func TestSecretPrintsAsRedacted(t *testing.T) {
	t.Parallel()
	const secret webhook.Secret = "s3cr3t-82734"
	printed := []string{secret.String(), fmt.Errorf("for %v", secret).Error(), fmt.Sprint(secret)}
	for _, value := range []any{
		secret, []webhook.Secret{secret}, map[string]webhook.Secret{"a": secret},
		struct{ Secret webhook.Secret }{secret}, webhook.Config{Secrets: []webhook.Secret{secret}}.Secrets,
	} {
		var text, structured bytes.Buffer
		slog.New(slog.NewTextHandler(&text, nil)).Info("a value", "value", value)
		slog.New(slog.NewJSONHandler(&structured, nil)).Info("a value", "value", value)
		encoded, err := json.Marshal(value)
		require.NoError(t, err)
		printed = append(printed, text.String(), structured.String(), string(encoded))
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		printed = append(printed, fmt.Sprintf(verb, secret), fmt.Sprintf(verb, []webhook.Secret{secret}))
	}
	for _, text := range printed {
		require.Contains(t, text, "[redacted]")
		require.NotContains(t, text, "s3cr3t")
	}
}

// FuzzVerify checks that Verify accepts the right signature and no other.
func FuzzVerify(f *testing.F) {
	f.Add([]byte(body), signature, string(secret))
	f.Add([]byte(body), strings.ToUpper(signature), string(secret))
	f.Add([]byte{}, "", "")
	f.Add([]byte("\x00"), sign("\x00", "s"), "s")
	f.Fuzz(func(t *testing.T, body []byte, signature, secret string) {
		right := sign(string(body), webhook.Secret(secret))
		complete := len(body) > 0 && secret != "" && strings.TrimSpace(secret) == secret
		err := webhook.Verify(body, signature, webhook.Secret(secret))
		require.Equal(t, complete && signature == right, err == nil)
		require.Equal(t, complete, webhook.Verify(body, right, webhook.Secret(secret)) == nil)
		require.Equal(t, complete, webhook.Verify(body, right, "another", webhook.Secret(secret)) == nil)
	})
}
