package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

type exchangeJSON struct {
	Severity, Operation, Sample string

	Status   int
	Findings []findingJSON
}

type findingJSON struct {
	Fingerprint, Severity, Rule, Operation, Pointer, Message, Expected, Actual, Edit string

	Status int
	Count  int64
	Kinds  map[string]int64
	Places []contract.Place
}

func TestJSONHasTheWholeSummary(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	var document struct {
		Contract string
		Totals   struct{ Exchanges, Unreadable, Breaking, News, Occurrences int64 }
		Coverage struct {
			Seen, Of   int
			Operations []struct {
				Operation string
				Statuses  map[int]int64
			}
		}
		Exchanges       []exchangeJSON
		FirstUnreadable []string `json:"first_unreadable"` //nolint:tagliatelle // as the summary has it
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "json", nil)), &document))
	require.Equal(t, "spec/payments.yaml", document.Contract)
	require.Equal(t, s.Exchanges, document.Totals.Exchanges)
	require.Equal(t, s.Unreadable, document.Totals.Unreadable)
	require.Equal(t, s.FirstUnreadable, document.FirstUnreadable)
	require.EqualValues(t, s.Count(contract.Breaking), document.Totals.Breaking)
	require.EqualValues(t, s.Count(contract.News), document.Totals.News)
	require.Equal(t, 17, document.Coverage.Of)
	require.Equal(t, 5, document.Coverage.Seen)
	coverage := map[string]map[int]int64{}
	for _, row := range document.Coverage.Operations {
		if len(row.Statuses) > 0 {
			coverage[row.Operation] = row.Statuses
		}
	}
	require.Equal(t, s.Coverage, coverage)
	var occurrences int64
	var findings []findingJSON
	for _, exchange := range document.Exchanges {
		require.Equal(t, exchange.Severity, exchange.Findings[0].Severity, "the worst finding is first")
		require.Equal(t, exchange.Operation, exchange.Findings[0].Operation)
		findings = append(findings, exchange.Findings...)
	}
	require.Len(t, findings, len(s.Findings))
	for _, got := range findings {
		group := s.Findings[got.Fingerprint]
		require.NotNil(t, group)
		f := group.Finding
		require.Equal(t, findingJSON{
			Fingerprint: f.Fingerprint(), Severity: string(f.Severity), Rule: f.Rule, Operation: f.Operation,
			Pointer: f.Wildcard(), Message: f.Message, Expected: f.Expected, Actual: f.Actual, Edit: got.Edit,
			Status: f.Status, Count: group.Count, Kinds: group.Kinds, Places: group.Places,
		}, got, "JSON has the finding unchanged, with its control characters")
		require.Equal(t, f.Severity == contract.News, got.Edit != "")
		occurrences += group.Count
	}
	require.Equal(t, occurrences, document.Totals.Occurrences)
}

func TestJSONCountsSeenProperties(t *testing.T) {
	t.Parallel()
	type answer struct {
		Status             string
		Exchanges          int
		Properties, Values *struct{ Seen, Of int }
		Unseen             []string
		UnseenValues       map[string][]string `json:"unseen_values"` //nolint:tagliatelle // as first_unreadable
	}
	var document struct {
		Coverage struct {
			Operations []struct {
				Operation  string
				Documented []answer
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "json", nil)), &document))
	answers := map[string][]answer{}
	for _, row := range document.Coverage.Operations {
		answers[row.Operation] = row.Documented
	}
	require.Equal(t, []answer{{Status: "200"}, {Status: "default"}}, answers["fetchIIN"])
	require.Empty(t, answers[""])
	payment := answers["fetchPayment"][0]
	require.Equal(t, "200", payment.Status)
	require.Equal(t, 11, payment.Exchanges)
	require.Equal(t, &struct{ Seen, Of int }{10, 78}, payment.Properties)
	require.Equal(t, &struct{ Seen, Of int }{2, 34}, payment.Values)
	require.Len(t, payment.Unseen, 68)
	require.Contains(t, payment.Unseen, "/card/network")
	require.Equal(t, []string{"created", "authorized", "refunded", "failed"}, payment.UnseenValues["/status"])
	require.Equal(t, 1, answers["fetchPayment"][1].Exchanges, "an unlisted status counts under the default")
	require.Equal(t, 1, answers["createOrder"][1].Properties.Seen)
}

func TestNDJSONHasAnInvalidExchangePerLine(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	findings := 0
	for line := range strings.Lines(render(t, "ndjson", nil)) {
		var exchange exchangeJSON
		require.NoError(t, json.Unmarshal([]byte(line), &exchange))
		for _, got := range exchange.Findings {
			require.Equal(t, exchange.Findings[0].Places[0], got.Places[0])
			findings++
		}
	}
	require.Equal(t, len(s.Findings), findings)
}
