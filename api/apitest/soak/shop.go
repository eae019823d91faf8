package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
)

// shopEnv is the environment variable that makes a process a shop and names its folder.
const shopEnv = "SOAK_SHOP"

// shopPlan is the content of shop.json, the configuration of a shop.
type shopPlan struct {
	URL             string
	Certificate     []byte // of the server, in DER; nil over plain HTTP
	Orders, Workers int
	RefundEvery     int    // one in this many orders is refunded; 0 for none
	Mutant          string // name of the mutant, or "" for the correct program
}

const (
	shopPlanName = "shop.json"
	shopLogName  = "shop.log"
	// attemptTimeout is the timeout of an attempt. It is long enough for the server's responses on
	// a busy machine.
	attemptTimeout = 500 * time.Millisecond
)

// shop pays orders.
type shop struct {
	client      *api.Client
	journal     *journal
	refundEvery int
	// finished is called with each order for which nothing is left to do.
	finished func(number int)
	// outcome interprets an error of the client, and steps are the shop's actions. Mutants replace
	// them.
	outcome func(error) outcome
	steps   steps
}

// runShop finishes every order and writes a line for each to out.
func runShop(ctx context.Context, folder string, out io.Writer) error {
	var plan shopPlan
	encoded, err := os.ReadFile(filepath.Join(folder, shopPlanName)) //nolint:gosec // the folder of the soak
	if err != nil {
		return err
	}
	if err := json.Unmarshal(encoded, &plan); err != nil {
		return err
	}
	log, err := os.OpenFile(filepath.Join(folder, shopLogName), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600) //nolint:gosec // the folder of the soak
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	broken, err := mutantNamed(plan.Mutant)
	if err != nil {
		return err
	}
	transport, err := transportTo(plan)
	if err != nil {
		return err
	}
	defer transport.CloseIdleConnections()
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret),
		api.WithBaseURL(plan.URL), api.WithTimeout(attemptTimeout),
		api.WithHTTPClient(&http.Client{Transport: broken.wrapTransport(transport)}),
		api.WithLogger(slog.New(broken.wrapHandler(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})))))
	if err != nil {
		return err
	}
	journal, err := openJournal(folder)
	if err != nil {
		return err
	}
	s := &shop{
		client: client, journal: journal, refundEvery: plan.RefundEvery, outcome: outcomeOf, steps: correctSteps(),
		finished: func(number int) { _, _ = fmt.Fprintln(out, number) },
	}
	if broken.shop != nil {
		broken.shop(s)
	}
	return s.payAll(ctx, plan)
}

// endWithSoak exits the shop when its soak ends, so that no shop outlives it. The soak holds the
// other end of standard input.
func endWithSoak() {
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(1)
	}()
}

func transportTo(plan shopPlan) (*http.Transport, error) {
	transport := &http.Transport{MaxIdleConnsPerHost: plan.Workers}
	if plan.Certificate == nil {
		return transport, nil
	}
	certificate, err := x509.ParseCertificate(plan.Certificate)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AddCert(certificate)
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	transport.ForceAttemptHTTP2 = true
	return transport, nil
}

func (s *shop) payAll(ctx context.Context, plan shopPlan) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var group sync.WaitGroup
	for range plan.Workers {
		group.Go(func() {
			for number := int(next.Add(1)) - 1; number < plan.Orders && ctx.Err() == nil; number = int(next.Add(1)) - 1 {
				if err := s.pay(ctx, number); err != nil {
					cancel(fmt.Errorf("order %d: %w", number, err))
				}
			}
		})
	}
	group.Wait()
	return context.Cause(ctx)
}
