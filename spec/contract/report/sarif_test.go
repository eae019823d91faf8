package report_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

type location struct {
	ID       *int
	Message  *struct{ Text string }
	Physical *struct {
		Artifact struct{ URI string } `json:"artifactLocation"`
		Region   *struct{ StartLine, StartColumn int }
	} `json:"physicalLocation"`
}

type result struct {
	RuleID              string
	RuleIndex           int
	Level               string
	Message             struct{ Text string }
	Locations           []location
	Related             []location `json:"relatedLocations"`
	PartialFingerprints map[string]string
	OccurrenceCount     int64
	Properties          struct {
		Findings []struct{ Fingerprint, Severity, Rule string }
	}
}

type sarif struct {
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name  string
				Rules []struct {
					ID               string
					ShortDescription struct{ Text string }
				}
			}
		}
		Results []result
	}
}

// The test checks what SARIF 2.1.0 requires, and what GitHub requires beyond it.
func TestSARIFHasWhatItsReadersRequire(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	var log sarif
	require.NoError(t, json.Unmarshal([]byte(render(t, "sarif", nil)), &log))
	require.Equal(t, "2.1.0", log.Version)
	require.Len(t, log.Runs, 1)
	rules := log.Runs[0].Tool.Driver.Rules
	require.NotEmpty(t, log.Runs[0].Tool.Driver.Name)
	for _, rule := range rules {
		require.NotEmpty(t, rule.ShortDescription.Text, rule.ID)
	}
	fingerprints, placed := map[string]bool{}, map[string]bool{}
	for _, got := range log.Runs[0].Results {
		group := s.Findings[got.PartialFingerprints["rzpkit/v1"]]
		require.NotNil(t, group)
		require.Equal(t, group.Finding.Rule, got.RuleID)
		require.Equal(t, got.RuleID, rules[got.RuleIndex].ID)
		require.Equal(t, group.Finding.Fingerprint(), got.Properties.Findings[0].Fingerprint)
		require.Equal(t, group.Finding.Fingerprint()+":1", got.PartialFingerprints["primaryLocationLineHash"])
		require.Equal(t, group.Count, got.OccurrenceCount)
		require.NotEmpty(t, got.Message.Text)
		require.Equal(t, map[string]string{
			contract.RuleField: "note", contract.RuleValue: "warning",
		}[got.RuleID], strings.Replace(got.Level, "error", "", 1))
		exchange := fmt.Sprint(group.Finding.Operation, group.Finding.Recording)
		require.False(t, placed[exchange], "one exchange, two results: %s", exchange)
		placed[exchange] = true
		for i, one := range got.Properties.Findings {
			require.NotNil(t, s.Findings[one.Fingerprint])
			require.False(t, fingerprints[one.Fingerprint], "one finding, two results")
			fingerprints[one.Fingerprint] = true
			require.True(t, i == 0 || one.Severity >= got.Properties.Findings[i-1].Severity, "the worst first")
		}
		require.Len(t, got.Locations, 1)
		for _, location := range slices.Concat(got.Locations, got.Related) {
			uri, err := url.Parse(location.Physical.Artifact.URI)
			require.NoError(t, err)
			require.Empty(t, uri.Scheme, "a relative file name stays relative")
			if location.Physical.Region != nil {
				require.Positive(t, location.Physical.Region.StartLine)
			}
		}
		require.Equal(t, group.Places[0].File, unescape(t, got.Locations[0]))
		if group.Finding.Contract.Line > 0 {
			require.Equal(t, "spec/payments.yaml", unescape(t, got.Related[0]))
			require.Equal(t, group.Finding.Contract.Line, got.Related[0].Physical.Region.StartLine)
			require.NotNil(t, got.Related[0].Message)
		}
	}
	require.Len(t, fingerprints, len(s.Findings))
}

func unescape(t *testing.T, location location) string {
	t.Helper()
	uri, err := url.Parse(location.Physical.Artifact.URI)
	require.NoError(t, err)
	return strings.TrimPrefix(uri.Path, "./")
}

func TestSARIFHasARuleForEveryFinding(t *testing.T) {
	t.Parallel()
	text := render(t, "sarif", nil)
	for _, rule := range []string{
		contract.RuleUnmatched, contract.RuleAmbiguous, contract.RuleStatus, contract.RuleContentType, contract.RuleBody,
		contract.RuleSchema, contract.RuleField, contract.RuleValue, contract.RuleRequest,
	} {
		require.Contains(t, text, `"id": "`+rule+`"`)
	}
	require.NotContains(t, text, `"ruleIndex": -1`)
}

func TestSARIFHasNoLinkFromARecording(t *testing.T) {
	t.Parallel()
	var log sarif
	require.NoError(t, json.Unmarshal([]byte(render(t, "sarif", nil)), &log))
	escaped := 0
	for _, result := range log.Runs[0].Results {
		require.NotRegexp(t, `[^\\]\]\(`, result.Message.Text)
		escaped += strings.Count(result.Message.Text, `\[l\](`)
	}
	require.Positive(t, escaped)
}
