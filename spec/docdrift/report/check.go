package report

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/internal/shown"
)

// checked is the JSON of a check.
type checked struct {
	Contract string           `json:"contract"`
	Facts    map[string]int   `json:"facts"`
	Verdicts []verdict        `json:"verdicts"`
	Stale    []docdrift.Stale `json:"stale"`

	Unfounded []docdrift.Unfounded `json:"unfounded"`
}

// verdict is a verdict with its section's heading and call.
type verdict struct {
	docdrift.Verdict

	Heading string         `json:"heading"`
	Nth     int            `json:"nth"`
	Call    page.Operation `json:"call"`
}

// OfCheck is the report of a check. All is whether facts that are aligned or
// acknowledged are listed as well.
func OfCheck(r *docdrift.Report, all bool) Document {
	data := checked{Contract: r.Contract, Facts: map[string]int{}, Verdicts: []verdict{}, Stale: append([]docdrift.Stale{}, r.Stale...), Unfounded: append([]docdrift.Unfounded{}, r.Unfounded...)}
	d := Document{Title: "Documentation held against " + shown.Code(r.Contract), Totals: totals(r)}
	for _, state := range states() {
		data.Facts[string(state)] = r.Count(state)
	}
	for _, one := range r.Verdicts {
		data.Verdicts = append(data.Verdicts, verdict{one, one.Section.Heading, one.Section.Nth, one.Section.Operation})
		settled := one.State == docdrift.Aligned || one.State == docdrift.Acknowledged
		if all || !settled {
			d.Items = append(d.Items, ofVerdict(one))
		}
	}
	for _, one := range r.Stale {
		d.Items = append(d.Items, Item{
			Level: Warning,
			Title: fmt.Sprintf("stale %s: %s, %s: %s", one.Row, one.Page, one.Heading, one.Fact),
			Lines: [][2]string{{"page", fmt.Sprintf("no longer says %s %s", one.Aspect, one.Says)}},
			Place: outline.Place{File: "spec/acknowledged.yaml", Line: one.Line},
		})
	}
	for _, one := range r.Unfounded {
		d.Items = append(d.Items, Item{
			Level: Error,
			Title: fmt.Sprintf("unfounded %s: x-docs of %s name the heading %q, which the page does not have", one.Page, one.Operation, one.Heading),
			Lines: [][2]string{{"contract", one.Place.String()}},
			Place: one.Place,
		})
	}
	d.Data = data
	return d
}

func states() []docdrift.State {
	return []docdrift.State{docdrift.Aligned, docdrift.Acknowledged, docdrift.Drifted, docdrift.Unverifiable}
}

func totals(r *docdrift.Report) string {
	words := make([]string, 0, len(states()))
	for _, state := range states() {
		words = append(words, fmt.Sprintf("%d %s", r.Count(state), state))
	}
	text := fmt.Sprintf("%s: %s", plural(len(r.Verdicts), "fact"), strings.Join(words, ", "))
	if len(r.Stale) > 0 {
		text += "; " + plural(len(r.Stale), "stale acknowledgement")
	}
	if len(r.Unfounded) > 0 {
		text += "; " + plural(len(r.Unfounded), "unfounded heading")
	}
	return text
}

func ofVerdict(one docdrift.Verdict) Item {
	item := Item{
		Level: Notice, Place: one.Place,
		Title: fmt.Sprintf("%s %s: %s, %s", one.State, one.Source(), one.Section.Heading, label(one)),
	}
	switch one.State {
	case docdrift.Drifted:
		item.Level = Error
	case docdrift.Unverifiable:
		item.Level = Warning
	case docdrift.Aligned, docdrift.Acknowledged:
	}
	leftOut := leftOut(one.Differences)
	if len(leftOut) > 0 {
		item.Lines = append(item.Lines, [2]string{"differs", "the sample leaves out what the contract requires: " + strings.Join(leftOut, ", ")})
	}
	for _, difference := range one.Differences {
		item.Place = difference.Place
		if len(leftOut) > 0 && difference.Says == "left out" {
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

// leftOut are the names that a sample lacks, where they are so many that a line
// each would be too much.
func leftOut(differences []docdrift.Difference) []string {
	var names []string
	for _, one := range differences {
		if one.Aspect == docdrift.Shown && one.Says == "left out" {
			names = append(names, one.Name)
		}
	}
	if len(names) < 3 {
		return nil
	}
	return names
}

// label names the fact, with the call for a fact about it.
func label(one docdrift.Verdict) string {
	if one.Operation == "" {
		return one.Fact.Label()
	}
	return one.Fact.Label() + " of " + one.Operation
}
