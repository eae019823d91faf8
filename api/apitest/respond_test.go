package apitest_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
)

func TestRespondOutsideTheContract(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	srv.Respond("POST /lanterns", http.StatusOK, map[string]any{"id": "plan_1"})
	srv.Respond("POST /lanterns", http.StatusConflict, `{"error":{"code":"BAD_REQUEST_ERROR","description":"again"}}`)
	var plan struct{ ID string }
	call := func(target string) error {
		return srv.Client().Do(t.Context(), "POST", target, map[string]any{}, &plan)
	}
	require.NoError(t, call("/lanterns"))
	require.Equal(t, "plan_1", plan.ID)
	require.ErrorContains(t, call("/lanterns/plan_1"), "not found", "another path")
	require.ErrorContains(t, call("/lanterns"), "409 BAD_REQUEST_ERROR: again")
	require.ErrorContains(t, call("/lanterns"), "not found", "no prepared response is left")
}

// A handler serves calls that match its pattern, even those of an operation of the contract.
// Prepared responses take precedence, and faults apply to the handler's response.
func TestHandle(t *testing.T) {
	t.Parallel()
	srv := apitest.NewServer(t)
	srv.Handle("GET /plans/{id}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Count", "1")
		_ = json.NewEncoder(w).Encode(map[string]any{"id": r.PathValue("id"), "query": r.URL.Query().Get("q")})
	}))
	srv.Handle("/payments/{id}", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write([]byte(`{"error":{"code":"BAD_REQUEST_ERROR",`))
		_, _ = w.Write([]byte(`"description":"none"}}`))
	}))
	srv.Handle("GET /nothing", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))

	client := srv.Client()
	var plan struct{ ID, Query string }
	var response api.Response
	require.NoError(t, client.Do(t.Context(), "GET", "/plans/plan_7?q=x", nil, &plan, api.KeepResponse(&response)))
	require.Equal(t, "plan_7 x", plan.ID+" "+plan.Query)
	require.Equal(t, "1", response.Header.Get("X-Count"))

	_, err := client.FetchPayment(t.Context(), "pay_1", nil)
	require.ErrorContains(t, err, "404 BAD_REQUEST_ERROR: none")
	srv.Respond("fetchPayment", http.StatusTeapot, "{}")
	_, err = client.FetchPayment(t.Context(), "pay_1", nil)
	require.ErrorContains(t, err, "418")

	require.NoError(t, client.Do(t.Context(), "GET", "/nothing", nil, nil))
	require.ErrorContains(t, client.Do(t.Context(), "POST", "/nothing", nil, nil), "not found", "another method")

	srv.Inject(apitest.Fault{Operation: "fetchPayment", Kind: apitest.ResetAfter, Times: 2}) // net/http retries a safe call once
	_, err = client.FetchPayment(t.Context(), "pay_1", nil, api.NoRetry())
	var failed *api.Error
	require.ErrorAs(t, err, &failed)
	require.Zero(t, failed.StatusCode)
}
