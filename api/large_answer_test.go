//go:build !race

// This test uses one goroutine: the race detector would find nothing and slow it down.

package api_test

import (
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/generated"
)

// A compressed answer of a few kilobytes can contain a million empty objects, each of which would
// be decoded into a payment.
func TestEmptyObjectsTakeLittleMemory(t *testing.T) { //nolint:paralleltest // it measures allocations
	const objects = 200_000
	list := `{"entity":"collection","count":1,"items":[` + strings.Repeat(`{},`, objects-1) + `{}]}`
	steps := `{"error":{"code":"BAD_REQUEST_ERROR"},"next":[` + strings.Repeat(`{},`, objects-1) + `{}]}`
	for name, test := range map[string]struct {
		status  int
		answer  string
		call    func(*api.Client) error
		wantErr string
	}{
		"a list": {http.StatusOK, list, func(client *api.Client) error {
			_, err := client.ListPayments(t.Context(), nil)
			return err
		}, "the answer has no items.0.id"},
		"a walk": {http.StatusOK, list, func(client *api.Client) error {
			for _, err := range client.Payments(t.Context(), nil) {
				return err
			}
			return nil
		}, "it has no id"},
		"an error's steps": {http.StatusBadRequest, steps, func(client *api.Client) error {
			_, err := client.FetchPayment(t.Context(), paymentID, nil)
			return err
		}, "400 BAD_REQUEST_ERROR"},
	} {
		t.Run(name, func(t *testing.T) {
			client := newClient(t, generated.ServerURL, withNetwork(func(*http.Request) (*http.Response, error) {
				return newResponse(test.status, nil, test.answer), nil
			}))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := test.call(client)
			runtime.ReadMemStats(&after)
			require.ErrorContains(t, err, test.wantErr)
			require.Less(t, (after.TotalAlloc-before.TotalAlloc)/objects, uint64(300), "bytes per object")
		})
	}
}
