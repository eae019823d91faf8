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
	// Already reports whether the contract agrees with the change, or a row settles it.
	Already bool `json:"-"`
}

// Line is a line of the contract with its text.
type Line struct {
	Place outline.Place `json:"place"`
	Text  string        `json:"text"`
}

// Of returns the impact of a change.
func (a *Assessor) Of(c *change.Change) *Impact {
	i := &Impact{Section: a.findSection(c)}
	if i.Section.Operation != nil {
		i.Operation = i.Section.Operation.ID
		i.OldVerdict, i.NewVerdict = a.judge(i.Section, c.Old), a.judge(i.Section, c.New)
		i.Already = i.isAlready(c)
		i.Settled = i.findRows(c)
	}
	i.assess(c)
	i.Go = a.findNames(c, i)
	i.Lines = a.findLines(c, i)
	return i
}

// findSection returns the section of a change, matched with its operation. If the new heading matches
// no operation, the old one's is used.
func (a *Assessor) findSection(c *change.Change) *match.Section {
	var before, after *match.Section
	if c.Before != nil {
		before = match.Of(a.Against.Contract, a.Old, c.Before)
	}
	if c.After != nil {
		after = match.Of(a.Against.Contract, a.New, c.After)
	}
	switch {
	case after == nil, before != nil && c.Kind == change.Removed:
		return before
	case before != nil && after.Operation == nil && before.Operation != nil:
		after.At(before.Operation)
	}
	return after
}

func (a *Assessor) judge(s *match.Section, fact *page.Fact) *compare.Verdict {
	if fact == nil {
		return nil
	}
	v := compare.Fact(s, *fact, a.Against, a.Rows)
	return &v
}

// isAlready reports whether the contract already agrees with the change, or a row settles it.
func (i *Impact) isAlready(c *change.Change) bool {
	if i.NewVerdict == nil || i.NewVerdict.State == compare.Unverifiable || i.isUnsaid(c) {
		return false
	}
	return !slices.ContainsFunc(i.NewVerdict.Differences, func(one compare.Difference) bool { return one.Row == "" && concerns(c, one) })
}

// concerns reports whether a difference is in an aspect that a change altered.
func concerns(c *change.Change, difference compare.Difference) bool {
	return c.Kind != change.Altered || slices.ContainsFunc(c.Alterations, func(one change.Alteration) bool {
		return one.Aspect == difference.Aspect && (one.Aspect != aspect.Sample || one.Name == difference.Name)
	})
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

// findRows returns the rows that settle the new statements of the page.
func (i *Impact) findRows(c *change.Change) []string {
	var rows []string
	if i.NewVerdict == nil {
		return nil
	}
	for _, one := range i.NewVerdict.Differences {
		if one.Row != "" && concerns(c, one) && !slices.Contains(rows, one.Row) {
			rows = append(rows, one.Row)
		}
	}
	return rows
}

// isKnown reports whether the old fact had the same difference.
func (i *Impact) isKnown(one compare.Difference) bool {
	return i.OldVerdict != nil && slices.ContainsFunc(i.OldVerdict.Differences, one.Same)
}

// Differs returns the differences between the new fact and the contract, without those that a row
// settles and those that the old fact had and the change does not concern.
func (i *Impact) Differs(c *change.Change) []compare.Difference {
	return slices.DeleteFunc(slices.Clone(i.NewVerdict.Differences), func(one compare.Difference) bool {
		return one.Row != "" || !concerns(c, one) && i.isKnown(one)
	})
}
