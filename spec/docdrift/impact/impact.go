// Package impact determines the impact of a changed fact: whether requests and responses of present
// callers break, which lines of the contract and names of the generated code it concerns, and the edits
// of the contract that follow.
//
//	assess := impact.Assessor{Old: before, New: after, Options: impact.Options{Against: against}}
//	for _, one := range change.Between(before, after) {
//		means := assess.Of(one)
//		fmt.Println(means.Requests.Breaks, means.Requests.Why, means.Steps)
//	}
package impact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Options are what changes are assessed with, besides the page. Rows and Names may be nil.
type Options struct {
	Against *compare.Contract
	// Others are the other pages that the contract is transcribed from.
	Others []*page.Page
	Rows   *decisions.Rows
	Names  *goname.Index
	// Headings limit the drafts to the sections under them. Of a page that was not read before they also
	// add what the contract lacks of a call that it has.
	Headings []string
}

// Assessor determines the impact of changes between two versions of a page.
type Assessor struct {
	Options

	Old, New *page.Page

	writer *draft.Writer
}

// Impact is a change of a page with its impact and the edits that follow.
type Impact struct {
	change.Change

	Operation string `json:"operation,omitempty"` // operationId
	// Lines are the lines of the contract that the change concerns.
	Lines []Line `json:"contract"`
	// Requests and Responses say whether callers break.
	Requests  Effect `json:"requests"`
	Responses Effect `json:"responses"`
	// Go are the affected names in the generated code.
	Go []string `json:"go,omitempty"`
	// Settled are the rows of DECISIONS.md that settle what the page says now.
	Settled []string `json:"settled,omitempty"`
	// Summary describes the change in one line.
	Summary string `json:"summary"`
	// YAML is the edit of the contract as a unified diff, set by whoever applies the steps.
	YAML string `json:"yaml,omitempty"`
	// Undecided lists what is left for a person to decide.
	Undecided []string `json:"undecided,omitempty"`
	// Answers are the operations and events whose responses and bodies get an addition, if it is
	// made in a shared component.
	Answers []string `json:"answers,omitempty"`
	// Steps are the edits of the contract. They are independent of each other: any can be dropped.
	Steps []Step `json:"-"`

	// Section is the section of the fact: in the new page, or in the old one if it was removed.
	Section *match.Section `json:"-"`
	// OldVerdict and NewVerdict are the verdicts on the fact; nil if there is no fact or operation.
	OldVerdict *compare.Verdict `json:"-"`
	NewVerdict *compare.Verdict `json:"-"`
	// Open are the new fact's differences from the contract that the old one did not have and no row
	// settles.
	Open []compare.Difference `json:"-"`
	// Already reports whether the contract agrees with the change, or a row settles it.
	Already bool `json:"-"`

	assessor *Assessor
}

// IsOpen reports whether the new fact differs from the contract in an aspect.
func (i *Impact) IsOpen(of aspect.Aspect) bool {
	return slices.ContainsFunc(i.Open, func(one compare.Difference) bool { return one.Aspect == of })
}

// Line is a line of the contract with its text.
type Line struct {
	Place outline.Place `json:"place"`
	Text  string        `json:"text"`
}

// Of returns the impact of a change.
func (a *Assessor) Of(c change.Change) *Impact {
	if a.writer == nil {
		a.writer = &draft.Writer{Contract: a.Against.Contract}
	}
	before, after := a.findSections(&c)
	i := &Impact{Change: c, Section: cmp.Or(after, before), assessor: a}
	if i.Section.Operation != nil {
		i.Operation = i.Section.Operation.ID
		i.OldVerdict, i.NewVerdict = a.judge(before, c.Old), a.judge(after, c.New)
		i.sortDifferences()
		i.Already = i.NewVerdict != nil && i.NewVerdict.State != compare.Unverifiable && len(i.Open) == 0 &&
			!slices.ContainsFunc(c.Alterations, i.isAhead)
	}
	i.Summary = c.Describe(i.Operation)
	i.findTouched()
	i.assess()
	return i
}

// assess sets whether requests and responses of callers of the present contract break, and plans the
// edits. What the contract already says breaks no caller.
func (i *Impact) assess() {
	i.Requests, i.Responses = Effect{Breaks: No}, Effect{Breaks: No}
	switch {
	case i.OfSection():
		if i.Kind == change.Removed && i.Operation != "" {
			i.Requests.raise(Perhaps, "the call may be withdrawn")
		}
		i.planSection()
	case i.Operation == "":
		i.Requests.Why, i.Responses.Why = "no call of the contract was recognized", "no call of the contract was recognized"
		i.undecidedf("%s", i.Section.Reason)
	case i.Already:
		why := "the contract has it so already"
		switch {
		case len(i.Settled) > 0:
			why = strings.Join(i.Settled, ", ") + " settles it"
		case i.NewVerdict.State != compare.Aligned:
			why = "it differs from the contract as before, and in nothing else"
		}
		i.Requests.Why, i.Responses.Why = why, why
	case i.Latest().Kind == page.KindSample:
		i.assessSample()
		i.planSample()
	case i.Latest().InAnswer():
		i.assessAnswer()
		i.plan()
	default:
		i.assessRequest()
		i.plan()
	}
}

// findSections returns the section of a change in both versions, matched with the same operation: that
// of the new heading, or else that of the old one. after is nil if the fact or section was removed.
func (a *Assessor) findSections(c *change.Change) (before, after *match.Section) {
	if c.Before != nil {
		before = match.Of(a.Against.Contract, a.Old, c.Before)
	}
	if c.After == nil || c.Kind == change.Removed {
		return before, nil
	}
	after = match.Of(a.Against.Contract, a.New, c.After)
	switch {
	case before == nil:
	case after.Operation != nil:
		before.At(after.Operation)
	case before.Operation != nil:
		after.At(before.Operation)
	}
	return before, after
}

func (a *Assessor) judge(s *match.Section, fact *page.Fact) *compare.Verdict {
	if fact == nil {
		return nil
	}
	v := compare.Fact(s, *fact, a.Against, a.Rows)
	return &v
}

// sortDifferences sets Open and Settled from the differences that the old fact did not have.
func (i *Impact) sortDifferences() {
	if i.NewVerdict == nil {
		return
	}
	for _, one := range i.NewVerdict.Differences {
		switch {
		case i.OldVerdict != nil && slices.ContainsFunc(i.OldVerdict.Differences, one.Same):
		case one.Row == "":
			i.Open = append(i.Open, one)
		case !slices.Contains(i.Settled, one.Row):
			i.Settled = append(i.Settled, one.Row)
		}
	}
}

// isAhead reports whether an alteration is ahead of the contract: the contract does not agree with it and
// no row settles it, the page dropped a statement that the contract still makes, or they cannot be
// compared.
func (i *Impact) isAhead(a change.Alteration) bool {
	switch {
	case i.NewVerdict.State == compare.Unverifiable:
		return true
	case a.Aspect == aspect.Listed:
		return i.New.Shown
	case a.To == "" && i.New.Kind == page.KindParameter:
		at := i.Section.First(*i.New)
		if at == nil {
			return false
		}
		says, _ := compare.Says(at, a.Aspect)
		return says != ""
	}
	return i.IsOpen(a.Aspect) || i.IsOpen(aspect.Exists)
}
