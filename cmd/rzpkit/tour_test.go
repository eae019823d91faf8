package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestTourVisitsEveryOperationWithValidAnswers(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	require.NoError(t, tour(t.Context(), &out))

	require.NotContains(t, out.String(), "\x1b", "no colour without a terminal")
	require.NotContains(t, out.String(), "FAILS")
	for _, operation := range generated.Operations() {
		require.Contains(t, out.String(), " "+operation.ID+" ")
	}
	require.Contains(t, out.String(), "₹500.00")
}

// An operation without a step of its own is called with its documented request.
func TestTourVisitsNewOperations(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	checks, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	own := []step{{operation: "createOrder"}}
	steps, err := remainingSteps(own, server.Client())
	require.NoError(t, err)
	var out bytes.Buffer
	for _, step := range steps {
		require.NoError(t, runStep(t.Context(), checks, newScreen(&out), step))
	}
	for _, operation := range generated.Operations() {
		require.Equal(t, operation.ID != "createOrder", strings.Contains(out.String(), " "+operation.ID+" "), operation.ID)
	}
}

func TestTourStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, tour(ctx, &bytes.Buffer{}), context.Canceled)
}

func TestFailedStepStopsTheTour(t *testing.T) {
	t.Parallel()
	server := apitest.NewServer(t)
	checks, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	fetch := func(ctx context.Context, keep api.CallOption) (string, error) {
		_, err := server.Client().ValidateVPA(ctx, generated.ValidateVPARequest{VPA: "a@b"}, keep)
		return "", err
	}
	for name, test := range map[string]struct {
		body   string
		status int
		step   step
		want   string
	}{
		"a key is missing": {`{"success":true}`, 200, step{"validateVPA", "", 0, fetch}, "breaking schema: validateVPA 200"},
		"another status":   {`{"vpa":"a@b","success":true}`, 201, step{"validateVPA", "", 0, fetch}, "breaking status: validateVPA 201"},
		"the call itself fails": {"", 0, step{"fetchIIN", "", 0, func(context.Context, api.CallOption) (string, error) {
			return "", errors.New("no")
		}}, "fetchIIN: no"},
	} {
		t.Run(name, func(t *testing.T) {
			if test.status != 0 {
				server.Respond("validateVPA", test.status, test.body)
			}
			var out bytes.Buffer
			err := runStep(t.Context(), checks, newScreen(&out), test.step)
			require.ErrorContains(t, err, test.want)
			require.True(t, strings.HasPrefix(out.String(), "FAILS"), out.String())
		})
	}
}

func TestColour(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	(&screen{out: &out, colour: true}).line(true, "fetchPayment", "request", "result", 0)
	require.Contains(t, out.String(), "\x1b[32mholds\x1b[0m")
}
