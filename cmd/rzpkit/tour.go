package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/internal/operations"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func tourCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tour",
		Short: "Takes payments from a Razorpay in this process, and checks every answer",
		Long: `Starts the test server of api/apitest on loopback and goes through the API with
the public client: orders, payments by card, netbanking and UPI, capture, the
reads, key-only mode, a signature and an error. A line for each step: operation,
what was asked, what came back, how long it took, and whether the answer holds
to the contract. Exits with an error at the first thing that does not hold.`,
		Args: usage(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			return tour(command.Context(), command.OutOrStdout())
		},
	}
}

// step is one line of the tour.
type step struct {
	// operation is an operationId, or "" for what needs no server.
	operation string
	request   string
	// status is what the server is to answer; 0 is any success.
	status int
	// do makes the call and returns what to print of its answer. It gives option to the
	// call, which keeps the answer for the check against the contract.
	do func(ctx context.Context, option api.CallOption) (string, error)
}

// tour goes through the steps and stops at the first that fails.
func tour(ctx context.Context, out io.Writer) error {
	server, err := apitest.Start()
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	defer server.Close()
	checks, err := contract.Load(spec.Contract)
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	screen := newScreen(out)
	screen.title("A payment from end to end, at " + server.URL)
	begun := time.Now()
	steps := paymentSteps(server)
	rest, err := remainingSteps(steps, server.Client())
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	steps = append(steps, rest...)
	for _, step := range steps {
		if err := runStep(ctx, checks, screen, step); err != nil {
			return fmt.Errorf("tour: %w", err)
		}
	}
	screen.title(fmt.Sprintf("%d steps, all hold, in %v", len(steps), time.Since(begun).Round(time.Millisecond)))
	return nil
}

// remainingSteps calls what the steps do not, with the requests that are documented: what the
// contract gets is part of the tour.
func remainingSteps(steps []step, client *api.Client) ([]step, error) {
	calls, err := operations.Calls()
	if err != nil {
		return nil, err
	}
	var more []step
	for _, call := range calls {
		isCall := func(s step) bool { return s.operation == call.Operation.ID }
		if slices.ContainsFunc(steps, isCall) {
			continue
		}
		more = append(more, step{call.Operation.ID, "as it is documented", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			return "an answer as documented", call.Do(ctx, client, keep)
		}})
	}
	return more, nil
}

func runStep(ctx context.Context, checks *contract.Contract, screen *screen, step step) error {
	name := step.operation
	if name == "" {
		name = "(no call)"
	}
	var kept api.Response
	begun := time.Now()
	result, err := step.do(ctx, api.KeepResponse(&kept))
	took := time.Since(begun)
	if err == nil && step.operation != "" {
		err = checkAnswer(checks, step, kept)
	}
	if err != nil {
		screen.line(false, name, step.request, "", took)
		return fmt.Errorf("%s: %w", name, err)
	}
	screen.line(true, name, step.request, result, took)
	return nil
}

// checkAnswer holds an answer, byte for byte, against the contract.
func checkAnswer(checks *contract.Contract, step step, kept api.Response) error {
	isSuccess := kept.StatusCode >= 200 && kept.StatusCode <= 299
	switch {
	case step.status == 0 && !isSuccess:
		return fmt.Errorf("status %d, which is no success", kept.StatusCode)
	case step.status != 0 && kept.StatusCode != step.status:
		return fmt.Errorf("status %d, not %d", kept.StatusCode, step.status)
	}
	findings := checks.Check(contract.Exchange{
		Operation: step.operation, Status: kept.StatusCode,
		ContentType: kept.Header.Get("Content-Type"), Body: kept.Body,
	})
	failures := make([]error, 0, len(findings))
	for _, finding := range findings {
		failures = append(failures, errors.New(finding.String()))
	}
	return errors.Join(failures...)
}
