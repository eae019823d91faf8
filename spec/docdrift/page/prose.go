package page

import (
	"regexp"
	"strings"
)

// limiting is a line of prose that gives limits.
type limiting struct {
	line

	said Bounds
}

func limitingLines(prose []line) []limiting {
	var all []limiting
	for _, l := range prose {
		if said := limits(l.text); len(said.List()) > 0 {
			all = append(all, limiting{l, said})
		}
	}
	return all
}

// proseBounds reads limits that the section's text, not the parameter's own line,
// gives: of pairs and their values where the parameter is named, and the ends of a
// range.
func proseBounds(fact Fact, prose []limiting) Bounds {
	var found Bounds
	if fact.Where == Response || len(prose) == 0 {
		return found
	}
	mention, err := regexp.Compile(`(?i)\b` + regexp.QuoteMeta(strings.TrimSuffix(fact.Name, "[]")) + `\b`)
	if err != nil {
		return found
	}
	for _, l := range prose {
		if !mention.MatchString(l.text) {
			continue
		}
		said := l.said
		found.merge(Bounds{MaxPairs: said.MaxPairs, MaxValueLength: said.MaxValueLength})
		if at := mention.FindStringIndex(l.text); strings.HasPrefix(l.text[at[1]:], " must be between") && at[0] == 0 {
			found.merge(Bounds{Min: said.Min, Max: said.Max})
		}
	}
	return found
}
