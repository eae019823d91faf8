package report

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/internal/sanitize"
)

// checked is the JSON of a check.
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

// OfCheck is the report of a check. All is whether facts that are aligned or
// acknowledged, and sections out of scope, are listed as well. The same difference on
// several pages is one item.
func OfCheck(r *compare.Report, all bool) Document {
	data := checked{
		Contract: r.Contract, Facts: map[string]int{}, Verdicts: []verdict{},
		Unknown:   append([]compare.Unknown{}, r.Unknown...),
		Stale:     append([]decisions.Stale{}, r.Stale...),
		Unfounded: append([]compare.Unfounded{}, r.Unfounded...),
	}
	d := Document{Title: "Documentation compared with " + sanitize.Code(r.Contract), Totals: describeTotals(r)}
	for _, state := range states() {
		data.Facts[string(state)] = r.Count(state)
	}
	items := map[string]int{}
	for _, one := range r.Verdicts {
		data.Verdicts = append(data.Verdicts, verdict{one, one.Section.Heading, one.Section.Nth, one.Section.Operation})
		if settled := one.State == compare.Aligned || one.State == compare.Acknowledged; settled && !all {
			continue
		}
		item := ofVerdict(one)
		if first, isKnown := items[groupKey(one, item)]; isKnown {
			known := &d.Items[first]
			known.Lines = append(known.Lines, [2]string{"also", fmt.Sprintf("%s: %s", one.Source(), one.Section.Heading)})
			continue
		}
		items[groupKey(one, item)] = len(d.Items)
		d.Items = append(d.Items, item)
	}
	d.Items = append(d.Items, ofSections(r, all)...)
	d.Data = data
	return d
}

// groupKey is equal for verdicts that say the same of the same place in the contract.
func groupKey(one compare.Verdict, item Item) string {
	if len(one.Differences) == 0 {
		return one.Source() + labelOf(one)
	}
	return fmt.Sprint(item.Lines)
}

// ofSections are the items that are not about one fact.
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

func states() []compare.State {
	return []compare.State{compare.Aligned, compare.Acknowledged, compare.Drifted, compare.Unverifiable}
}

func describeTotals(r *compare.Report) string {
	counts := make([]string, 0, len(states()))
	for _, state := range states() {
		counts = append(counts, fmt.Sprintf("%d %s", r.Count(state), state))
	}
	totals := []string{fmt.Sprintf("%s: %s", count(len(r.Verdicts), "fact"), strings.Join(counts, ", "))}
	outOfScope := len(r.OutOfScope())
	for _, one := range []struct {
		count int
		noun  string
		after string
	}{
		{len(r.Unknown) - outOfScope, "unknown section", ""},
		{outOfScope, "section", " out of scope"},
		{len(r.Stale), "stale acknowledgement", ""},
		{len(r.Unfounded), "unfounded heading", ""},
	} {
		if one.count > 0 {
			totals = append(totals, count(one.count, one.noun)+one.after)
		}
	}
	return strings.Join(totals, "; ")
}

func ofVerdict(one compare.Verdict) Item {
	item := Item{
		Level: Notice, Place: one.Place,
		Title: fmt.Sprintf("%s %s: %s, %s", one.State, one.Source(), one.Section.Heading, labelOf(one)),
	}
	switch one.State {
	case compare.Drifted:
		item.Level = Error
	case compare.Unverifiable:
		item.Level = Warning
	case compare.Aligned, compare.Acknowledged:
	}
	leftOut := namesLeftOut(one.Differences)
	if len(leftOut) > 0 {
		item.Lines = append(item.Lines, [2]string{"differs", "the sample leaves out what the contract requires: " + strings.Join(leftOut, ", ")})
	}
	for _, difference := range one.Differences {
		item.Place = difference.Place
		if len(leftOut) > 0 && difference.Says == compare.LeftOut {
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
		item.Lines = append(item.Lines, [2]string{"differs", text}, [2]string{"contract", difference.Place.String()})
	}
	if one.Reason != "" {
		item.Lines = append(item.Lines, [2]string{"because", one.Reason})
	}
	if (len(one.Differences) == 0 || len(leftOut) > 0) && one.Place.Line > 0 {
		item.Lines = append(item.Lines, [2]string{"contract", one.Place.String()})
	}
	return item
}

// namesLeftOut are the names that a sample lacks, where they are so many that a line each
// would be too much.
func namesLeftOut(differences []compare.Difference) []string {
	var names []string
	for _, one := range differences {
		if one.Aspect == aspect.Sample && one.Says == compare.LeftOut {
			names = append(names, one.Name)
		}
	}
	if len(names) < 3 {
		return nil
	}
	return names
}

// labelOf names the fact, with the call for a fact about it.
func labelOf(one compare.Verdict) string { return one.Fact.Label() + " of " + one.Operation }
