package plan

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// planAlterations edits a parameter where alterations of the page differ from the contract, in every
// form of the request that the section can mean.
func (p *Plan) planAlterations(altered []change.Alteration) {
	wanted := p.selectAlterations(altered)
	for _, result := range p.impact.Section.Find(*p.change.New) {
		if result.At != nil {
			p.editPlace(result.At, wanted)
		}
	}
}

// selectAlterations returns the alterations that edits can follow: not those that the contract
// already has, that a row settles, or that recorded responses decide.
func (p *Plan) selectAlterations(altered []change.Alteration) []change.Alteration {
	var wanted []change.Alteration
	for _, one := range altered {
		row := p.impact.NewVerdict.Decided(p.Rows, one.Aspect, p.change.New.Name)
		switch {
		case one.Aspect == aspect.Listed && p.change.New.Shown:
			p.undecidedf("review it: now %s", one.To)
		case one.To == "" && (one.Aspect == aspect.Type || one.Aspect == aspect.Mandatory):
			p.undecidedf("%s: the page no longer says", one.Aspect)
		case one.To != "" && !p.impact.IsOpen(one.Aspect):
		case row != "":
			p.undecidedf("%s: %s decided against the page, which now makes another statement", one.Aspect, row)
		case p.change.New.Where == page.Response && (one.Aspect != aspect.Values || one.From == ""):
			p.undecidedf("%s: recorded responses decide, not the page", one.Aspect)
		default:
			wanted = append(wanted, one)
		}
	}
	return wanted
}

// editPlace edits one place of the contract. A new type brings all keywords that the page gives;
// otherwise the changed keywords are set in one step.
func (p *Plan) editPlace(at *outline.Value, wanted []change.Alteration) {
	listed, _ := at.Listed().Enum()
	isRetyped := slices.ContainsFunc(wanted, func(one change.Alteration) bool { return one.Aspect == aspect.Type })
	var set []edit.Edit
	var names []string
	for _, one := range wanted {
		switch keyword := one.Aspect.Keyword(); {
		case one.Aspect == aspect.Mandatory:
			p.require(at, one.To == string(page.Mandatory))
		case one.Aspect == aspect.Type:
			p.retype(at, aspect.JSONType(one.To))
		case isRetyped || keyword == "":
		case one.Aspect == aspect.MaxValueLength:
			p.undecidedf("change the length of its values by hand")
		case one.Aspect == aspect.Values && (one.To == "" || len(listed) > 0 || p.change.New.Where == page.Response):
			p.editValues(at.Listed(), one, listed)
		default:
			edits, err := p.keywordEdits(at, one)
			if err != nil {
				p.undecidedf("change %s: %v", keyword, err)
				continue
			}
			set, names = append(set, edits...), append(names, keyword)
		}
	}
	p.addStep("change "+strings.Join(names, ", "), set, nil)
}

// keywordEdits returns the edits that set a keyword to the page's statement, or an error if the
// keyword does not apply to the type.
func (p *Plan) keywordEdits(at *outline.Value, one change.Alteration) ([]edit.Edit, error) {
	types, _ := at.Listed().Types()
	kind := strings.Join(types, " or ")
	limits := draft.Limits(p.change.New, kind)
	schema, value := at.Schema, yamlnode.Get(limits.Node, one.Aspect.Keyword())
	if one.Aspect == aspect.Values {
		schema = at.Listed()
	}
	if value == nil && one.To != "" {
		left := cmp.Or(strings.Join(limits.Undecided, "; "), fmt.Sprintf("%s %s does not apply to type %s", one.Aspect, one.To, kind))
		return nil, errors.New(left)
	}
	return edit.SetKeyword(schema, one.Aspect.Keyword(), value)
}

// require makes a parameter or property required or optional. A required one is added to the
// contract's examples that lack it.
func (p *Plan) require(at *outline.Value, required bool) {
	switch {
	case at.In == "path":
		p.undecidedf("a path parameter is always mandatory")
	case at.In != "":
		edits, err := edit.RequireParameter(p.impact.Section.Operation, at, required)
		p.addStep("change whether it is required", edits, err)
	case at.Owner != nil:
		types, _ := at.Schema.Types()
		edits, err := edit.Require(at.Owner, at.Name, required)
		p.addStep("change whether it is required", p.withExamples(edits, strings.Join(types, ""), required), err)
	default:
		p.undecidedf("it is neither a parameter nor a property, which could be required")
	}
}

// retype changes the type at a place.
func (p *Plan) retype(at *outline.Value, kind string) {
	if shown := p.findShown(); shown != nil && shown.Kind() != kind {
		p.undecidedf("the page's sample still has the type %s", shown.Kind())
	}
	limits := draft.Limits(p.change.New, kind)
	for _, one := range limits.Undecided {
		p.undecidedf("%s", one)
	}
	edits, err := edit.Retype(at.Schema, kind, limits.Node)
	p.addStep("change the type", p.withExamples(edits, kind, false), err)
}

// withExamples adds the edits that adapt the contract's examples of the request, because an invalid
// example makes the contract invalid.
func (p *Plan) withExamples(edits []edit.Edit, kind string, required bool) []edit.Edit {
	if p.change.New.Where != page.Body {
		return edits
	}
	shown := ""
	if leaf := p.findShown(); leaf != nil {
		shown = aspect.Literal(leaf.Value)
	}
	return append(edits, edit.FollowInExamples(p.impact.Section.Operation, p.change.New.Name, kind, required, shown)...)
}

// editValues adds values to the enum of a schema, and removes values.
func (p *Plan) editValues(schema *outline.Schema, one change.Alteration, has []string) {
	if one.To == "" {
		p.undecidedf("the page no longer lists values; any value may be valid now")
		return
	}
	more, less := one.Values()
	for _, value := range aspect.Without(more, has) {
		p.addValue(schema, value, p.change.New.Name)
	}
	if p.change.New.Where == page.Response && len(less) > 0 {
		p.undecidedf("recorded responses decide whether %s is still sent", strings.Join(less, ", "))
		return
	}
	for _, value := range less {
		edits, err := edit.SetValue(schema, value, false)
		p.addStep("drop the value "+value, edits, err)
	}
}

// addValue adds a value to the enum of a schema or of its component. name is that of the property.
func (p *Plan) addValue(schema *outline.Schema, value, name string) {
	if with := schema.With("enum"); with != nil {
		schema = with
	}
	does := "add the value " + value
	if !p.isDecided(does, schema, aspect.Values, name) {
		edits, err := edit.SetValue(schema, value, true)
		p.addStep(does, edits, err, answersReached(schema)...)
	}
}

// findShown returns the value of the fact in a request sample of its section, nil if there is none.
func (p *Plan) findShown() *page.Leaf {
	for _, fact := range p.impact.Section.Facts {
		if fact.Kind != page.KindSample || fact.Where != page.Body {
			continue
		}
		for _, leaf := range fact.Sample.Leaves() {
			if aspect.Dotted(leaf.Pointer) == p.change.New.Name && leaf.Value != nil {
				return &leaf
			}
		}
	}
	return nil
}
