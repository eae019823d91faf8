package plan

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// schema writes the schema of a new fact: by the component that properties of its name
// have elsewhere, or in place, where a property is described.
func (p *Plan) schema(fact *page.Fact, isProperty bool) ([]string, error) {
	kind := aspect.JSONType(fact.Type)
	if kind == "" {
		return nil, fmt.Errorf("the page gives no type, or one that is not known: %q", fact.Type)
	}
	_, name := aspect.Parent(fact.Name)
	stated, odd := keywords(fact, kind)
	for _, one := range odd {
		p.undecidedf("%s of a value of type %s", one, kind)
	}
	if known := p.Against.Precedent(name, fact.Where == page.Response); known != "" && len(stated) == 0 {
		if types, _ := p.Against.Component(known).Types(); slices.Contains(types, kind) {
			return []string{"$ref: '#/components/schemas/" + known + "'"}, nil
		}
	}
	lines := []string{"type: " + kind}
	switch {
	case strings.HasSuffix(name, "_id") && isProperty:
		return nil, errors.New("an identifier of a kind that the contract does not have: it needs a component with its prefix")
	case kind == "array":
		return nil, errors.New("what its items are is to be described")
	case kind == "object" && p.Against.Component("FreeForm") != nil:
		return []string{"description: " + edit.NotDescribed, "allOf:", "  - $ref: '#/components/schemas/FreeForm'"}, nil
	case isProperty:
		lines = append(lines, "description: "+edit.NotDescribed)
	}
	for _, one := range stated {
		lines = append(lines, one.Name+": "+one.Value)
	}
	return lines, nil
}

// keywords are what a page states of a value beside its type. Odd are the limits that
// values of the type do not have.
func keywords(fact *page.Fact, kind string) (stated []edit.Keyword, odd []string) {
	for _, one := range aspect.Of(*fact) {
		switch one.Aspect {
		case aspect.Values:
			values := aspect.SplitValues(one.Says)
			for i := range values {
				values[i] = edit.Scalar(values[i], kind)
			}
			stated = append(stated, edit.Keyword{Name: "enum", Value: "[" + strings.Join(values, ", ") + "]"})
		case aspect.Default:
			stated = append(stated, edit.Keyword{Name: "default", Value: edit.Scalar(one.Says, kind)})
		case aspect.Min, aspect.Max, aspect.MinLength, aspect.MaxLength, aspect.MaxPairs:
			ofKind := map[string][]aspect.Aspect{
				"integer": {aspect.Min, aspect.Max}, "number": {aspect.Min, aspect.Max},
				"string": {aspect.MinLength, aspect.MaxLength}, "object": {aspect.MaxPairs},
			}[kind]
			if _, err := strconv.ParseInt(one.Says, 10, 64); err == nil && slices.Contains(ofKind, one.Aspect) {
				stated = append(stated, edit.Keyword{Name: one.Aspect.Keyword(), Value: one.Says})
			} else {
				odd = append(odd, string(one.Aspect)+" "+one.Says)
			}
		default:
		}
	}
	return stated, odd
}
