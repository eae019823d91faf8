package main

import (
	"context"
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

// shopEnv names the folder of a shop, for a process that is to be one.
const shopEnv = "SOAK_SHOP"

// shopPlan is what a shop is told by the file shop.json.
type shopPlan struct {
	URL             string
	Orders, Workers int
}

const (
	shopPlanName = "shop.json"
	shopLogName  = "shop.log"
	// attempt is long enough for what the server answers in time on a busy machine.
	attempt = 500 * time.Millisecond
	// cardNumber is of the cards that test mode takes.
	cardNumber = "5104060000000008"
)

// shop pays orders.
type shop struct {
	client  *api.Client
	journal *journal
	told    func(number int)
}

// runShop pays every order that is not told paid yet, and writes a line for each.
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
	transport := &http.Transport{MaxIdleConnsPerHost: plan.Workers}
	defer transport.CloseIdleConnections()
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret),
		api.WithBaseURL(plan.URL), api.WithTimeout(attempt), api.WithHTTPClient(&http.Client{Transport: transport}),
		api.WithLogger(slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))))
	if err != nil {
		return err
	}
	journal, err := openJournal(folder)
	if err != nil {
		return err
	}
	s := &shop{client: client, journal: journal, told: func(number int) { _, _ = fmt.Fprintln(out, number) }}
	return s.payAll(ctx, plan)
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
