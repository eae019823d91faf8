package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
)

// scenario is one call over one kind of network.
type scenario struct {
	call, network string
	do            func(client, func(id string, amount int64)) error
	// The correct result.
	ids     []string
	amounts []int64
}

// newScenarios returns the scenarios of each peer.
func newScenarios() []scenario {
	ids, amounts := make([]string, pageSize), make([]int64, pageSize)
	for i := range pageSize {
		ids[i], amounts[i] = pageID(i), pageAmount(i)
	}
	fetch := scenario{call: "fetch", ids: []string{paymentID}, amounts: []int64{49_950}}
	fetch.do = func(c client, see func(string, int64)) error { return c.fetch(context.Background(), see) }
	list := scenario{call: "list100", ids: ids, amounts: amounts}
	list.do = func(c client, see func(string, int64)) error { return c.list(context.Background(), see) }
	networks := []string{"canned", "loopback"}
	all := make([]scenario, 0, 2*len(networks))
	for _, network := range networks {
		for _, s := range []scenario{fetch, list} {
			s.network = network
			all = append(all, s)
		}
	}
	return all
}

// network is where a scenario's calls go.
type network struct {
	server    string
	transport http.RoundTripper
}

// newNetworks opens both kinds of network; done closes them.
func newNetworks(chunked bool) (networks map[string]network, done func()) {
	server := newServer(chunked)
	return map[string]network{
		"canned":   {"http://127.0.0.1", canned{chunked}},
		"loopback": {server.URL, server.Client().Transport},
	}, server.Close
}

// verify makes the call once and compares what the peer decoded with what was sent. A failing call
// is thus never measured.
func (s scenario) verify(c client) error {
	var ids []string
	var amounts []int64
	err := s.do(c, func(id string, amount int64) {
		ids, amounts = append(ids, id), append(amounts, amount)
	})
	switch {
	case err != nil:
		return err
	case !slices.Equal(ids, s.ids):
		return fmt.Errorf("ids are %q", ids)
	case !slices.Equal(amounts, s.amounts):
		return fmt.Errorf("amounts are %d", amounts)
	}
	return nil
}

// bench measures the call.
func (s scenario) bench(b *testing.B, c client) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if err := s.do(c, nil); err != nil {
			b.Fatal(err)
		}
	}
}
