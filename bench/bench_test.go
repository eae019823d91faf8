package main

import (
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestEveryPeerDecodesTheBodies(t *testing.T) {
	t.Parallel()
	for _, chunked := range []bool{false, true} {
		networks, done := newNetworks(chunked)
		t.Cleanup(done)
		for _, scenario := range newScenarios() {
			for _, peer := range peers {
				network := networks[scenario.network]
				client, err := peer.open(network.server, network.transport)
				require.NoError(t, err, peer.name)
				require.NoError(t, scenario.verify(client), "%s, %s over %s", peer.name, scenario.call, scenario.network)
			}
		}
	}
}

func TestVerifyFindsWrongAmounts(t *testing.T) {
	t.Parallel()
	fetch := newScenarios()[0]
	fetch.amounts = []int64{1}
	for _, peer := range peers {
		client, err := peer.open("http://127.0.0.1", canned{})
		require.NoError(t, err, peer.name)
		require.ErrorContains(t, fetch.verify(client), "amounts are [49950]", peer.name)
	}
}

// roundTripper is a function used as an http.RoundTripper.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func TestEveryPeerSendsTheSameRequest(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"fetch":   "GET http://127.0.0.1/v1/payments/" + paymentID,
		"list100": "GET http://127.0.0.1/v1/payments?count=100",
	}
	for _, scenario := range newScenarios() {
		for _, peer := range peers {
			sent := ""
			client, err := peer.open("http://127.0.0.1", roundTripper(func(request *http.Request) (*http.Response, error) {
				id, secret, _ := request.BasicAuth()
				require.Equal(t, keyID+":"+keySecret, id+":"+secret, peer.name)
				_, bounded := request.Context().Deadline()
				require.True(t, bounded, "%s has no timeout", peer.name)
				sent = request.Method + " " + request.URL.String()
				return canned{}.RoundTrip(request)
			}))
			require.NoError(t, err, peer.name)
			require.NoError(t, scenario.do(client, nil), peer.name)
			require.Equal(t, want[scenario.call], sent, peer.name)
		}
	}
}

func TestBodiesSatisfyTheContract(t *testing.T) {
	t.Parallel()
	loaded, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	for _, path := range []string{"/payments/" + paymentID, "/payments"} {
		exchange := contract.Exchange{Method: http.MethodGet, Path: path, Status: http.StatusOK, Body: bodyFor(path)}
		require.Empty(t, loaded.Check(exchange), path)
	}
	require.InDelta(t, 900, len(onePayment), 50)
}

// A struct with fewer members would be faster because it decodes less.
func TestPlainPaymentHasEveryMember(t *testing.T) {
	t.Parallel()
	require.Equal(t, members(reflect.TypeFor[generated.Payment]()), members(reflect.TypeFor[plainPayment]()))
}

// members returns the paths of all JSON members of a struct and its inner structs.
func members(of reflect.Type) map[string]bool {
	found := map[string]bool{}
	for field := range of.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		found[name] = true
		within := field.Type
		if within.Kind() == reflect.Pointer {
			within = within.Elem()
		}
		if within.Kind() == reflect.Struct {
			for inner := range members(within) {
				found[name+"."+inner] = true
			}
		}
	}
	return found
}

func TestTable(t *testing.T) {
	t.Parallel()
	var entries []*entry
	for i, peer := range peers {
		result := testing.BenchmarkResult{N: 10, T: time.Duration(10 * (i + 1)), MemBytes: 640, MemAllocs: 20}
		entries = append(entries, &entry{scenario: newScenarios()[0], peer: peer.name, results: []testing.BenchmarkResult{result}})
	}
	require.Contains(t, table(entries), "| fetch/canned | rzpkit | 1 | 0% | 64 | 2 | 0.50 | 1.00 | 0.33 | 1.00 |\n")
}

func TestQuantile(t *testing.T) {
	t.Parallel()
	require.InDelta(t, 3, median([]float64{9, 1, 3}), 0)
	require.InDelta(t, 2.5, median([]float64{4, 1, 3, 2}), 0)
	require.InDelta(t, 7, quantile([]float64{7}, 0.75), 0)
	require.InDelta(t, 1.0/3, spread([]float64{1, 2, 3, 4, 5}), 1e-9)
}

func BenchmarkFetch(b *testing.B) { benchmark(b, "fetch") }
func BenchmarkList(b *testing.B)  { benchmark(b, "list100") }

func benchmark(b *testing.B, call string) {
	b.Helper()
	networks, done := newNetworks(false)
	defer done()
	for _, scenario := range newScenarios() {
		if scenario.call != call {
			continue
		}
		network := networks[scenario.network]
		for _, peer := range peers {
			b.Run(scenario.network+"/"+peer.name, func(b *testing.B) {
				client, err := peer.open(network.server, network.transport)
				require.NoError(b, err)
				require.NoError(b, scenario.verify(client))
				scenario.bench(b, client)
			})
		}
	}
}
