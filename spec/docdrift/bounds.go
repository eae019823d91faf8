package docdrift

import (
	"regexp/syntax"
	"strconv"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// compareBounds compares the limits that the page gives; a limit that only the
// contract has is none of the page's business.
func (v *Verdict) compareBounds(schema *outline.Schema) {
	for _, bound := range v.Fact.Bounds.List() {
		has, place, isThere := limit(schema, bound.Name)
		if isThere && has == bound.Value {
			continue
		}
		word := "no limit"
		if isThere {
			word = strconv.FormatInt(has, 10)
		}
		v.differ(Aspect(bound.Name), "", strconv.FormatInt(bound.Value, 10), word, place)
	}
}

// keywords are the contract's words for the limits.
func keyword(bound string) string {
	switch bound {
	case "min":
		return "minimum"
	case "max":
		return "maximum"
	case "maxPairs":
		return "maxProperties"
	case "maxValueLength":
		return "maxLength"
	}
	return bound
}

// limit is the contract's limit of that name.
func limit(schema *outline.Schema, bound string) (value int64, place outline.Place, isThere bool) {
	place = schema.Place()
	if bound == "maxValueLength" {
		if schema = schema.Values(); schema == nil {
			return 0, place, false
		}
	}
	if text, at, found := schema.Keyword(keyword(bound)); found {
		value, err := strconv.ParseInt(text, 10, 64)
		if err == nil {
			return value, at, true
		}
	}
	if pattern, at, found := schema.Keyword("pattern"); found && (bound == "minLength" || bound == "maxLength") {
		least, most, known := lengths(pattern)
		if known {
			return map[string]int64{"minLength": least, "maxLength": most}[bound], at, true
		}
	}
	return 0, place, false
}

// lengths are the shortest and longest text that an anchored pattern takes;
// known is false where it has no longest.
func lengths(pattern string) (least, most int64, known bool) {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || tree.Op != syntax.OpConcat || len(tree.Sub) < 2 ||
		tree.Sub[0].Op != syntax.OpBeginText || tree.Sub[len(tree.Sub)-1].Op != syntax.OpEndText {
		return 0, 0, false
	}
	return span(tree)
}

func span(tree *syntax.Regexp) (least, most int64, known bool) {
	switch tree.Op {
	case syntax.OpLiteral:
		return int64(len(tree.Rune)), int64(len(tree.Rune)), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, 1, true
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpEmptyMatch:
		return 0, 0, true
	case syntax.OpCapture:
		return span(tree.Sub[0])
	case syntax.OpQuest:
		_, most, known = span(tree.Sub[0])
		return 0, most, known
	case syntax.OpRepeat:
		least, most, known = span(tree.Sub[0])
		return least * int64(tree.Min), most * int64(tree.Max), known && tree.Max >= 0
	case syntax.OpConcat:
		known = true
		for _, part := range tree.Sub {
			l, m, k := span(part)
			least, most, known = least+l, most+m, known && k
		}
		return least, most, known
	default:
		return 0, 0, false
	}
}
