package impact

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Step is a step of the edits that follow from a change: edits that belong together.
type Step struct {
	Does  string // what the edits do: "add the parameter"
	Edits []edit.Edit
}

// Edits returns the edits of all steps.
func (i *Impact) Edits() []edit.Edit {
	var all []edit.Edit
	for _, one := range i.Steps {
		all = append(all, one.Edits...)
	}
	return all
}

// plan sets Steps, Answers and Undecided of a change of a parameter or property, or of a whole call.
// Recorded responses take precedence over pages, so edits of responses only add. What a row of
// DECISIONS.md settles is not edited.
func (i *Impact) plan() {
	switch fact := i.Latest(); {
	case fact.Kind != page.KindParameter, i.Kind == change.Moved:
		i.undecidedf("edit the contract by hand")
	case i.Kind == change.Removed:
		i.planRemoval()
	case i.NewVerdict.State == compare.Unverifiable:
		i.undecidedf("%s", i.NewVerdict.Reason)
	case i.Kind == change.Added:
		i.planAddition()
	default:
		i.planAlterations(i.Alterations)
	}
}

func (i *Impact) undecidedf(format string, values ...any) {
	text := fmt.Sprintf(format, values...)
	i.Undecided = append(i.Undecided, aspect.Without([]string{text}, i.Undecided)...)
}

// addStep adds a step with the answers that get its addition, or with an error a point to decide.
func (i *Impact) addStep(does string, edits []edit.Edit, err error, answers ...string) {
	if err != nil {
		i.undecidedf("%s: %v", does, err)
		return
	}
	if len(edits) > 0 {
		i.Steps = append(i.Steps, Step{does, edits})
		i.Answers = slices.Concat(i.Answers, aspect.Without(answers, i.Answers))
	}
}

// planSection edits x-docs for an added, removed or renamed section.
func (i *Impact) planSection() {
	s := i.Section
	switch operation := s.Operation; {
	case len(i.assessor.Old.Sections) == 0:
		i.planNewSection()
	case operation == nil && i.Kind == change.Removed:
		i.undecidedf("whether the contract has the call that is gone: %s", s.Reason)
	case operation == nil:
		i.undecidedf("describe the call in the contract: %s; %s", s.Called(), s.Reason)
	case !match.IsNamed(i.assessor.Against.Contract, i.Page):
	case i.Kind == change.Added && !s.Claimed:
		i.undecidedf("whether it is another form of %s", operation.ID)
		if len(i.assessor.Against.Documented(i.Page, i.Heading)) == 0 { // x-docs of no other operation name it
			i.addStep("name the heading", edit.AddHeading(operation, i.Page, i.Heading), nil)
		}
	case i.Kind == change.Removed:
		i.undecidedf("whether %s is withdrawn, or only no longer documented here: x-docs name the heading", operation.ID)
	case i.Kind == change.Altered:
		edits, err := edit.RenameHeading(operation, i.Page, i.Alterations[0].From, i.Heading)
		i.addStep("name the new heading", edits, err)
	}
}

// planNewSection adds a section of a page that was not read before to x-docs, if its heading is meant.
func (i *Impact) planNewSection() {
	s, call := i.Section, i.Section.Section.Operation
	switch {
	case s.Operation == nil && call.Path+call.Call == "" && len(s.Facts) > 0:
		i.undecidedf("no call of it is known, so its %d facts are not used: apply the page again after that of a call that reads it; %s", len(s.Facts), s.Reason)
	case s.Operation == nil:
		i.undecidedf("describe the call in the contract: %s; %s", s.Called(), s.Reason)
	case slices.Contains(i.assessor.Headings, i.Heading):
		i.addStep("name the heading", edit.AddHeading(s.Operation, i.Page, i.Heading), nil)
	default:
		i.undecidedf("what it says of %s, which docs check compares", s.Operation.ID)
	}
}

// planRemoval removes a parameter or property of requests. A removal from responses is left to
// decide, because recorded responses take precedence.
func (i *Impact) planRemoval() {
	fact := i.Old
	row, other := i.OldVerdict.Decided(i.assessor.Rows, "", fact.Name), i.findElsewhere(fact)
	switch {
	case row != "":
		i.undecidedf("%s mentions it: decide whether it was removed", row)
	case fact.Where == page.Response:
		i.undecidedf("recorded responses decide whether %s is still sent", fact.Name)
	case fact.Shown:
		i.undecidedf("only a sample had it, and may have been shortened")
	case other != "":
		i.undecidedf("page %s still has it", other)
	default:
		for _, result := range i.Section.Find(*fact) {
			if result.At != nil {
				edits, err := edit.Withdraw(i.Section.Operation, result.At)
				i.addStep("drop it", edits, err)
			}
		}
	}
}

// findElsewhere returns the name of a page that still has a fact about the operation: the new version of
// this page, in another section, or another page.
func (i *Impact) findElsewhere(fact *page.Fact) string {
	against := i.assessor.Against.Contract
	for _, read := range append([]*page.Page{i.assessor.New}, i.assessor.Others...) {
		for at := range read.Sections {
			section := &read.Sections[at]
			if read.Name == i.Page && read != i.assessor.New || section == i.After {
				continue
			}
			has := func(one page.Fact) bool {
				return one.Kind == fact.Kind && one.Where == fact.Where && one.Name == fact.Name
			}
			if slices.ContainsFunc(section.Facts, has) && match.Of(against, read, section).Operation == i.Section.Operation {
				return read.Name
			}
		}
	}
	return ""
}
