package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
)

func TestRun(t *testing.T) {
	server := apitest.NewServer(t)
	t.Setenv(api.EnvKeyID, apitest.KeyID)
	var out strings.Builder
	require.NoError(t, run(t.Context(), []string{"-api", server.URL}, &out))
	require.Contains(t, out.String(), "cards true, UPI true\n")
	require.Contains(t, out.String(), " HDFC Bank\n")

	sent := http.Request{Header: server.Requests()[0].Header}
	id, secret, _ := sent.BasicAuth()
	require.Equal(t, apitest.KeyID, id)
	require.Empty(t, secret)
}
