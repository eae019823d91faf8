// Package impact determines the impact of a changed fact: whether requests and responses of present
// callers break, and which lines of the contract and names of the generated code it concerns.
//
//	assess := impact.Assessor{Old: before, New: after, Against: against, Rows: rows, Names: names}
//	for _, one := range change.Between(before, after) {
//		means := assess.Of(&one)
//		fmt.Println(means.Requests.Breaks, means.Requests.Why)
//	}
package impact

import (
	"cmp"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/decisions"
	"github.com/rzpkit/payments/spec/docdrift/goname"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Assessor determines the impact of changes between two versions of a page. Rows and Names may be
// nil.
type Assessor struct {
	Old, New *page.Page
	Against  *compare.Contract
	Rows     *decisions.Rows
	Names    *goname.Index
}

// Impact is the impact of a change.
type Impact struct {
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
func (a *Assessor) Of(c *change.Change) *Impact {
	before, after := a.findSections(c)
	i := &Impact{Section: cmp.Or(after, before)}
	if i.Section.Operation != nil {
		i.Operation = i.Section.Operation.ID
		i.OldVerdict, i.NewVerdict = a.judge(before, c.Old), a.judge(after, c.New)
		i.sortDifferences()
		i.Already = i.NewVerdict != nil && i.NewVerdict.State != compare.Unverifiable && len(i.Open) == 0 && !i.isUnsaid(c)
	}
	i.assess(c)
	i.Go = a.findNames(c, i)
	i.Lines = a.findLines(c, i)
	return i
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

// isUnsaid reports whether the page dropped a statement that the contract still makes.
func (i *Impact) isUnsaid(c *change.Change) bool {
	if c.New.Kind != page.KindParameter {
		return false
	}
	at := i.Section.First(*c.New)
	return slices.ContainsFunc(c.Alterations, func(one change.Alteration) bool {
		if one.Aspect == aspect.Listed {
			return c.New.Shown
		}
		if at == nil || one.To != "" {
			return false
		}
		says, _ := compare.Says(at, one.Aspect)
		return says != ""
	})
}
