package docdrift

import (
	"errors"
	"fmt"
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

type step struct {
	does string
	do   func(*found) ([]byte, error)
}

// steps are the edits of one aspect, to be made one after the other.
func (d *differ) steps(one Alteration) []step {
	switch one.Aspect {
	case Mandatory:
		required := one.To == string(page.Mandatory)
		return []step{{"change whether it is required", func(at *found) ([]byte, error) { return require(at, required) }}}
	case Type:
		return []step{{"change the type", func(at *found) ([]byte, error) {
			kinds := jsonTypes(one.To)
			if len(kinds) == 0 {
				return nil, fmt.Errorf("the type %q is not known", one.To)
			}
			return at.schema.Retype(kinds[0])
		}}}
	case Default:
		return []step{{"change the default", func(at *found) ([]byte, error) { return set(at.schema, "default", one.To) }}}
	case Values:
		return valueSteps(one)
	case Listed:
		if one.To == "in a list" {
			return nil
		}
	case "min", "max", "minLength", "maxLength", "maxPairs", "maxValueLength":
		return []step{{"change the limit", func(at *found) ([]byte, error) {
			schema := at.schema
			if one.Aspect == "maxValueLength" {
				if schema = schema.Values(); schema == nil {
					return nil, errors.New("it has no values of free keys")
				}
			}
			return set(schema, keyword(string(one.Aspect)), one.To)
		}}}
	default:
	}
	return []step{{"look at it", func(*found) ([]byte, error) {
		return nil, errors.New("now " + one.To)
	}}}
}

func require(at *found, required bool) ([]byte, error) {
	switch {
	case at.required == required:
		return nil, nil
	case at.parameter != nil:
		return at.parameter.Require(required)
	case at.property != nil:
		return at.property.Require(required)
	}
	return nil, errors.New("it has no place to be required in")
}

// set gives a keyword a value, or takes it away where the page no longer gives
// one.
func set(schema *outline.Schema, keyword, value string) ([]byte, error) {
	if value == "" {
		return schema.Unset(keyword)
	}
	types, _ := schema.Types()
	kind := "integer"
	if keyword == "default" {
		kind = strings.Join(types, "")
	}
	return schema.Set(keyword, outline.Scalar(value, kind))
}

func valueSteps(one Alteration) []step {
	more, less := one.values()
	var all []step
	if one.From == "" {
		return []step{{"list the values", func(at *found) ([]byte, error) {
			written := make([]string, len(more))
			types, _ := at.schema.Types()
			for i, value := range more {
				written[i] = outline.Scalar(value, strings.Join(types, ""))
			}
			return at.schema.Set("enum", "["+strings.Join(written, ", ")+"]")
		}}}
	}
	if one.To == "" {
		return []step{{"", func(*found) ([]byte, error) {
			return nil, errors.New("the page no longer lists values; whether any is taken is open")
		}}}
	}
	for _, value := range more {
		all = append(all, step{"add the value " + value, func(at *found) ([]byte, error) {
			schema := listed(at)
			if has, _ := schema.Enum(); len(missing([]string{value}, has)) == 0 {
				return nil, nil
			}
			return schema.AddValue(value)
		}})
	}
	for _, value := range less {
		all = append(all, step{"drop the value " + value, func(at *found) ([]byte, error) {
			return listed(at).RemoveValue(value)
		}})
	}
	return all
}

// listed is the schema that has the values: of a list its items.
func listed(at *found) *outline.Schema {
	if values, _ := at.schema.Enum(); len(values) == 0 && at.schema.Items() != nil {
		return at.schema.Items()
	}
	return at.schema
}
