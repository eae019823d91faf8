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

// soak runs the server, and one shop after the other until every order is finished. It always ends:
// each shop except the last is killed, and the last one must finish all orders.
func soak(ctx context.Context, plan plan) (result, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, plan.within, fmt.Errorf("not every order ended within %v", plan.within))
	defer cancel()
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
	server, err := startServer(plan, log)
	if err != nil {
		return result{}, err
	}
	defer server.Close()
	if plan.faults > 0 { // a fault with probability 0 would always happen
		server.Inject(faults(plan.faultsOf, plan.faults)...)
	}
	if err := writeShopPlan(plan, server); err != nil {
		return result{}, err
	}
	began := time.Now()
	ended, shops := 0, 0
	for ; ended < plan.orders && shops <= plan.kills; shops++ {
		until := plan.orders // finished orders at which the shop is killed
		if shops < plan.kills {
			until = (shops + 1) * plan.orders / (plan.kills + 1)
		}
		if ended, err = runShopUntil(ctx, plan, server, ended, until); err != nil {
			return result{}, err
		}
	}
	if ended < plan.orders {
		return result{}, fmt.Errorf("the last shop ended before every order was told paid and refunded: %d of %d are", ended, plan.orders)
	}
	found, err := verify(plan, server)
	found.shops, found.took = shops, time.Since(began)
	return found, err
}

func startServer(plan plan, log *os.File) (*apitest.Server, error) {
	options := []apitest.Option{
		apitest.Seed(plan.seed), apitest.KeepRequests(0), apitest.Strict(), apitest.LogTo(slog.New(slog.NewJSONHandler(log, nil))),
	}
	if plan.http2 {
		options = append(options, apitest.HTTP2())
	}
	return apitest.Start(options...)
}

// faults returns every kind of fault of an operation, or of all if it is "", with equal
// probability. Together they hit the given share of the calls. Responses that are only late come in addition, because they fail no call.
func faults(operation string, share float64) []apitest.Fault {
	all := []apitest.Fault{
		{Kind: apitest.Latency, Delay: 2 * attemptTimeout},
		{Kind: apitest.Latency, Delay: 2 * attemptTimeout, TookEffect: true},
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
	all = append([]apitest.Fault{{Kind: apitest.Latency, Delay: attemptTimeout / 10}}, all...)
	for i := range all {
		all[i].Operation, all[i].Probability = operation, each
	}
	return all
}

func writeShopPlan(plan plan, server *apitest.Server) error {
	shop := shopPlan{URL: server.URL, Orders: plan.orders, Workers: plan.workers, RefundEvery: plan.refundEvery, Mutant: plan.mutant}
	if certificate := server.Certificate(); certificate != nil {
		shop.Certificate = certificate.Raw
	}
	encoded, err := json.Marshal(shop)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(plan.folder, shopPlanName), encoded, 0o600)
}

// runShopUntil starts a shop and kills it when the total of finished orders reaches until, unless
// it ends before. Halfway, it closes the server's port for a moment. It returns the number of
// finished orders in the journal.
func runShopUntil(ctx context.Context, plan plan, server *apitest.Server, ended, until int) (int, error) {
	this, err := os.Executable()
	if err != nil {
		return ended, err
	}
	command := exec.CommandContext(ctx, this) //nolint:gosec // this program
	command.Env = append(os.Environ(), shopEnv+"="+plan.folder)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return ended, err
	}
	if _, err := command.StdinPipe(); err != nil { // see endWithSoak
		return ended, err
	}
	if err := command.Start(); err != nil {
		return ended, fmt.Errorf("the shop: %w", errors.Join(err, context.Cause(ctx)))
	}
	halfway := ended + (until-ended)/2
	killed := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		ended++
		if ended == halfway {
			server.Refuse()
			time.AfterFunc(attemptTimeout, server.Accept)
		}
		if ended >= until && until < plan.orders && !killed {
			killed = true
			if err := command.Process.Kill(); err != nil {
				return ended, err
			}
		}
	}
	var exit *exec.ExitError
	if err := command.Wait(); err != nil && (!killed || !errors.As(err, &exit)) {
		return ended, fmt.Errorf("the shop: %w", errors.Join(err, context.Cause(ctx)))
	}
	entries, err := readJournal(plan.folder)
	ended = 0
	for _, entry := range entries {
		if entry.isFinished(plan.refundEvery) {
			ended++
		}
	}
	return ended, err
}
