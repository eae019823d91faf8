// Soak pays many orders at a Razorpay that misbehaves, with a shop that is killed
// again and again, and then holds what the shop was told against what the server
// did:
//
//	go run ./api/apitest/soak -orders 100000
//	go run ./api/apitest/soak -orders 100000 -http2
//	go run ./api/apitest/soak -mutants
//
// The server is an [apitest.Server]. One call in five goes wrong, in every way it
// knows, and now and then its port is shut. The shop is a process of its own with
// many workers, each of which opens an order, pays it by card or by UPI, and
// captures the payment; one order in ten is refunded afterwards, whole or in parts. It writes down what it is about to ask and what it was
// told, and a shop that is started after one was killed goes on from there: an
// order that may have been paid is looked at before it is paid again.
//
// In the end every single call is held against the server: one that the client said
// was done is there once; one that it said did not happen is not there; and whatever
// is there, a call of the journal made. Every order has been told paid and is captured
// exactly once, for its amount; an order with two payments has an unknown outcome that
// explains it; every refund was made once, and they come to what the payment says; and nothing of the key, the cards and the customers stands in what
// client and server logged.
//
// With -mutants the soak is run with clients and shops that are broken on purpose, and
// fails unless it catches each of them for what it does.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// plan is how a soak goes.
type plan struct {
	orders, workers int
	faults          float64 // share of the calls that go wrong
	kills           int
	refundEvery     int // one in so many orders is refunded; 0 for none
	seed            uint64
	http2           bool
	within          time.Duration
	mutant          string
	folder          string // of the journal and the logs
}

func main() {
	if folder := os.Getenv(shopEnv); folder != "" {
		endWithSoak()
		exit(runShop(context.Background(), folder, os.Stdout))
	}
	var plan plan
	flag.IntVar(&plan.orders, "orders", 100_000, "how many orders are paid")
	flag.IntVar(&plan.workers, "workers", 200, "how many at the same time")
	flag.Float64Var(&plan.faults, "faults", 0.22, "the share of the calls that go wrong; a few of those succeed all the same")
	flag.IntVar(&plan.refundEvery, "refund-every", 10, "one in so many orders is refunded, whole or in parts; 0 for none")
	flag.IntVar(&plan.kills, "kills", 5, "how often the shop is killed")
	flag.Uint64Var(&plan.seed, "seed", 1, "decides which calls go wrong, as far as workers come in turn")
	flag.BoolVar(&plan.http2, "http2", false, "speak HTTP/2 over TLS")
	flag.DurationVar(&plan.within, "within", time.Hour, "give up after so long")
	flag.StringVar(&plan.folder, "folder", "", "where journal and logs are left, or nothing to remove them")
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
	exit(err)
}

// catchMutants runs a soak with each mutant, and is an error for those not caught.
func catchMutants(ctx context.Context, plan plan) error {
	plan.orders, plan.workers, plan.kills, plan.folder = 200, 40, 2, ""
	missed := 0
	for _, mutant := range mutants() {
		finding, err := catch(ctx, plan, mutant)
		if err != nil {
			missed++
			finding = "NOT CAUGHT: " + err.Error()
		}
		fmt.Printf("%s\n    %.200s\n", mutant.name, finding) //nolint:forbidigo // what this program is for
	}
	if missed > 0 {
		return fmt.Errorf("%d of %d mutants were not caught", missed, len(mutants()))
	}
	return nil
}

// catch is what the soak says of a mutant. It is an error if that is nothing, or
// something else than what the mutant does.
func catch(ctx context.Context, plan plan, mutant mutant) (string, error) {
	plan.mutant, plan.refundEvery = mutant.name, mutant.refundEvery
	_, err := soak(ctx, plan)
	switch {
	case err == nil:
		return "", fmt.Errorf("the soak passed, want %q", mutant.finding)
	case !mutant.is(err):
		return "", fmt.Errorf("the soak found something else than %q: %w", mutant.finding, err)
	}
	return err.Error(), nil
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
	os.Exit(0)
}
