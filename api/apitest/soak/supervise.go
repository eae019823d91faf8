package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/rzpkit/payments/api/apitest"
)

const serverLogName = "server.log"

// soak runs the server, and one shop after the other until every order is paid.
func soak(ctx context.Context, plan plan) (result, error) {
	if plan.folder == "" {
		folder, err := os.MkdirTemp("", "soak")
		if err != nil {
			return result{}, err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		plan.folder = folder
	}
	log, err := os.Create(filepath.Join(plan.folder, serverLogName))
	if err != nil {
		return result{}, err
	}
	defer func() { _ = log.Close() }()
	server, err := apitest.Start(apitest.Seed(plan.seed), apitest.KeepRequests(0), apitest.Strict(),
		apitest.LogTo(slog.New(slog.NewJSONHandler(log, nil))))
	if err != nil {
		return result{}, err
	}
	defer server.Close()
	server.Inject(faults(plan.faults)...)
	if err := writeShopPlan(plan, server.URL); err != nil {
		return result{}, err
	}
	began := time.Now()
	shops := 0
	for told, kills := 0, plan.kills; told < plan.orders; shops++ {
		until := plan.orders // told orders before the kill
		if kills > 0 {
			until = (plan.kills - kills + 1) * plan.orders / (plan.kills + 1)
			kills--
		}
		if told, err = runShopUntil(ctx, plan, server, told, until); err != nil {
			return result{}, err
		}
	}
	found, err := verify(plan, server)
	found.shops, found.took = shops, time.Since(began)
	return found, err
}

// faults is every kind, all as likely, so that together they hit the share of the
// calls. An answer that is only late comes on top: it fails no call.
func faults(share float64) []apitest.Fault {
	all := []apitest.Fault{
		{Kind: apitest.Latency, Delay: 2 * attempt},
		{Kind: apitest.Latency, Delay: 2 * attempt, TookEffect: true},
		{Kind: apitest.TooManyRequests},
		{Kind: apitest.TooManyRequests, RetryAfter: time.Second},
		{Kind: apitest.TooManyRequests, RetryAfter: time.Second, RetryAfterAsDate: true},
		{Kind: apitest.ServerError},
		{Kind: apitest.ServerError, TookEffect: true},
		{Kind: apitest.BadGateway},
		{Kind: apitest.BadGateway, TookEffect: true},
		{Kind: apitest.Unavailable},
		{Kind: apitest.GatewayTimeout, TookEffect: true},
		{Kind: apitest.ResetBefore},
		{Kind: apitest.ResetAfter},
		{Kind: apitest.TruncatedBody},
		{Kind: apitest.WrongContentType},
		{Kind: apitest.EmptyBody},
		{Kind: apitest.Redirect},
		{Kind: apitest.EndlessBody},
		{Kind: apitest.SlowDrip},
	}
	each := 1 - math.Pow(1-share, 1/float64(len(all)))
	for i := range all {
		all[i].Probability = each
	}
	return append([]apitest.Fault{{Kind: apitest.Latency, Delay: attempt / 10, Probability: each}}, all...)
}

func writeShopPlan(plan plan, url string) error {
	encoded, err := json.Marshal(shopPlan{url, plan.orders, plan.workers})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(plan.folder, shopPlanName), encoded, 0o600)
}

// runShopUntil starts a shop and kills it when so many orders are told paid in
// all, unless it is done before. Halfway there the server's port is shut for a
// moment.
func runShopUntil(ctx context.Context, plan plan, server *apitest.Server, told, until int) (int, error) {
	this, err := os.Executable()
	if err != nil {
		return told, err
	}
	command := exec.CommandContext(ctx, this) //nolint:gosec // this program
	command.Env = append(os.Environ(), shopEnv+"="+plan.folder)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return told, err
	}
	if err := command.Start(); err != nil {
		return told, err
	}
	halfway := told + (until-told)/2
	killed := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		told++
		if told == halfway {
			server.Refuse()
			time.AfterFunc(attempt, server.Accept)
		}
		if told >= until && until < plan.orders && !killed {
			killed = true
			if err := command.Process.Kill(); err != nil {
				return told, err
			}
		}
	}
	var exit *exec.ExitError
	if err := command.Wait(); err != nil && (!killed || !errors.As(err, &exit)) {
		return told, fmt.Errorf("the shop: %w", err)
	}
	// What was written down and not heard any more counts as told.
	journal, err := os.Open(filepath.Join(plan.folder, journalName))
	if err != nil {
		return told, err
	}
	defer func() { _ = journal.Close() }()
	known, err := replay(journal)
	told = 0
	for _, entry := range known {
		if entry.Told {
			told++
		}
	}
	return told, err
}
