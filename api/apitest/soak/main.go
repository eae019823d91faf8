// Soak pays many orders at a Razorpay that misbehaves, with a shop that is killed
// again and again, and then holds what the shop was told against what the server
// did:
//
//	go run ./api/apitest/soak -orders 100000
//
// The server is an [apitest.Server]. One call in five goes wrong, in every way it
// knows, and now and then its port is shut. The shop is a process of its own with
// many workers, each of which opens an order, pays it by card or by UPI, and
// captures the payment. It writes down what it is about to ask and what it was
// told, and a shop that is started after one was killed goes on from there: an
// order that may have been paid is looked at before it is paid again.
//
// In the end every order has been told paid and is captured on the server exactly
// once, for its amount; no order has two captures; and neither the key nor a card's
// number stands in what client and server logged.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

// plan is how a soak goes.
type plan struct {
	orders, workers int
	faults          float64 // share of the calls that go wrong
	kills           int
	seed            uint64
	folder          string // of the journal and the logs
}

func main() {
	if folder := os.Getenv(shopEnv); folder != "" {
		exit(runShop(context.Background(), folder, os.Stdout))
	}
	var plan plan
	flag.IntVar(&plan.orders, "orders", 100_000, "how many orders are paid")
	flag.IntVar(&plan.workers, "workers", 200, "how many at the same time")
	flag.Float64Var(&plan.faults, "faults", 0.22, "the share of the calls that go wrong; a few of those succeed all the same")
	flag.IntVar(&plan.kills, "kills", 5, "how often the shop is killed")
	flag.Uint64Var(&plan.seed, "seed", 1, "decides which calls go wrong, as far as workers come in turn")
	flag.StringVar(&plan.folder, "folder", "", "where journal and logs are left, or nothing to remove them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	result, err := soak(ctx, plan)
	stop()
	if err == nil {
		_, err = fmt.Fprint(os.Stdout, result)
	}
	exit(err)
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
	os.Exit(0)
}
