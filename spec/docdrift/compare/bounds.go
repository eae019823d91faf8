package compare

import (
	"regexp/syntax"
	"strconv"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// limitOf is the contract's limit of that name, "" where it has none.
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
	if pattern, at, isThere := schema.Keyword("pattern"); isThere {
		least, most, known := patternLengths(pattern)
		switch {
		case !known:
		case of == aspect.MinLength:
			return strconv.FormatInt(least, 10), at
		case of == aspect.MaxLength:
			return strconv.FormatInt(most, 10), at
		}
	}
	return "", place
}

// patternLengths are the shortest and longest text that an anchored pattern takes;
// known is false where it has no longest.
func patternLengths(pattern string) (least, most int64, known bool) {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || tree.Op != syntax.OpConcat || len(tree.Sub) < 2 ||
		tree.Sub[0].Op != syntax.OpBeginText || tree.Sub[len(tree.Sub)-1].Op != syntax.OpEndText {
		return 0, 0, false
	}
	return lengthsOf(tree)
}

func lengthsOf(tree *syntax.Regexp) (least, most int64, known bool) {
	switch tree.Op {
	case syntax.OpLiteral:
		return int64(len(tree.Rune)), int64(len(tree.Rune)), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, 1, true
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpEmptyMatch:
		return 0, 0, true
	case syntax.OpCapture:
		return lengthsOf(tree.Sub[0])
	case syntax.OpQuest:
		_, most, known = lengthsOf(tree.Sub[0])
		return 0, most, known
	case syntax.OpRepeat:
		least, most, known = lengthsOf(tree.Sub[0])
		return least * int64(tree.Min), most * int64(tree.Max), known && tree.Max >= 0
	case syntax.OpConcat:
		known = true
		for _, part := range tree.Sub {
			l, m, k := lengthsOf(part)
			least, most, known = least+l, most+m, known && k
		}
		return least, most, known
	default:
		return 0, 0, false
	}
}
