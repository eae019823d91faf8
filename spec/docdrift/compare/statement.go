package compare

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareStatement compares one statement of a page with its place in the contract. In a response a
// default, and a limit that the contract lacks or has wider, are no difference: responses have what was
// stored.
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
	case aspect.Default:
		agrees = agrees || v.Fact.Where == page.Response || isFlag(at.Schema) && asFlags.Replace(has) == asFlags.Replace(one.Says)
		has = cmp.Or(has, "no default")
	case aspect.Values:
		has, place = v.compareValues(one.Says, at)
		agrees = has == ""
	default:
		agrees = agrees || one.Aspect.Keyword() == "" || v.Fact.Where == page.Response && (has == "" || one.Aspect.IsWider(has, one.Says))
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
		return map[bool]string{true: "required", false: "optional"}[at.Required], at.RequiredPlace
	case of == aspect.Type:
		types, place := at.Schema.Types()
		return strings.Join(types, " or "), place
	case of == aspect.Values:
		values, place := at.Listed().Enum()
		return strings.Join(values, ", "), place
	case of.Keyword() != "":
		return limitOf(at.Schema, of)
	}
	return "", at.Place
}

// compareValues describes the difference between the contract's enum and the page's values, "" if they
// agree.
func (v *Verdict) compareValues(text string, at *outline.Value) (has string, place outline.Place) {
	says := aspect.SplitValues(text)
	listed, place := at.Listed().Enum()
	if isFlag(at.Schema) {
		_, place = at.Schema.Types()
		listed, says = []string{"1", "0"}, aspect.SplitValues(asFlags.Replace(text))
	}
	if nullable, _, _ := at.Schema.Keyword("nullable"); nullable == "true" {
		says = aspect.Without(says, []string{"null"})
	}
	if len(says) == 1 && v.isInstance() && (len(listed) == 0 || slices.Contains(listed, says[0])) {
		return "", place
	}
	if len(listed) == 0 {
		return "any value", place
	}
	var differs []string
	if more := aspect.Without(says, listed); len(more) > 0 {
		differs = append(differs, "not "+strings.Join(more, ", "))
	}
	if less := aspect.Without(listed, says); len(less) > 0 {
		differs = append(differs, "also "+strings.Join(less, ", "))
	}
	return strings.Join(differs, "; "), place
}

// isInstance reports whether a single listed value can be one of several: the value in this response
// ("here it is card"), or in a query that repeats the parameter (expand[]=card).
func (v *Verdict) isInstance() bool {
	return v.Fact.Where == page.Response || v.Fact.Where == page.Query && strings.HasSuffix(v.Fact.Name, "[]")
}

// isFlag reports whether a schema accepts true and false, or 1 and 0.
func isFlag(schema *outline.Schema) bool {
	types, _ := schema.Types()
	values, _ := schema.Enum()
	return slices.Contains(types, "boolean") || len(values) == 2 && slices.Contains(values, "0") && slices.Contains(values, "1")
}

// asFlags writes true and false as 1 and 0.
var asFlags = strings.NewReplacer("true", "1", "false", "0")

// counted matches a pattern for a number of characters of one class: ^[0-9]{3,4}$.
var counted = regexp.MustCompile(`^\^\[[^\]]+\]\{(\d+)(?:,(\d+))?\}\$$`)

// limitOf returns a default or limit of a schema, from its keyword or its pattern, "" if it has none.
func limitOf(schema *outline.Schema, of aspect.Aspect) (value string, place outline.Place) {
	place = schema.Place()
	if of == aspect.MaxValueLength {
		if schema = schema.Values(); schema == nil {
			return "", place
		}
	}
	if text, at, isThere := schema.Keyword(of.Keyword()); isThere {
		return text, at
	}
	pattern, at, _ := schema.Keyword("pattern")
	lengths := counted.FindStringSubmatch(pattern)
	switch {
	case lengths == nil:
	case of == aspect.MinLength:
		return lengths[1], at
	case of == aspect.MaxLength:
		return cmp.Or(lengths[2], lengths[1]), at
	}
	return "", place
}
