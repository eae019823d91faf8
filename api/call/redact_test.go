package call_test

import (
	"fmt"
	"log/slog"
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

func TestAStructIsPrintedAsItIsLogged(t *testing.T) {
	t.Parallel()
	limit := int64(7)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		require.Equal(t, "[number=[redacted] limit=7]", fmt.Sprintf(verb, card{"4111", &limit}))
		require.Equal(t, "[number=[redacted] limit=<nil>]", fmt.Sprintf(verb, card{"4111", nil}))
	}
}
