package docdrift_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/goname"
)

// An edit with which the project does not build is dropped and reported; breaks of the code by the
// other edits are reported.
func TestTry(t *testing.T) {
	t.Parallel()
	before := text(t, "sdk.md")
	latest := strings.NewReplacer("Maximum length is 40 characters.", "Maximum length is 60 characters.", "| payment  |", "| payment* |").Replace(before)
	fails := errors.New("it does not compile")
	build := func(contract []byte) ([]byte, error) {
		code := "package generated\n\ntype CreateOrderRequest struct {\n\tPayment *CaptureSettings `json:\"payment\"`\n}\n"
		switch {
		case strings.Contains(string(contract), "maxLength: 60"):
			return nil, fails
		case strings.Contains(string(contract), "required: [amount, currency, payment]"):
			code = strings.Replace(code, "*Capture", "Capture", 1)
		}
		return []byte(code), nil
	}
	changed := diff(t, read(t, sdk, before), read(t, sdk, latest))
	require.NoError(t, changed.Try(build))
	require.Len(t, changed.Changes, 2, wordsOf(changed))
	receipt, payment := changed.Changes[0], changed.Changes[1]
	require.Equal(t, []string{"change maxLength: it does not compile"}, receipt.Undecided)
	require.Empty(t, receipt.YAML)
	require.Empty(t, payment.Undecided)
	require.Contains(t, payment.YAML, "+      required: [amount, currency, payment]\n")
	require.Contains(t, changed.GoBreaks, goname.Break{Name: "CreateOrderRequest.Payment", From: "*CaptureSettings", To: "CaptureSettings"})
	require.NotContains(t, string(changed.After), "maxLength: 60")
	require.Contains(t, string(changed.After), "required: [amount, currency, payment]")

	changed = diff(t, read(t, sdk, before), read(t, sdk, latest))
	err := changed.Try(func([]byte) ([]byte, error) { return nil, fails })
	require.ErrorIs(t, err, docdrift.ErrBroken)
	require.ErrorIs(t, err, fails)
}
