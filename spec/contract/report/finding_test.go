package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func TestTheSuggestedEditIsYAMLAndNamesTheContract(t *testing.T) {
	t.Parallel()
	at := contract.Place{Line: 7, Column: 3}
	for name, test := range map[string]struct {
		finding contract.Finding
		want    string
	}{
		"a new field": {
			contract.Finding{Rule: contract.RuleField, Pointer: "/items/0/device", Came: "string", Contract: at},
			"under properties, at payments.yaml:7:3:\n  device:\n    type: string\n",
		},
		"a new field whose name is none in YAML": {
			contract.Finding{Rule: contract.RuleField, Pointer: "/a~1b~0c:\n", Came: "string", Contract: at},
			"under properties, at payments.yaml:7:3:\n  \"a\\x2fb~c:\\n\":\n    type: string\n",
		},
		"a new value": {
			contract.Finding{Rule: contract.RuleValue, Pointer: "/method", Came: "crypto", Contract: at},
			"add crypto to the enum at payments.yaml:7:3\n",
		},
		"a new value of several lines": {
			contract.Finding{Rule: contract.RuleValue, Pointer: "/method", Came: "~1\n::error::", Contract: at},
			"add \"~1\\n::error::\" to the enum at payments.yaml:7:3\n",
		},
		"a breaking finding": {
			contract.Finding{Rule: contract.RuleSchema, Pointer: "/amount", Contract: at}, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			group := &summary.Group{Finding: test.finding, Count: 1, Kinds: map[string]int64{"string": 1}}
			require.Equal(t, test.want, newFinding(group, "payments.yaml").Edit)
		})
	}
}

func TestTheNearestFileIsTheRecordingUnlessThatIsNone(t *testing.T) {
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
