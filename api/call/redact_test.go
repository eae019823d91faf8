package call_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

type card struct {
	Number string `json:"number"`
	Limit  *int64 `json:"limit,omitzero"`
}

func (c card) LogValue() slog.Value { return call.Logged(c, "number") }

func (c card) Format(state fmt.State, _ rune) { call.FormatLogged(state, c) }

type wallet struct {
	Cards []card `json:"cards"`
	Last  *card  `json:"last"`
}

func (w wallet) LogValue() slog.Value { return call.Logged(w) }

func (w wallet) Format(state fmt.State, _ rune) { call.FormatLogged(state, w) }

// A struct hides secrets at any depth, also in a handler that encodes JSON.
func TestStructsHideSecrets(t *testing.T) {
	t.Parallel()
	value := wallet{[]card{{"4111", nil}, {"4222", nil}}, &card{"4333", nil}}
	var text, encoded bytes.Buffer
	slog.New(slog.NewTextHandler(&text, nil)).Info("paid", "wallet", value)
	slog.New(slog.NewJSONHandler(&encoded, nil)).Info("paid", "wallet", value)
	for _, printed := range []string{fmt.Sprint(value), fmt.Sprintf("%+v", &value), text.String(), encoded.String()} {
		require.Equal(t, 3, strings.Count(printed, "[redacted]"), printed)
		require.NotContains(t, printed, "4111", printed)
	}
	require.Contains(t, encoded.String(), `"cards":{"0":{"number":"[redacted]"`)
}

func TestStructsPrintAsLogged(t *testing.T) {
	t.Parallel()
	limit := int64(7)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		require.Equal(t, "[number=[redacted] limit=7]", fmt.Sprintf(verb, card{"4111", &limit}))
		require.Equal(t, "[number=[redacted] limit=<nil>]", fmt.Sprintf(verb, card{"4111", nil}))
	}
}
