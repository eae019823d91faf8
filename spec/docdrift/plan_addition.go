package docdrift

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// planAddition adds a parameter or a property; one that the contract has already
// is altered where the page says more of it.
func (d *differ) planAddition(c *Change) {
	v := d.verdict(c.section, c.new)
	if v.State == Unverifiable {
		c.undecidedf("%s", v.Reason)
		return
	}
	if !slices.ContainsFunc(v.Differences, func(one Difference) bool { return one.Aspect == Exists }) {
		for _, one := range v.Differences {
			switch {
			case one.Row != "":
			case c.new.Where == page.Response:
				c.undecidedf("%s: recorded answers decide, not the page", one.Aspect)
			default:
				d.planAspect(c, Alteration{Aspect: one.Aspect, From: one.Contract, To: one.Says})
			}
		}
		return
	}
	switch c.new.Where {
	case page.Path:
		c.undecidedf("the path has no such part")
	case page.Query:
		d.planQuery(c)
	case page.Response:
		d.planProperty(c, c.new, "", d.below(c))
	default:
		for _, branch := range c.section.body {
			d.planProperty(c, c.new, branch.Component, d.below(c))
		}
		if len(c.section.body) == 0 {
			c.undecidedf("%s takes no body so far", c.section.operation.ID)
		}
	}
}

// below lists the facts that stand below the change's: card.number is below card.
func (d *differ) below(c *Change) []page.Fact {
	var all []page.Fact
	for _, fact := range c.section.Facts {
		if fact.Kind == page.KindParameter && fact.Where == c.new.Where && strings.HasPrefix(fact.Name, c.new.Name+".") {
			all = append(all, fact)
		}
	}
	return all
}

func (d *differ) planQuery(c *Change) {
	lines, err := d.schemaLines(d.against.Contract, c.new, false, false)
	if err != nil {
		c.undecidedf("%v", err)
		return
	}
	fact := c.new
	c.editOperation("add the parameter", func(o *outline.Operation) ([]byte, error) {
		return o.AddQuery(fact.Name, fact.Mandatory == page.Mandatory, lines)
	})
}

// planProperty adds a property to an object. An object of its own becomes a
// component, with what stands below it.
func (d *differ) planProperty(c *Change, fact *page.Fact, component string, below []page.Fact) {
	parent, name := "", fact.Name
	if at := strings.LastIndex(name, "."); at >= 0 {
		parent, name = name[:at], name[at+1:]
	}
	top := root(c.section.operation, fact.Where, component)
	prefix := ""
	if fact.Where == page.Response && top != nil && top.Property("items") != nil && c.new.Kind == page.KindParameter {
		prefix = "items"
	}
	parent = strings.Trim(prefix+"."+parent, ".")
	if parent != "" {
		if at, _ := lookup(top, parent); at == nil {
			return // it comes with its parent
		}
	}
	lines, err := d.schemaLines(d.against.Contract, fact, fact.Where == page.Response, true)
	if len(below) > 0 {
		lines, err = d.object(c, fact, name, component, below)
	}
	if err != nil {
		c.undecidedf("%s: %v", fact.Name, err)
		return
	}
	where := fact.Where
	c.editOperation("add the property", func(o *outline.Operation) ([]byte, error) {
		owner, err := object(root(o, where, component), parent)
		if err != nil {
			return nil, err
		}
		return owner.AddProperty(name, lines)
	})
	if fact.Mandatory == page.Mandatory && where != page.Response {
		full := strings.Trim(parent+"."+name, ".")
		c.editAt(where, component, full, "require it", func(at *found) ([]byte, error) { return require(at, true) })
	}
}

// object is the schema to add a property to: of a list, its items.
func object(top *outline.Schema, parent string) (*outline.Schema, error) {
	if parent != "" {
		at, _ := lookup(top, parent)
		if at == nil {
			return nil, fmt.Errorf("%s is not in the contract", parent)
		}
		top = at.schema
	}
	for top != nil && top.Items() != nil {
		top = top.Items()
	}
	if top == nil {
		return nil, errors.New("there is no object to add it to")
	}
	return top, nil
}

// object makes a component of an object and what stands below it, and gives the
// lines that refer to it.
func (d *differ) object(c *Change, fact *page.Fact, name, owner string, below []page.Fact) ([]string, error) {
	called := d.names.Name(name)
	if d.against.Component(called) != nil {
		called = owner + called
	}
	if d.against.Component(called) != nil || called == "" {
		return nil, errors.New("a component is to be named for it")
	}
	lines := []string{"type: object", "description: " + outline.NotDescribed}
	var required, properties []string
	for i := range below {
		child := strings.TrimPrefix(below[i].Name, fact.Name+".")
		if strings.Contains(child, ".") {
			return nil, errors.New("it holds objects in objects: describe them by hand")
		}
		inner, err := d.schemaLines(d.against.Contract, &below[i], fact.Where == page.Response, true)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", child, err)
		}
		if below[i].Mandatory == page.Mandatory && fact.Where != page.Response {
			required = append(required, outline.Scalar(child, "string"))
		}
		properties = append(properties, "  "+outline.Scalar(child, "string")+":")
		for _, line := range inner {
			properties = append(properties, "    "+line)
		}
	}
	if len(required) > 0 {
		lines = append(lines, "required: ["+strings.Join(required, ", ")+"]")
	}
	lines = append(append(lines, "properties:"), properties...)
	c.edit("describe the object", func(contract *outline.Contract) ([]byte, error) {
		if contract.Component(called) != nil {
			return nil, nil // another form of the request brought it
		}
		return contract.AddComponent(called, lines)
	})
	return []string{"$ref: '#/components/schemas/" + called + "'"}, nil
}
