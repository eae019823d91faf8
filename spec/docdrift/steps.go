package docdrift

import (
	"errors"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

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
