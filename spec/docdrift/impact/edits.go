package impact

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
func (i *Impact) planAlterations(altered []change.Alteration) {
	wanted := i.selectAlterations(altered)
	for _, result := range i.Section.Find(*i.New) {
		if result.At != nil {
			i.editPlace(result.At, wanted)
		}
	}
}

// selectAlterations returns the alterations that edits can follow: not those that the contract
// already has, that a row settles, or that recorded responses decide.
func (i *Impact) selectAlterations(altered []change.Alteration) []change.Alteration {
	var wanted []change.Alteration
	for _, one := range altered {
		row := i.NewVerdict.Decided(i.assessor.Rows, one.Aspect, i.New.Name)
		breaks, _ := effectOnRequests(one)
		switch {
		case !i.isAhead(one):
		case one.Aspect == aspect.Listed:
			i.undecidedf("review it: now %s", one.To)
		case one.To == "":
			i.undecidedf("%s: the page no longer says", one.Aspect)
		case row != "":
			i.undecidedf("%s: %s decided against the page, which now makes another statement", one.Aspect, row)
		case i.New.Where == page.Response && (one.Aspect != aspect.Values || one.From == ""):
			i.undecidedf("%s: recorded responses decide, not the page", one.Aspect)
		case i.isOfOneUse() && breaks != No:
			i.undecidedf("%s: it may hold for this use of the call only: x-docs name others", one.Aspect)
		default:
			wanted = append(wanted, one)
		}
	}
	return wanted
}

// editPlace edits one place of the contract. A new type brings all keywords that the page gives.
func (i *Impact) editPlace(at *outline.Value, wanted []change.Alteration) {
	listed, _ := at.Listed().Enum()
	isRetyped := slices.ContainsFunc(wanted, func(one change.Alteration) bool { return one.Aspect == aspect.Type })
	for _, one := range wanted {
		switch keyword := one.Aspect.Keyword(); {
		case one.Aspect == aspect.Mandatory:
			i.require(at, one.To == string(page.Mandatory))
		case one.Aspect == aspect.Type:
			i.retype(at, aspect.JSONType(one.To))
		case isRetyped || keyword == "":
		case one.Aspect == aspect.Values && i.distinguishes(listed):
			i.undecidedf("values: %s distinguishes this form of the request from others", listed[0])
		case one.Aspect == aspect.Values && (len(listed) > 0 || i.New.Where == page.Response):
			i.editValues(at.Listed(), one, listed)
		default:
			edits, err := i.keywordEdits(at, one)
			i.addStep("change "+keyword, edits, err)
		}
	}
}

// keywordEdits returns the edits that set a keyword to the page's statement, or an error if the
// keyword does not apply to the type.
func (i *Impact) keywordEdits(at *outline.Value, one change.Alteration) ([]edit.Edit, error) {
	types, _ := at.Listed().Types()
	kind := strings.Join(types, " or ")
	limits := draft.Limits(i.New, kind)
	schema, value := at.Schema, yamlnode.Get(limits.Node, one.Aspect.Keyword())
	if one.Aspect == aspect.Values {
		schema = at.Listed()
	}
	if value == nil {
		left := cmp.Or(strings.Join(limits.Undecided, "; "), fmt.Sprintf("%s %s does not apply to type %s", one.Aspect, one.To, kind))
		return nil, errors.New(left)
	}
	return edit.SetKeyword(schema, one.Aspect.Keyword(), value)
}

// require makes a parameter or property required or optional. A required one is added to the
// contract's examples that lack it.
func (i *Impact) require(at *outline.Value, required bool) {
	types, _ := at.Schema.Types()
	edits, err := edit.Require(i.Section.Operation, at, required)
	i.addStep("change whether it is required", i.withExamples(edits, strings.Join(types, ""), required), err)
}

// retype changes the type at a place.
func (i *Impact) retype(at *outline.Value, kind string) {
	if shown := i.findShown(); shown != nil && shown.Kind() != kind {
		i.undecidedf("the page's sample still has the type %s", shown.Kind())
	}
	limits := draft.Limits(i.New, kind)
	for _, one := range limits.Undecided {
		i.undecidedf("%s", one)
	}
	edits, err := edit.Retype(at.Schema, kind, limits.Node)
	i.addStep("change the type", i.withExamples(edits, kind, false), err)
}

// withExamples adds the edits that adapt the contract's examples of the request, because an invalid
// example makes the contract invalid.
func (i *Impact) withExamples(edits []edit.Edit, kind string, required bool) []edit.Edit {
	if i.New.Where != page.Body {
		return edits
	}
	shown := ""
	if leaf := i.findShown(); leaf != nil {
		shown = aspect.Literal(leaf.Value)
	}
	return append(edits, edit.FollowInExamples(i.Section.Operation, i.New.Name, kind, required, shown)...)
}

// editValues adds values to the enum of a schema, and removes values.
func (i *Impact) editValues(schema *outline.Schema, one change.Alteration, has []string) {
	more, less := one.Values()
	for _, value := range aspect.Without(more, has) {
		i.addValue(schema, value, i.New.Name)
	}
	if i.New.Where == page.Response && len(less) > 0 {
		i.undecidedf("recorded responses decide whether %s is still sent", strings.Join(less, ", "))
		return
	}
	for _, value := range less {
		edits, err := edit.SetValue(schema, value, false)
		i.addStep("drop the value "+value, edits, err)
	}
}

// distinguishes reports whether the only value of a request's property tells its form from others.
func (i *Impact) distinguishes(listed []string) bool {
	return len(listed) == 1 && i.New.Where == page.Body && len(i.Section.Operation.Body().Branches()) > 1
}

// addValue adds a value to the enum of a schema or of its component. name is that of the property.
func (i *Impact) addValue(schema *outline.Schema, value, name string) {
	schema = schema.With("enum")
	does := "add the value " + value
	if !i.isDecided(does, schema, aspect.Values, name) {
		edits, err := edit.SetValue(schema, value, true)
		i.addStep(does, edits, err, answersReached(schema)...)
	}
}

// findShown returns the value of the fact in a sample of its section, nil if there is none.
func (i *Impact) findShown() *page.Leaf {
	for _, leaf := range i.Section.Shown(i.New.Where) {
		if aspect.Dotted(leaf.Pointer) == i.New.Name && leaf.Value != nil {
			return &leaf
		}
	}
	return nil
}
