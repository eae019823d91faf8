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
reads, key-only mode, a signature and an error. It prints a line for each step:
operation, request, result, time, and whether the response satisfies the contract.
It stops with an error at the first step that fails.`,
		Args: usage(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			return tour(command.Context(), command.OutOrStdout())
		},
	}
}

// step is one line of the tour.
type step struct {
	// operation is an operationId, or "" for a step without a server.
	operation string
	request   string
	// status is the expected status; 0 is any 2XX.
	status int
	// do makes the call with option, which keeps the response for the check against the contract.
	// It returns a summary of the result to print.
	do func(ctx context.Context, option api.CallOption) (string, error)
}

// tour runs the steps and stops at the first failure.
func tour(ctx context.Context, out io.Writer) error {
	server, err := apitest.Start()
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	defer server.Close()
	checks, err := contract.LoadJSON("", spec.Contract, spec.ContractJSON)
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

// remainingSteps returns a step with a documented request for each operation that the given steps
// do not call. An operation that is added to the contract becomes part of the tour.
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

// checkAnswer checks the status of a response, and the response against the contract.
func checkAnswer(checks *contract.Contract, step step, kept api.Response) error {
	isSuccess := kept.StatusCode >= 200 && kept.StatusCode <= 299
	switch {
	case step.status == 0 && !isSuccess:
		return fmt.Errorf("status %d: want 2XX", kept.StatusCode)
	case step.status != 0 && kept.StatusCode != step.status:
		return fmt.Errorf("status %d: want %d", kept.StatusCode, step.status)
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
