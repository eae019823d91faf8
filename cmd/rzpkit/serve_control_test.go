package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

// A control that others can reach has a token, which is made where none was given; one on
// loopback has a token only if it was given.
func TestAControlThatOthersReachHasAToken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		control, token string
		want           func(token string) bool
	}{
		"on loopback":          {"127.0.0.1:8381", "", func(token string) bool { return token == "" }},
		"by the name of it":    {"localhost:8381", "", func(token string) bool { return token == "" }},
		"on loopback, given":   {"[::1]:8381", "given", func(token string) bool { return token == "given" }},
		"for others":           {"0.0.0.0:8381", "", func(token string) bool { return len(token) >= 26 }},
		"for others, no host":  {":8381", "", func(token string) bool { return len(token) >= 26 }},
		"for others, given":    {"192.0.2.1:8381", "given", func(token string) bool { return token == "given" }},
		"no control, no token": {"", "", func(token string) bool { return token == "" }},
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

// The token is asked for, by the flag and by the variable, and printed.
func TestServeAsksForTheControlToken(t *testing.T) {
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

// started is what serve prints with a control, and with the token in its environment if there is one.
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
