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

// stub is a Caller that records the request and decodes answer.
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

func TestCallIsEncodedAndAnswerDecoded(t *testing.T) {
	t.Parallel()
	caller := &stub{answer: `{"vpa":"c@d"}`}
	noRetry := func(s *call.Settings) error { s.NoRetry = true; return nil }
	request := call.New(&call.Operation{ID: "validateVPA", Method: "POST", Path: "/vpa"})
	request.JSONBody(&vpa{"a@b"}, nil)
	answer, err := call.Do[vpa](t.Context(), caller, request, []call.Option{noRetry})
	require.NoError(t, err)
	require.Equal(t, &vpa{"c@d"}, answer)
	require.Equal(t, "POST", caller.request.Method)
	require.Equal(t, "/vpa", caller.request.Path)
	require.JSONEq(t, `{"vpa":"a@b"}`, string(caller.request.Body))
	require.True(t, caller.settings.NoRetry)
}

func TestInvalidCalls(t *testing.T) {
	t.Parallel()
	failure := errors.New("no answer")
	for name, test := range map[string]struct {
		ctx    context.Context //nolint:containedctx // a nil context is a case
		caller call.Caller
		refuse error
		body   any
		want   string
	}{
		"the zero client":                  {t.Context(), nil, nil, nil, "fetchCard: client: is the zero value: use the constructors of package api"},
		"no context":                       {nil, &stub{}, nil, nil, "fetchCard: ctx: is nil"},
		"a body that cannot be JSON":       {t.Context(), &stub{}, nil, math.Inf(1), "fetchCard: body: json: unsupported value: +Inf"},
		"only the first fault is reported": {nil, nil, call.Refuse("vpa", failure), math.Inf(1), "fetchCard: vpa: no answer"},
		"the caller's error is unchanged":  {t.Context(), &stub{err: failure}, nil, nil, "no answer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := call.New(&call.Operation{ID: "fetchCard"})
			request.Refuse(test.refuse)
			request.JSONBody(test.body, nil)
			answer, err := call.Do[vpa](test.ctx, test.caller, request, nil)
			require.EqualError(t, err, test.want)
			require.Nil(t, answer)
			if caller, ok := test.caller.(*stub); ok && caller.err == nil {
				require.Nil(t, caller.request, "nothing is sent")
			}
		})
	}
}

func TestRefusedBodyIsNotEncoded(t *testing.T) {
	t.Parallel()
	request := call.New(&call.Operation{ID: "validateVPA"})
	request.JSONBody(&vpa{"a@b"}, call.Required("vpa", false))
	require.Nil(t, request.Body)
	_, err := call.Do[vpa](t.Context(), &stub{}, request, nil)
	require.EqualError(t, err, "validateVPA: vpa: is required")
}

func TestOperationFrom(t *testing.T) {
	t.Parallel()
	operation, known := call.OperationFrom(call.WithOperation(t.Context(), &call.Operation{ID: "fetchCard"}))
	require.True(t, known)
	require.Equal(t, "fetchCard", operation.ID)
	for name, ctx := range map[string]context.Context{"none": t.Context(), "a nil operation": call.WithOperation(t.Context(), nil)} {
		_, known := call.OperationFrom(ctx)
		require.False(t, known, name)
	}
}

func TestOperationName(t *testing.T) {
	t.Parallel()
	require.Equal(t, "fetchCard", (&call.Operation{ID: "fetchCard", Method: "GET", Path: "/cards/{card_id}"}).Name())
	require.Equal(t, "GET /plans/{id}", (&call.Operation{Method: "GET", Path: "/plans/{id}"}).Name())
}
