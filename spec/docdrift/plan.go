package docdrift

import (
	"fmt"
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// edit is a change of the contract's text.
type edit struct {
	does string
	do   func(*outline.Contract) ([]byte, error)
}

// plan decides which edits follow from a change, and what is left to a person. A
// recorded answer wins over any page, so of answers only what is new is taken
// over; and what a row of DECISIONS.md settles is not settled anew.
func (d *differ) plan(c *Change) {
	switch {
	case c.old == nil && c.new == nil:
		d.planSection(c)
	case c.section.operation == nil:
		c.undecidedf("%s", c.section.reason)
	case c.fact().Kind == page.KindOperation:
		d.planCall(c)
	case c.fact().Kind == page.KindSample:
		d.planSample(c)
	case c.Kind == Removed:
		d.planRemoval(c)
	case c.Kind == Moved:
		c.undecidedf("where it belongs now is not for an edit to say: move it by hand")
	case c.new != nil && d.holds(c):
	case c.Kind == Added:
		d.planAddition(c)
	default:
		d.planAlterations(c)
	}
}

func (c *Change) undecidedf(format string, values ...any) {
	c.Undecided = append(c.Undecided, fmt.Sprintf(format, values...))
}

// fact is the newer one there is.
func (c *Change) fact() *page.Fact {
	if c.new != nil {
		return c.new
	}
	return c.old
}

func (c *Change) edit(does string, do func(*outline.Contract) ([]byte, error)) {
	c.edits = append(c.edits, edit{does, do})
}

// editOperation is an edit that begins at the change's operation.
func (c *Change) editOperation(does string, do func(*outline.Operation) ([]byte, error)) {
	id := c.section.operation.ID
	c.edit(does, func(contract *outline.Contract) ([]byte, error) {
		operation, found := contract.ByID(id)
		if !found {
			return nil, fmt.Errorf("operation %s is gone", id)
		}
		return do(operation)
	})
}

// planSection keeps x-docs in step with headings.
func (d *differ) planSection(c *Change) {
	switch operation := c.section.operation; {
	case operation == nil:
		c.undecidedf("describe the call in the contract: %s; %s", c.section.called(), c.section.reason)
	case !d.named(c.Page): // a page that x-docs do not name
	case c.Kind == Added && !c.section.claimed:
		c.editOperation("name the heading", func(o *outline.Operation) ([]byte, error) { return o.AddHeading(c.Page, c.Heading) })
		c.undecidedf("whether it is another form of %s", operation.ID)
	case c.Kind == Removed:
		if !d.hasHeading(c.Heading) {
			c.editOperation("drop the heading", func(o *outline.Operation) ([]byte, error) { return o.RemoveHeading(c.Page, c.Heading) })
		}
		c.undecidedf("whether %s is withdrawn, or only no longer documented here", operation.ID)
	case c.Kind == Altered:
		from := c.Alterations[0].From
		c.editOperation("name the new heading", func(o *outline.Operation) ([]byte, error) {
			if d.hasHeading(from) {
				return o.AddHeading(c.Page, c.Heading)
			}
			return o.RenameHeading(c.Page, from, c.Heading)
		})
	}
}

// named is whether x-docs name the page anywhere.
func (d *differ) named(name string) bool {
	return slices.ContainsFunc(d.against.Operations(), func(o *outline.Operation) bool {
		return slices.ContainsFunc(o.Docs, func(doc outline.Doc) bool { return doc.Page == name })
	})
}

// hasHeading is whether the new page still has a section of that heading.
func (d *differ) hasHeading(heading string) bool {
	return slices.ContainsFunc(d.new.Sections, func(s page.Section) bool { return s.Heading == heading })
}

func (d *differ) planCall(c *Change) {
	for _, one := range c.Alterations {
		switch one.Aspect {
		case At, Verb, Auth:
			if !d.holds(c) {
				c.undecidedf("%s of %s: %s", one.Aspect, c.section.operation.ID, one.To)
			}
		default:
		}
	}
}

// planRemoval takes away what requests no longer have. What answers no longer show
// is left: a recorded answer decides.
func (d *differ) planRemoval(c *Change) {
	fact := c.old
	switch {
	case fact.Where == page.Response:
		c.undecidedf("recorded answers decide whether %s is still sent", fact.Name)
	case fact.Where == page.Path:
		c.undecidedf("the path still has it")
	case c.section.inAddress(*fact) != nil:
		c.editOperation("drop the parameter", func(o *outline.Operation) ([]byte, error) {
			for _, one := range o.Parameters() {
				if one.In == "query" && folded(one.Name) == folded(fact.Name) {
					return one.Remove(o)
				}
			}
			return nil, fmt.Errorf("parameter %s is gone", fact.Name)
		})
	default:
		for _, branch := range c.section.body {
			if at, _ := lookup(branch, fact.Name); at != nil && at.property != nil {
				c.editAt(page.Body, branch.Component, fact.Name, "drop the property", func(at *found) ([]byte, error) { return at.property.Remove() })
			}
		}
	}
}
