package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest"
)

func TestShow(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	var out strings.Builder
	require.NoError(t, show(t.Context(), server.KeyOnlyClient(), &out))
	require.Contains(t, out.String(), "cards true, UPI true\n")
	require.Contains(t, out.String(), " HDFC Bank\n")

	sent := http.Request{Header: server.Requests()[0].Header}
	id, secret, _ := sent.BasicAuth()
	require.Equal(t, apitest.KeyID, id)
	require.Empty(t, secret)
}
