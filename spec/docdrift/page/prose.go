package page

import (
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

var (
	mention = regexp.MustCompile(`[A-Za-z_][\w\-.]*\w`)
	rangeOf = regexp.MustCompile(`^([A-Za-z_][\w\-.]*\w)(?:\[\])? must be between\b`)
)

// readProse reads the limits that a section's text, not the line of a parameter,
// gives: of pairs and their values to each name that is in the same line, and
// the ends of a range to the name it begins with. The names are in small letters.
func readProse(prose []markdown.Block) map[string]Bounds {
	all := map[string]Bounds{}
	add := func(name string, bounds Bounds) {
		known := all[strings.ToLower(name)]
		known.merge(bounds)
		all[strings.ToLower(name)] = known
	}
	for _, b := range prose {
		text := plainText(b.Text)
		bounds := readLimits(text)
		if match := rangeOf.FindStringSubmatch(text); match != nil {
			add(match[1], Bounds{Min: bounds.Min, Max: bounds.Max})
		}
		if bounds.MaxPairs == nil && bounds.MaxValueLength == nil {
			continue
		}
		for _, name := range mention.FindAllString(text, -1) {
			add(name, Bounds{MaxPairs: bounds.MaxPairs, MaxValueLength: bounds.MaxValueLength})
		}
	}
	return all
}
