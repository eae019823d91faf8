package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/impact"
)

// OfDiff returns the report of the changes between two versions of a page.
func OfDiff(diff *docdrift.Difference) Document {
	d := Document{Title: "What the documentation changed", Data: map[string]any{"pages": []*docdrift.Difference{diff}}}
	breaking, undecided := 0, 0
	for _, change := range diff.Changes {
		item := ofChange(change)
		if item.Level == Error {
			breaking++
		}
		if len(change.Undecided) > 0 {
			undecided++
		}
		d.Items = append(d.Items, item)
	}
	if drafted := diff.Drafted; drafted != nil {
		item := ofDraft(diff.Page, drafted)
		undecided += len(item.Lines) - len(drafted.Samples)
		d.Items = append(d.Items, item)
	}
	for _, one := range diff.GoBreaks {
		d.Items = append(d.Items, Item{Level: Warning, Title: "go breaks " + one.String()})
	}
	d.Totals = fmt.Sprintf("%s changed: %d breaking callers, %d Go names changed, %d to decide", count(len(diff.Changes), "fact"), breaking, len(diff.GoBreaks), undecided)
	if len(diff.Changes) == 0 {
		d.Totals = "no fact changed"
	}
	return d
}

// maxSubjects is how many subjects a line names, so that it is not cut.
const maxSubjects = 5

// ofDraft returns the item about the drafts of a page, with the points to decide.
func ofDraft(name string, drafted *draft.Draft) Item {
	item := Item{Level: Warning, Title: "drafted of " + name + ": " + cmp.Or(strings.Join(drafted.Operations, ", "), "nothing")}
	for _, one := range drafted.Samples {
		item.add("sample", "spec/"+one.File)
	}
	subjectsOf := map[string][]string{} // the same of several is one point
	for _, one := range drafted.Undecided {
		subjectsOf[one.Text] = append(subjectsOf[one.Text], aspect.Without([]string{one.Subject}, subjectsOf[one.Text])...)
	}
	for _, one := range drafted.Undecided {
		subjects := subjectsOf[one.Text]
		if more := len(subjects) - maxSubjects; more > 1 {
			subjects = append(subjects[:maxSubjects], fmt.Sprintf("%d others", more))
		}
		if len(subjects) > 0 {
			item.add("decide", fmt.Sprintf("line %d: %s: %s", one.Line, strings.Join(subjects, ", "), one.Text))
		}
		delete(subjectsOf, one.Text)
	}
	return item
}

func ofChange(change *impact.Impact) Item {
	item := Item{
		Level: Notice,
		Title: fmt.Sprintf("%s %s:%d: %s", change.Kind, change.Page, change.Line, change.Summary),
		Edit:  strings.TrimSuffix(change.YAML, "\n"),
	}
	switch {
	case change.Requests.Breaks == impact.Yes || change.Responses.Breaks == impact.Yes:
		item.Level = Error
	case len(change.Undecided) > 0 || change.YAML != "":
		item.Level = Warning
	}
	item.add("under", change.Heading)
	for _, line := range change.Lines {
		item.add("contract", line.Place.String()+"  "+line.Text)
	}
	if len(change.Lines) > 0 {
		item.Place = change.Lines[0].Place
	}
	item.add("requests", describeEffect(change.Requests))
	item.add("responses", describeEffect(change.Responses))
	if len(change.Answers) > 0 {
		item.add("answers", "added to those of "+strings.Join(change.Answers, ", "))
	}
	item.add("go", strings.Join(change.Go, ", "))
	for _, row := range change.Settled {
		item.add("settled", row+" of DECISIONS.md")
	}
	for _, one := range change.Undecided {
		item.add("decide", one)
	}
	return item
}

func describeEffect(one impact.Effect) string {
	text := map[impact.Breaks]string{impact.No: "do not break", impact.Perhaps: "may break", impact.Yes: "break"}[one.Breaks]
	if one.Why != "" {
		text += ": " + one.Why
	}
	return text
}
