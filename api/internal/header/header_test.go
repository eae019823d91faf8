package header_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/header"
)

func TestIsName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"X-Call": true, "x": true, "X_1!": true,
		"": false, "X Call": false, "X:": false, "X\n": false, "Überweisung": false, "a/b": false, "X\x7f": false,
	} {
		require.Equal(t, want, header.IsName(name), "%q", name)
	}
}

func TestIsValue(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"": true, "a b\tc": true, "₹": true,
		"a\r\nb": false, "\x00": false, "\x7f": false,
	} {
		require.Equal(t, want, header.IsValue(value), "%q", value)
	}
}
