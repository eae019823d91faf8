package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func TestSuggestedEditNamesTheContract(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{"": "payments.yaml", "other.yaml": "other.yaml"} {
		group := &summary.Group{Count: 1, Kinds: map[string]int64{"string": 1}, Finding: contract.Finding{
			Rule: contract.RuleField, Pointer: "/items/0/a~1b", Actual: "string", Contract: contract.Place{File: file, Line: 7, Column: 3},
		}}
		require.Equal(t, "# under properties at "+want+":7:3\n\"a/b\":\n  type: string\n", newFinding(group, "payments.yaml", styles{}).Edit)
		require.Equal(t, file, group.Finding.Contract.File, "the summary does not change")
	}
}

func TestNearestFileIsTheRecordingOrTheContract(t *testing.T) {
	t.Parallel()
	recorded, stdin, line := place{File: "a.har", Entry: 2}, place{File: "-", Line: 2}, place{File: "payments.yaml", Line: 7}
	for name, test := range map[string]struct {
		finding finding
		want    place
		found   bool
	}{
		"a recording":           {finding{Places: []place{recorded}, Contract: &line}, recorded, true},
		"the standard input":    {finding{Places: []place{stdin}, Contract: &line}, line, true},
		"no place":              {finding{Contract: &line}, line, true},
		"no place and no line":  {finding{}, place{}, false},
		"standard input, alone": {finding{Places: []place{stdin}}, place{}, false},
	} {
		got, found := test.finding.nearest()
		require.Equal(t, test.want, got, name)
		require.Equal(t, test.found, found, name)
	}
}
