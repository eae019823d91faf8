package report

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift/compare"
)

// OfCheck returns the report of a check. With all it also lists aligned and acknowledged facts, and
// sections out of scope. The same difference on several pages is one item.
func OfCheck(r *compare.Report, all bool) Document {
	d := Document{Title: "Documentation compared with " + sanitize.Code(r.Contract), Totals: describeTotals(r), Data: r}
	items := map[string]int{}
	for _, one := range slices.Concat(r.Verdicts, r.Remarks) {
		if levels[one.State] == Notice && !all {
			continue
		}
		item := ofVerdict(one)
		key := fmt.Sprint(item.Lines) // equal for the same differences from the same place in the contract
		if len(one.Differences) == 0 {
			key = item.Title + key
		}
		if first, isKnown := items[key]; isKnown {
			d.Items[first].add("also", one.Source()+": "+one.Heading)
			continue
		}
		items[key] = len(d.Items)
		d.Items = append(d.Items, item)
	}
	return d
}

// levels maps the state of a fact to the level of its item.
var levels = map[compare.State]Level{
	compare.Aligned: Notice, compare.Acknowledged: Notice, compare.Drifted: Error, compare.Unverifiable: Warning,
	compare.Unknown: Warning, compare.OutOfScope: Notice, compare.Stale: Warning, compare.Unfounded: Error,
}

func describeTotals(r *compare.Report) string {
	totals := fmt.Sprintf("%s: %d aligned, %d acknowledged, %d drifted, %d unverifiable", count(len(r.Verdicts), "fact"),
		r.Counts[compare.Aligned], r.Counts[compare.Acknowledged], r.Counts[compare.Drifted], r.Counts[compare.Unverifiable])
	add := func(state compare.State, noun, after string) {
		if number := r.Counts[state]; number > 0 {
			totals += "; " + count(number, noun) + after
		}
	}
	add(compare.Unknown, "unknown section", "")
	add(compare.OutOfScope, "section", " out of scope")
	add(compare.Stale, "stale acknowledgement", "")
	add(compare.Unfounded, "unfounded heading", "")
	return totals
}

func ofVerdict(one compare.Verdict) Item {
	item := Item{Level: levels[one.State], Place: one.Place, Title: fmt.Sprintf("%s %s: %s", one.State, one.Source(), one.Heading)}
	if one.Fact.Kind != "" {
		item.Title += fmt.Sprintf(", %s of %s", one.Fact.Label(), one.Operation)
	}
	for _, difference := range one.Differences {
		item.Place = difference.Place
		item.add("differs", difference.In(one.Fact))
		item.add("contract", difference.Place.String())
	}
	item.add("because", one.Reason)
	if len(one.Differences) == 0 && one.Place.Line > 0 {
		item.add("at", one.Place.String())
	}
	return item
}
