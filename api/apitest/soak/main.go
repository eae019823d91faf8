// Soak pays many orders at a Razorpay test server that injects faults, with a shop that is killed
// repeatedly. It then compares what the client reported to the shop with what the server did:
//
//	go run ./api/apitest/soak -orders 100000
//	go run ./api/apitest/soak -orders 100000 -http2
//	go run ./api/apitest/soak -mutants
//
// The server is an [apitest.Server]. One call in five hits a fault, of every kind that the server
// has, and from time to time its port is closed. The shop is a separate process with many workers.
// Each worker opens an order, pays it by card or by UPI, and captures the payment; one order in ten
// is then refunded, in full or in parts. The shop writes to a journal what it is about to request
// and what the client reported. A shop that starts after a kill continues from the journal: if an
// order may have been paid, it looks at the order's payments before it pays again.
//
// In the end every call is compared with the server. A call that the client reported as done took
// effect once; a call that it reported as not done had no effect; and every effect on the server
// belongs to a call in the journal. Every order is captured exactly once, for its amount, and the
// customer was told. An order with two payments has a call with an unknown outcome that explains
// it. Every refund was made once, and the refunds add up to what the payment says. The logs of
// client and server contain no data of the key, the cards or the customers.
//
// With -mutants the soak runs with clients and shops that are broken on purpose, and fails unless
// it catches each of them for its own fault.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// plan is the configuration of a soak.
type plan struct {
	orders, workers int
	faults          float64 // share of the calls that fail
	faultsOf        string  // the operation whose calls these are, or "" for every one
	kills           int
	refundEvery     int // one in this many orders is refunded; 0 for none
	seed            uint64
	http2           bool
	within          time.Duration
	mutant          string
	folder          string // of the journal and the logs
}

func main() {
	if folder := os.Getenv(shopEnv); folder != "" {
		endWithSoak()
		exitWith(runShop(context.Background(), folder, os.Stdout))
	}
	var plan plan
	flag.IntVar(&plan.orders, "orders", 100_000, "number of orders to pay")
	flag.IntVar(&plan.workers, "workers", 200, "number of concurrent orders")
	flag.Float64Var(&plan.faults, "faults", 0.22, "share of the calls that hit a fault; a few of those still succeed")
	flag.IntVar(&plan.refundEvery, "refund-every", 10, "refund one in this many orders, in full or in parts; 0 for none")
	flag.IntVar(&plan.kills, "kills", 5, "number of times the shop is killed")
	flag.Uint64Var(&plan.seed, "seed", 1, "seed of the faults; the order of concurrent calls still varies")
	flag.BoolVar(&plan.http2, "http2", false, "speak HTTP/2 over TLS")
	flag.DurationVar(&plan.within, "within", time.Hour, "give up after this time")
	flag.StringVar(&plan.folder, "folder", "", "folder to keep journal and logs in; without it they are removed")
	broken := flag.Bool("mutants", false, "run with programs that are broken on purpose, 200 orders each, and catch them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	var err error
	if *broken {
		err = catchMutants(ctx, plan)
	} else {
		var result result
		if result, err = soak(ctx, plan); err == nil {
			_, err = fmt.Fprint(os.Stdout, result)
		}
	}
	stop()
	exitWith(err)
}

// catchMutants runs a soak with each mutant. It returns an error if one is not caught.
func catchMutants(ctx context.Context, plan plan) error {
	plan.orders, plan.workers, plan.kills, plan.folder = 200, 40, 2, ""
	missed := 0
	for _, mutant := range mutants() {
		finding, err := catch(ctx, plan, mutant)
		if err != nil {
			missed++
			finding = "NOT CAUGHT: " + err.Error()
		}
		fmt.Printf("%s\n    %.200s\n", mutant.name, finding) //nolint:forbidigo // the program's output
	}
	if missed > 0 {
		return fmt.Errorf("%d of %d mutants were not caught", missed, len(mutants()))
	}
	return nil
}

// catch returns what the soak finds with a mutant. It returns an error if the soak finds nothing,
// or a fault other than the mutant's.
func catch(ctx context.Context, plan plan, mutant mutant) (string, error) {
	plan.mutant, plan.refundEvery = mutant.name, mutant.refundEvery
	_, err := soak(ctx, plan)
	switch {
	case err == nil:
		return "", fmt.Errorf("the soak passed, want %q", mutant.finding)
	case !mutant.isCaughtBy(err):
		return "", fmt.Errorf("the soak found a fault other than %q: %w", mutant.finding, err)
	}
	return err.Error(), nil
}

func exitWith(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
	os.Exit(0)
}
