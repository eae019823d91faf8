// Bench compares this client with its peers: the official razorpay-go, plain net/http with a
// handwritten struct, and the code that stock oapi-codegen generates from the contract. All of them
// decode the same bodies over the same transport.
//
//	go run .            a table in Markdown, in about a minute
//	go test -bench .    the same scenarios for benchstat
//
// Machines are noisy and warm up, so the peers take turns: each round measures every peer on every
// scenario for a short while, in a rotating order. Times are medians over the rounds, and ratios
// are medians of the ratios within a round, so that noise lasting longer than a round does not
// distort them. Bytes and allocations over loopback include the server's, which are the same for
// every peer.
package main

import (
	"flag"
	"fmt"
	"os"
	"testing"
	"time"
)

func main() {
	testing.Init()
	rounds := flag.Int("rounds", 24, "number of measurements of each peer on each scenario")
	slice := flag.Duration("time", 100*time.Millisecond, "duration of each measurement")
	chunked := flag.Bool("chunked", false, "send responses without Content-Length")
	flag.Parse()
	if *rounds < 1 || *slice <= 0 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := flag.Set("test.benchtime", slice.String()); err != nil {
		fail(err)
	}
	entries, err := measure(*rounds, *chunked)
	if err != nil {
		fail(err)
	}
	if _, err := os.Stdout.WriteString(table(entries)); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

// entry has the results of a peer on a scenario, one for each round.
type entry struct {
	scenario scenario
	peer     string
	client   client
	results  []testing.BenchmarkResult
}

// measure returns an entry for each peer on each scenario, in that order.
func measure(rounds int, chunked bool) ([]*entry, error) {
	networks, done := newNetworks(chunked)
	defer done()
	var entries []*entry
	for _, scenario := range newScenarios() {
		network := networks[scenario.network]
		for _, peer := range peers {
			client, err := peer.open(network.server, network.transport)
			if err == nil {
				err = scenario.verify(client)
			}
			if err != nil {
				return nil, fmt.Errorf("%s, %s over %s: %w", peer.name, scenario.call, scenario.network, err)
			}
			entries = append(entries, &entry{scenario: scenario, peer: peer.name, client: client})
		}
	}
	for round := range rounds {
		for i := range entries {
			// Each round starts a scenario with another peer.
			group := i - i%len(peers)
			e := entries[group+(i+round)%len(peers)]
			result := testing.Benchmark(func(b *testing.B) {
				b.Helper()
				e.scenario.bench(b, e.client)
			})
			if result.N == 0 {
				return nil, fmt.Errorf("%s, %s over %s: a call failed", e.peer, e.scenario.call, e.scenario.network)
			}
			e.results = append(e.results, result)
		}
	}
	return entries, nil
}
