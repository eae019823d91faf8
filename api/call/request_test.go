package call_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

// stub is a Caller that remembers what it was asked and answers with a text.
type stub struct {
	request  *call.Request
	options  []call.Option
	answer   string
	err      error
	settings call.Settings
}

func (s *stub) Call(_ context.Context, request *call.Request, out any, options ...call.Option) error {
	s.request, s.options = request, options
	for _, option := range options {
		if err := option(&s.settings); err != nil {
			return err
		}
	}
	if s.err != nil {
		return s.err
	}
	return json.Unmarshal([]byte(s.answer), out)
}

type vpa struct {
	VPA string `json:"vpa"`
}

func TestACallIsEncodedAndItsAnswerDecoded(t *testing.T) {
	t.Parallel()
	operation := &call.Operation{ID: "validateVPA", Method: "POST", Path: "/vpa"}
	caller := &stub{answer: `{"vpa":"c@d"}`}
	noRetry := func(s *call.Settings) error { s.NoRetry = true; return nil }
	answer, err := call.Do[vpa](t.Context(), caller, call.Request{Operation: operation, Path: "/vpa"}, vpa{"a@b"}, []call.Option{noRetry})
	require.NoError(t, err)
	require.Equal(t, &vpa{"c@d"}, answer)
	require.Equal(t, "POST", caller.request.Method)
	require.Equal(t, "/vpa", caller.request.Path)
	require.JSONEq(t, `{"vpa":"a@b"}`, string(caller.request.Body))
	require.True(t, caller.settings.NoRetry)

	_, err = call.Do[vpa](t.Context(), caller, call.Request{Operation: operation, Path: "/vpa"}, nil, nil)
	require.NoError(t, err)
	require.Nil(t, caller.request.Body)

	_, err = call.Do[vpa](t.Context(), caller, call.Request{Method: "PUT", Path: "/unheard/of"}, nil, nil)
	require.NoError(t, err)
	require.Equal(t, "PUT", caller.request.Method, "the contract does not know the call")
}

func TestACallThatCannotBeMade(t *testing.T) {
	t.Parallel()
	failure := errors.New("no answer")
	for name, test := range map[string]struct {
		ctx    context.Context //nolint:containedctx // a nil one is what is tried
		caller call.Caller
		body   any
		want   string
	}{
		"the zero client":              {t.Context(), nil, nil, "fetchCard: client: is the zero value: use the constructors of package api"},
		"no context":                   {nil, &stub{}, nil, "fetchCard: ctx: is nil"},
		"a body that cannot be JSON":   {t.Context(), &stub{}, math.Inf(1), "fetchCard: body: json: unsupported value: +Inf"},
		"the caller's own error stays": {t.Context(), &stub{err: failure}, nil, "no answer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, err := call.Do[vpa](test.ctx, test.caller, call.Request{Operation: &call.Operation{ID: "fetchCard"}}, test.body, nil)
			require.EqualError(t, err, test.want)
			require.Nil(t, answer)
		})
	}
}

func TestTheOperationTravels(t *testing.T) {
	t.Parallel()
	operation, known := call.OperationFrom(call.WithOperation(t.Context(), &call.Operation{ID: "fetchCard"}))
	require.True(t, known)
	require.Equal(t, "fetchCard", operation.ID)
	for name, ctx := range map[string]context.Context{"none": t.Context(), "a call that the contract does not know": call.WithOperation(t.Context(), nil)} {
		_, known := call.OperationFrom(ctx)
		require.False(t, known, name)
	}
}
