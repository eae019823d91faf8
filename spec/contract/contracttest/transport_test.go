package contracttest_test

import (
	"fmt"
	"net/http"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec/contract/contracttest"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

// watched is a testing.TB that records failures and logs.
type watched struct {
	testing.TB

	failures, logs int
	message        string
}

func (w *watched) Helper()             {}
func (w *watched) Logf(string, ...any) { w.logs++ }

func (w *watched) Errorf(format string, arguments ...any) {
	w.failures++
	w.message = fmt.Sprintf(format, arguments...)
}

func TestTransport(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	for name, test := range map[string]struct {
		answer         string
		failures, logs int
	}{
		"a valid answer":                {`{"vpa":"a@b","success":true}`, 0, 0},
		"an invalid answer":             {`{"vpa":"a@b","success":"yes"}`, 1, 0},
		"an answer with another member": {`{"vpa":"a@b","success":true,"bank":"HDFC"}`, 0, 1},
		"an answer that is not JSON":    {`{"vpa":`, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := apitest.NewServer(t)
			server.Respond("validateVPA", http.StatusOK, test.answer)
			seen := &watched{TB: t}
			client := server.Client(api.WithHTTPClient(&http.Client{Transport: contracttest.Transport(seen, checks, http.DefaultTransport)}))
			_, _ = client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "a@b"}, api.NoRetry())
			require.Equal(t, test.failures, seen.failures)
			require.Equal(t, test.logs, seen.logs)
			require.Len(t, server.Requests(), 1)
			require.JSONEq(t, `{"vpa":"a@b"}`, string(server.Requests()[0].Body), "the request is sent unchanged")
		})
	}
}

func TestInvalidRequestFailsTheTest(t *testing.T) {
	t.Parallel()
	checks := spectest.Contract(t)
	server := apitest.NewServer(t)
	server.Respond("listPayments", http.StatusOK, `{"entity":"collection","count":0,"items":[]}`)
	seen := &watched{TB: t}
	client := server.Client(api.WithHTTPClient(&http.Client{Transport: contracttest.Transport(seen, checks, http.DefaultTransport)}))
	_, _, line, _ := runtime.Caller(0)
	require.NoError(t, client.Do(t.Context(), http.MethodGet, "/payments?count=101", nil, nil))
	require.Equal(t, 1, seen.failures)
	require.Contains(t, seen.message, fmt.Sprintf("transport_test.go:%d: GET /", line+1), "the line of the caller")
}

// A nil next is http.DefaultTransport.
func TestTransportWithNilNext(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	client := server.Client(api.WithHTTPClient(&http.Client{Transport: contracttest.Transport(t, spectest.Contract(t), nil)}))
	_, err := client.ValidateVPA(t.Context(), generated.ValidateVPARequest{VPA: "a@b"})
	require.NoError(t, err)
}
