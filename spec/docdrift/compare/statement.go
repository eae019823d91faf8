package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareStatement compares one statement of a page with its place in the contract. In a response a
// default, and a limit that the contract lacks, are no difference: responses have what was stored.
func (v *Verdict) compareStatement(s *match.Section, one aspect.Statement, at *outline.Value) {
	has, place := Says(at, one.Aspect)
	agrees := has == one.Says
	switch one.Aspect {
	case aspect.Where:
		// An SDK page does not say where a parameter goes, because path parameters are arguments
		// like any other. Nor does a section without a path.
		isSaid := at.In != "" && s.Page.Form != page.SDK && s.Section.Operation.Path != ""
		agrees = !isSaid || (has == string(page.Path)) == (v.Fact.Where == page.Path)
	case aspect.Type:
		v.compareType(one.Says, at.Schema)
		return
	case aspect.Mandatory:
		agrees = at.Required == (one.Says == string(page.Mandatory))
		has = map[bool]string{true: "required", false: "optional"}[at.Required]
	case aspect.Default:
		agrees = agrees || v.Fact.Where == page.Response || isFlag(at.Schema) && slices.Equal(asFlags([]string{has}), asFlags([]string{one.Says}))
		has = cmp.Or(has, "no default")
	case aspect.Values:
		values := aspect.SplitValues(one.Says)
		has, place = v.compareValues(values, at)
		agrees = has == ""
	default:
		agrees = agrees || one.Aspect.Keyword() == "" || has == "" && v.Fact.Where == page.Response
	}
	if !agrees {
		v.addDifference(one.Aspect, one.Says, cmp.Or(has, "no limit"), place)
	}
}

func (v *Verdict) compareType(word string, schema *outline.Schema) {
	says := aspect.JSONType(word)
	has, place := schema.Types()
	if v.Fact.Where == page.Query && says != "array" && slices.Contains(has, "array") && schema.Items() != nil {
		has, place = schema.Items().Types() // the query repeats the parameter, each with one value
	}
	switch {
	case says == "":
		v.Reason = fmt.Sprintf("the type %q is not known", word)
	case len(has) == 0:
		v.Reason = "the contract gives no type"
	case slices.Contains(has, says), says == "boolean" && isFlag(schema), v.Fact.Shown && says == "integer" && slices.Contains(has, "number"):
	default:
		v.addDifference(aspect.Type, word, strings.Join(has, " or "), place)
	}
}

// Says returns what the contract says in an aspect of a value, "" if nothing, and the place.
func Says(at *outline.Value, of aspect.Aspect) (says string, place outline.Place) {
	switch {
	case of == aspect.Where && at.In != "":
		return at.In, at.Place
	case of == aspect.Mandatory:
		return map[bool]string{true: string(page.Mandatory), false: string(page.Optional)}[at.Required], at.RequiredPlace
	case of == aspect.Type:
		types, place := at.Schema.Types()
		return strings.Join(types, " or "), place
	case of == aspect.Values:
		values, place := at.Listed().Enum()
		return strings.Join(values, ", "), place
	case of == aspect.Default:
		says, place, _ = at.Schema.Keyword("default")
		return says, place
	case of.Keyword() != "":
		return limitOf(at.Schema, of)
	}
	return "", at.Place
}
