package report

import (
	"fmt"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// OfCheck returns the report of a check. With all it also lists aligned and acknowledged facts, and
// sections out of scope. The same difference on several pages is one item.
func OfCheck(r *compare.Report, all bool) Document {
	d := Document{Title: "Documentation compared with " + sanitize.Code(r.Contract), Totals: describeTotals(r), Data: r}
	items := map[string]int{}
	for _, one := range r.Verdicts {
		if levels[one.State] == Notice && !all {
			continue
		}
		item := ofVerdict(one)
		key := fmt.Sprint(item.Lines) // equal for the same differences from the same place in the contract
		if len(one.Differences) == 0 {
			key = one.Source() + labelOf(one)
		}
		if first, isKnown := items[key]; isKnown {
			d.Items[first].add("also", one.Source()+": "+one.Heading)
			continue
		}
		items[key] = len(d.Items)
		d.Items = append(d.Items, item)
	}
	d.Items = append(d.Items, ofSections(r, all)...)
	return d
}

// levels maps the state of a fact to the level of its item.
var levels = map[compare.State]Level{
	compare.Aligned: Notice, compare.Acknowledged: Notice, compare.Drifted: Error, compare.Unverifiable: Warning,
}

// ofSections returns the items about sections, acknowledgements and headings.
func ofSections(r *compare.Report, all bool) []Item {
	var items []Item
	for _, one := range r.Unknown {
		place := fmt.Sprintf("%s:%d: %s, %s", one.Page, one.Line, one.Heading, count(one.Facts, "fact"))
		switch {
		case !one.OutOfScope:
			items = append(items, Item{Level: Warning, Title: "unknown " + place, Lines: [][2]string{{"because", one.Reason}}})
		case all:
			items = append(items, Item{Level: Notice, Title: "out of scope " + place})
		}
	}
	for _, one := range r.Stale {
		items = append(items, Item{
			Level: Warning,
			Title: fmt.Sprintf("stale %s: %s, %s: %s", one.Row, one.Page, one.Heading, one.Fact),
			Lines: [][2]string{{"page", fmt.Sprintf("no longer says %s %s", one.Aspect, one.Says)}},
			Place: outline.Place{File: "spec/acknowledged.yaml", Line: one.Line},
		})
	}
	for _, one := range r.Unfounded {
		items = append(items, Item{
			Level: Error,
			Title: fmt.Sprintf("unfounded %s: x-docs of %s name the heading %q, which the page does not have", one.Page, one.Operation, one.Heading),
			Lines: [][2]string{{"contract", one.Place.String()}},
			Place: one.Place,
		})
	}
	return items
}

func describeTotals(r *compare.Report) string {
	totals := fmt.Sprintf("%s: %d aligned, %d acknowledged, %d drifted, %d unverifiable", count(len(r.Verdicts), "fact"),
		r.Count(compare.Aligned), r.Count(compare.Acknowledged), r.Count(compare.Drifted), r.Count(compare.Unverifiable))
	add := func(number int, noun, after string) {
		if number > 0 {
			totals += "; " + count(number, noun) + after
		}
	}
	outOfScope := len(r.OutOfScope())
	add(len(r.Unknown)-outOfScope, "unknown section", "")
	add(outOfScope, "section", " out of scope")
	add(len(r.Stale), "stale acknowledgement", "")
	add(len(r.Unfounded), "unfounded heading", "")
	return totals
}

func ofVerdict(one compare.Verdict) Item {
	item := Item{
		Level: levels[one.State], Place: one.Place,
		Title: fmt.Sprintf("%s %s: %s, %s", one.State, one.Source(), one.Heading, labelOf(one)),
	}
	for _, difference := range one.Differences {
		item.Place = difference.Place
		what := string(difference.Aspect)
		if difference.Name != "" && difference.Name != one.Fact.Name {
			what = difference.Name + " " + what
		}
		text := fmt.Sprintf("%s: the page says %s; the contract: %s", what, difference.Says, difference.Contract)
		if difference.Row != "" {
			text += " (" + difference.Row + ")"
		}
		item.add("differs", text)
		item.add("contract", difference.Place.String())
	}
	item.add("because", one.Reason)
	if len(one.Differences) == 0 && one.Place.Line > 0 {
		item.add("contract", one.Place.String())
	}
	return item
}

// labelOf returns the fact's label and operation.
func labelOf(one compare.Verdict) string { return one.Fact.Label() + " of " + one.Operation }
