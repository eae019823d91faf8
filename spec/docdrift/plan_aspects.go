package docdrift

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// planAlterations edits what of a parameter changed and the contract has
// otherwise.
func (d *differ) planAlterations(c *Change) {
	before := d.verdict(c.section, c.old)
	for _, one := range c.Alterations {
		if row := settledBy(before, one.Aspect); row != "" {
			c.undecidedf("%s: %s decided against the page so far, which says something else now", one.Aspect, row)
			continue
		}
		if c.new.Where == page.Response && one.Aspect != Values {
			c.undecidedf("%s: recorded answers decide, not the page", one.Aspect)
			continue
		}
		if _, less := one.values(); one.Aspect == Values && c.new.Where == page.Response && len(less) > 0 {
			c.undecidedf("recorded answers decide whether %s is still sent", strings.Join(less, ", "))
			if one.To == "" {
				continue
			}
			one.To = strings.Join(slices.Concat(one.split(one.To), less), ", ")
		}
		d.planAspect(c, one)
		if one.Aspect == Type {
			d.planWithType(c, one)
		}
	}
}

// planWithType says anew what the page still says beside a new type.
func (d *differ) planWithType(c *Change, one Alteration) {
	if kind := c.kindIn(c.new.Name); kind != "" && !slices.Contains(jsonTypes(one.To), kind) {
		c.undecidedf("the page's own sample still has %s there", kind)
	}
	isNumber := slices.Contains([]string{"integer", "number"}, strings.Join(jsonTypes(one.To), ""))
	if c.new.Default != "" {
		d.planAspect(c, Alteration{Aspect: Default, To: c.new.Default})
	}
	for _, bound := range c.new.Bounds.List() {
		if (bound.Name == "min" || bound.Name == "max") != isNumber {
			c.undecidedf("%s %d of a value of type %s", bound.Name, bound.Value, one.To)
			continue
		}
		d.planAspect(c, Alteration{Aspect: Aspect(bound.Name), To: strconv.FormatInt(bound.Value, 10)})
	}
}

// settledBy is the row that settled a difference in an aspect.
func settledBy(v Verdict, aspect Aspect) string {
	for _, one := range v.Differences {
		if one.Aspect == aspect && one.Row != "" {
			return one.Row
		}
	}
	return ""
}

// planAspect edits one aspect, in every form of the request that is meant.
func (d *differ) planAspect(c *Change, one Alteration) {
	if at := c.section.inAddress(*c.new); c.new.Where != page.Response && at != nil {
		if at.parameter.In == "path" && one.Aspect != Type {
			c.undecidedf("%s of a part of the path", one.Aspect)
			return
		}
		name := at.parameter.Name
		for _, step := range d.steps(one) {
			c.editOperation(step.does, func(o *outline.Operation) ([]byte, error) {
				for _, parameter := range o.Parameters() {
					if parameter.Name == name && parameter.Schema != nil {
						return step.do(ofParameter(parameter))
					}
				}
				return nil, errors.New("parameter " + name + " is gone")
			})
		}
		return
	}
	var components []string
	if c.new.Where == page.Response {
		components = []string{""}
	}
	for _, branch := range c.section.body {
		if c.new.Where != page.Response {
			components = append(components, branch.Component)
		}
	}
	for _, component := range components {
		for _, step := range d.steps(one) {
			c.editAt(c.new.Where, component, c.place(), step.does, step.do)
		}
	}
}

// place is the fact's name from the root of the answer: on the page of a list it
// can be one of its items.
func (c *Change) place() string {
	name := c.new.Name
	if c.new.Where != page.Response {
		return name
	}
	answer := c.section.operation.Answer("200")
	if at, _ := lookup(answer, name); at == nil && answer != nil && answer.Property("items") != nil {
		return "items." + name
	}
	return name
}
