package report_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The test parses the lines as GitHub's runner does: the properties are between the first
// and the second pair of colons, separated by commas.
func TestGitHubReadsTheAnnotations(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	exchanges := strings.Split(strings.TrimSuffix(render(t, "ndjson", nil), "\n"), "\n")
	lines := strings.Split(strings.TrimSuffix(render(t, "github", nil), "\n"), "\n")
	require.Len(t, lines, len(exchanges)+2+1, "invalid exchanges, two unreadable entries, the totals")
	command := regexp.MustCompile(`^::(error|warning|notice) (.*?)::(.*)$`)
	for i, text := range exchanges {
		var exchange exchangeJSON
		require.NoError(t, json.Unmarshal([]byte(text), &exchange))
		group := s.Findings[exchange.Findings[0].Fingerprint]
		parts := command.FindStringSubmatch(lines[i])
		require.NotNil(t, parts, lines[i])
		require.Equal(t, map[string]string{
			"breaking": "error", "undocumented-field": "notice", "undocumented-value": "warning",
		}[map[bool]string{true: "breaking", false: group.Finding.Rule}[group.Finding.Severity == "breaking"]], parts[1])
		properties := map[string]string{}
		for property := range strings.SplitSeq(parts[2], ",") {
			name, value, found := strings.Cut(property, "=")
			require.True(t, found, property)
			require.NotContains(t, value, ":")
			properties[name] = decoded(value)
		}
		place := group.Places[0]
		if place.Line > 0 {
			require.Equal(t, "recordings/payments, may.ndjson", properties["file"])
			require.NotEmpty(t, properties["line"])
			require.Equal(t, "1", properties["col"])
		} else {
			require.Equal(t, `x%0A::<b>,:\n.har`, properties["file"])
			require.NotContains(t, properties, "line")
			require.NotContains(t, properties, "col")
			require.Contains(t, decoded(parts[3]), `x%0A::<b>,:\n.har#3`, "a percent sign is escaped once")
		}
		require.Contains(t, properties["title"], group.Finding.Rule)
		require.Contains(t, decoded(parts[3]), "\nfingerprint: "+group.Finding.Fingerprint()+"\n")
		for _, other := range exchange.Findings {
			require.Contains(t, decoded(parts[3]), other.Fingerprint)
		}
	}
	require.Regexp(t, `^20 exchanges checked: `, lines[len(lines)-1])
}

func decoded(text string) string {
	return strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(text)
}
