package contract_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestEventsAreCheckedAsAnswersAre(t *testing.T) {
	t.Parallel()
	c := load(t)
	files, err := fs.Glob(spec.Events, "events/*.json")
	require.NoError(t, err)
	require.Len(t, c.Events(), len(files))
	require.Empty(t, c.Slow())
	checker := c.Checker()
	for _, file := range files {
		body, err := spec.Events.ReadFile(file)
		require.NoError(t, err)
		name := strings.TrimSuffix(path.Base(file), ".json")
		event, found := c.Operation(name)
		require.True(t, found)
		require.Equal(t, []int{200}, event.Statuses())

		exchange := contract.Exchange{Operation: name, Status: 200, Body: body}
		require.Empty(t, c.Check(exchange), name)
		exchange.Body = []byte(strings.Replace(string(body), `"event": "`+name, `"event": "payment.`, 1))
		findings := c.Check(exchange)
		require.Len(t, findings, 1, "%s", exchange.Body)
		require.Equal(t, "/event", findings[0].Pointer)
		require.Equal(t, contract.Breaking, findings[0].Severity)
		require.Positive(t, findings[0].Contract.Line)
		require.Equal(t, findings, checker.Examine(exchange).Findings)
		require.Equal(t, findings, c.Plain().Check(exchange))
	}
	require.Len(t, c.Check(contract.Exchange{Operation: "payment.settled", Status: 200, Body: []byte(`{}`)}), 1, "there is no such event")
	for _, operation := range c.Operations() {
		require.NotEmpty(t, operation.Path, "an event is no operation")
	}
}

func TestInvalidEventsAreRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ schemas, problem string }{
		"no name":                  {`"A":{"type":"object","x-webhook":7}`, "components.schemas.A: x-webhook should be the name of an event"},
		"a name used twice":        {`"A":{"type":"object","x-webhook":"a"},"B":{"type":"object","x-webhook":"a"}`, "components.schemas.B: x-webhook: a is the event of another schema"},
		"the name of an operation": {`"A":{"type":"object","x-webhook":"it"}`, "components.schemas.A: x-webhook: it is the id of an operation"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := contract.Load([]byte(`{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/it":{"get":{"operationId":"it",
				"responses":{"200":{"description":"d"}}}}},"components":{"schemas":{` + test.schemas + `}}}`))
			require.ErrorContains(t, err, test.problem)
		})
	}
}
