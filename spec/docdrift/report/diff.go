package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// OfDiff is the report of what changed between versions of pages.
func OfDiff(diffs []*docdrift.Difference) Document {
	d := Document{Title: "What the documentation changed", Data: map[string]any{"pages": diffs}}
	changes, breaking, goBreaks, undecided := 0, 0, 0, 0
	for _, diff := range diffs {
		if diff.Changes == nil {
			diff.Changes = []docdrift.Change{}
		}
		for _, change := range diff.Changes {
			changes++
			if breaksCallers(change) {
				breaking++
			}
			if len(change.Undecided) > 0 {
				undecided++
			}
			goBreaks += len(change.GoBreaks)
			d.Items = append(d.Items, ofChange(change))
		}
		if drafted := diff.Drafted; drafted != nil {
			undecided += len(drafted.Undecided)
			d.Items = append(d.Items, ofDraft(diff.Page, drafted))
		}
		if len(diff.Drifting) > 0 {
			d.Items = append(d.Items, Item{Level: Warning, Title: "differ then, by docs check: " + strings.Join(diff.Drifting, ", ")})
		}
		goBreaks += len(diff.GoBreaks)
		for _, one := range diff.GoBreaks {
			d.Items = append(d.Items, Item{Level: Warning, Title: "go breaks " + describeBreak(one)})
		}
	}
	d.Totals = fmt.Sprintf("%s changed: %d breaking callers, %d Go names changed, %d to decide", count(changes, "fact"), breaking, goBreaks, undecided)
	if changes == 0 {
		d.Totals = "no fact changed"
	}
	return d
}

// ofDraft is what was drafted of a page, and what of it is inferred.
func ofDraft(name string, drafted *draft.Draft) Item {
	item := Item{Level: Warning, Title: "drafted of " + name + ": " + cmp.Or(strings.Join(drafted.Operations, ", "), "nothing")}
	for _, one := range drafted.Samples {
		item.Lines = append(item.Lines, [2]string{"sample", "spec/" + one.File})
	}
	for _, one := range drafted.Undecided {
		item.Lines = append(item.Lines, [2]string{"decide", fmt.Sprintf("line %d: %v", one.Line, one)})
	}
	return item
}

func breaksCallers(change docdrift.Change) bool {
	return change.Requests.Breaks == impact.Yes || change.Responses.Breaks == impact.Yes
}

func ofChange(change docdrift.Change) Item {
	item := Item{
		Level: Notice,
		Title: fmt.Sprintf("%s %s:%d: %s", change.Kind, change.Page, change.Line, change.Summary),
		Edit:  strings.TrimSuffix(change.YAML, "\n"),
		Place: outline.Place{},
	}
	switch {
	case breaksCallers(change):
		item.Level = Error
	case len(change.Undecided) > 0 || change.YAML != "":
		item.Level = Warning
	}
	item.Lines = append(item.Lines, [2]string{"under", change.Heading})
	for i, line := range change.Lines {
		if i == 0 {
			item.Place = line.Place
		}
		item.Lines = append(item.Lines, [2]string{"contract", line.Place.String() + "  " + line.Text})
	}
	item.Lines = append(item.Lines,
		[2]string{"requests", describeEffect(change.Requests)},
		[2]string{"responses", describeEffect(change.Responses)})
	if len(change.Answers) > 0 {
		item.Lines = append(item.Lines, [2]string{"answers", "added to those of " + strings.Join(change.Answers, ", ")})
	}
	if len(change.Go) > 0 {
		item.Lines = append(item.Lines, [2]string{"go", strings.Join(change.Go, ", ")})
	}
	for _, one := range change.GoBreaks {
		item.Lines = append(item.Lines, [2]string{"go breaks", describeBreak(one)})
	}
	for _, row := range change.Settled {
		item.Lines = append(item.Lines, [2]string{"settled", row + " of DECISIONS.md"})
	}
	for _, one := range change.Undecided {
		item.Lines = append(item.Lines, [2]string{"decide", one})
	}
	return item
}

// describeBreak says what code that uses a name of the generated code has to follow.
func describeBreak(one goname.Break) string {
	return fmt.Sprintf("%s: %s -> %s", one.Name, one.From, cmp.Or(one.To, "gone"))
}

func describeEffect(one impact.Effect) string {
	words := map[impact.Breaks]string{impact.No: "do not break", impact.Perhaps: "may break", impact.Yes: "break"}
	text := cmp.Or(words[one.Breaks], "do not break")
	if one.Why != "" {
		text += ": " + one.Why
	}
	return text
}
