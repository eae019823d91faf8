package docdrift

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// planSample adds what an answer shows and the contract does not know.
func (d *differ) planSample(c *Change) {
	if c.new == nil {
		return
	}
	v := d.verdict(c.section, c.new)
	for _, one := range v.Differences {
		switch {
		case c.Kind == Altered && !c.concerns(one) && one.Row == "" && d.shownBefore(c, one):
		case one.Row != "":
		case one.news && c.new.Where == page.Response:
			d.planShown(c, one)
		default:
			c.undecidedf("%s: %s", one.Name, one.Contract)
		}
	}
}

// shownBefore is whether the old sample differed in the same way.
func (d *differ) shownBefore(c *Change, difference Difference) bool {
	return c.old != nil && slices.ContainsFunc(d.verdict(c.section, c.old).Differences, func(one Difference) bool {
		return one.Name == difference.Name && one.Says == difference.Says
	})
}

// planShown takes over a property, or a value of a list, that an answer shows.
func (d *differ) planShown(c *Change, difference Difference) {
	for _, leaf := range c.new.Sample.Leaves() {
		name := dotted(leaf.Pointer)
		if name != difference.Name && !strings.HasPrefix(name, difference.Name+".") {
			continue
		}
		if at, _ := lookup(c.section.operation.Answer("200"), name); at != nil {
			value := written(leaf.Value)
			c.editAt(page.Response, "", name, "add the value "+value, func(at *found) ([]byte, error) { return at.schema.AddValue(value) })
			return
		}
		shown := page.Fact{Kind: page.KindParameter, Where: page.Response, Name: name, Type: leaf.Kind(), Shown: true}
		if name != difference.Name || leaf.Value == nil {
			c.undecidedf("%s: what it holds is to be described", difference.Name)
			return
		}
		d.planProperty(c, &shown, "", nil)
		return
	}
	c.undecidedf("%s: what it holds is to be described", difference.Name)
}
