package report

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// checked is the JSON report of a check.
type checked struct {
	Contract string         `json:"contract"`
	Facts    map[string]int `json:"facts"`
	Verdicts []verdict      `json:"verdicts"`

	Unknown   []compare.Unknown   `json:"unknown"`
	Stale     []decisions.Stale   `json:"stale"`
	Unfounded []compare.Unfounded `json:"unfounded"`
}

// verdict is a verdict with its section's heading and call.
type verdict struct {
	compare.Verdict

	Heading string         `json:"heading"`
	Nth     int            `json:"nth"`
	Call    page.Operation `json:"call"`
}

// OfCheck returns the report of a check. With all it also lists aligned and acknowledged facts, and
// sections out of scope. The same difference on several pages is one item.
func OfCheck(r *compare.Report, all bool) Document {
	data := checked{
		Contract: r.Contract, Facts: map[string]int{}, Verdicts: []verdict{},
		Unknown:   append([]compare.Unknown{}, r.Unknown...),
		Stale:     append([]decisions.Stale{}, r.Stale...),
		Unfounded: append([]compare.Unfounded{}, r.Unfounded...),
	}
	d := Document{Title: "Documentation compared with " + sanitize.Code(r.Contract), Totals: describeTotals(r)}
	for state := range levels {
		data.Facts[string(state)] = r.Count(state)
	}
	items := map[string]int{}
	for _, one := range r.Verdicts {
		data.Verdicts = append(data.Verdicts, verdict{one, one.Section.Heading, one.Section.Nth, one.Section.Operation})
		if levels[one.State] == Notice && !all {
			continue
		}
		item := ofVerdict(one)
		key := fmt.Sprint(item.Lines) // equal for the same differences from the same place in the contract
		if len(one.Differences) == 0 {
			key = one.Source() + labelOf(one)
		}
		if first, isKnown := items[key]; isKnown {
			d.Items[first].add("also", one.Source()+": "+one.Section.Heading)
			continue
		}
		items[key] = len(d.Items)
		d.Items = append(d.Items, item)
	}
	d.Items = append(d.Items, ofSections(r, all)...)
	d.Data = data
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

// manyLeftOut is the number of missing properties in a sample from which they share one line.
const manyLeftOut = 3

func ofVerdict(one compare.Verdict) Item {
	item := Item{
		Level: levels[one.State], Place: one.Place,
		Title: fmt.Sprintf("%s %s: %s, %s", one.State, one.Source(), one.Section.Heading, labelOf(one)),
	}
	var leftOut []string
	for _, difference := range one.Differences {
		if difference.Aspect == aspect.Sample && difference.Says == compare.LeftOut {
			leftOut = append(leftOut, difference.Name)
		}
	}
	areMany := len(leftOut) >= manyLeftOut
	if areMany {
		item.add("differs", "the sample leaves out what the contract requires: "+strings.Join(leftOut, ", "))
	}
	for _, difference := range one.Differences {
		item.Place = difference.Place
		if areMany && difference.Says == compare.LeftOut {
			continue
		}
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
	if (len(one.Differences) == 0 || areMany) && one.Place.Line > 0 {
		item.add("contract", one.Place.String())
	}
	return item
}

// labelOf returns the fact's label and operation.
func labelOf(one compare.Verdict) string { return one.Fact.Label() + " of " + one.Operation }
