package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

// A control listener that other machines can reach has a token, generated unless one is given. One
// on loopback has only a given token.
func TestRemoteControlNeedsAToken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		control, token string
		want           func(token string) bool
	}{
		"on loopback":               {"127.0.0.1:8381", "", func(token string) bool { return token == "" }},
		"on localhost":              {"localhost:8381", "", func(token string) bool { return token == "" }},
		"on loopback, with a token": {"[::1]:8381", "given", func(token string) bool { return token == "given" }},
		"remote":                    {"0.0.0.0:8381", "", func(token string) bool { return len(token) >= 26 }},
		"remote, without a host":    {":8381", "", func(token string) bool { return len(token) >= 26 }},
		"remote, with a token":      {"192.0.2.1:8381", "given", func(token string) bool { return token == "given" }},
		"no control, no token":      {"", "", func(token string) bool { return token == "" }},
	} {
		flags := serveFlags{address: "127.0.0.1:0", control: test.control, controlToken: test.token, remote: true}
		require.NoError(t, flags.validate(), name)
		require.True(t, test.want(flags.controlToken), "%s: %q", name, flags.controlToken)
	}
	one, other := serveFlags{address: "127.0.0.1:0", control: ":0", remote: true}, serveFlags{address: "127.0.0.1:0", control: ":0", remote: true}
	require.NoError(t, one.validate())
	require.NoError(t, other.validate())
	require.NotEqual(t, one.controlToken, other.controlToken)
}

// The control listener requires the token from the flag or the variable, and serve prints it.
func TestServeRequiresTheControlToken(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func() map[string]string{
		"by flag":     func() map[string]string { return started(t, "", "--control-token", "a-token") },
		"by variable": func() map[string]string { return started(t, "a-token") },
	} {
		introduced := start()
		require.Equal(t, "a-token", introduced["control token"], name)
		require.True(t, strings.HasPrefix(introduced["base URL by name"], "http://razorpay.test:"), "%s: %v", name, introduced)
		request, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, introduced["control"]+"/faults", http.NoBody)
		require.NoError(t, err)
		for token, want := range map[string]int{"": http.StatusUnauthorized, "a-token": http.StatusNoContent} {
			request.Header.Set("Authorization", "Bearer "+token)
			response, err := http.DefaultClient.Do(request)
			require.NoError(t, err)
			require.NoError(t, response.Body.Close())
			require.Equal(t, want, response.StatusCode, "%s: %q", name, token)
		}
	}
}

// started starts serve with a control listener, and the token in its environment unless it is "".
// It returns what serve prints.
func started(t *testing.T, variable string, arguments ...string) map[string]string {
	t.Helper()
	var environment []string
	if variable != "" {
		environment = append(environment, controlTokenVariable+"="+variable)
	}
	_, introduced, _ := startServeIn(t, environment, append([]string{"--control", "127.0.0.1:0", "--host-name", "razorpay.test"}, arguments...)...)
	require.Equal(t, apitest.KeyID, introduced["key id"])
	return introduced
}
