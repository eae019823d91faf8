package fast

import (
	"bytes"
	"regexp"
	"regexp/syntax"
	"unicode/utf8"
)

// pattern is a regular expression. Common ones such as ^pay_.+$ and ^[A-Z]{3}$ are matched
// without regexp: a prefix, a set of bytes for each position, then the end or a rest
// without newlines.
type pattern struct {
	regexp *regexp.Regexp // nil for a common pattern

	prefix string
	sets   []set
	rest   int // minimum length of the rest, or -1 if nothing may follow
}

// set is a set of ASCII bytes.
type set [utf8.RuneSelf]bool

func (p *pattern) matches(value []byte) bool {
	if p.regexp != nil {
		return p.regexp.Match(value)
	}
	if len(value) < len(p.prefix)+len(p.sets) || string(value[:len(p.prefix)]) != p.prefix {
		return false
	}
	value = value[len(p.prefix):]
	for i := range p.sets {
		if c := value[i]; c >= utf8.RuneSelf || !p.sets[i][c] {
			return false
		}
	}
	value = value[len(p.sets):]
	if p.rest < 0 {
		return len(value) == 0
	}
	return len(value) >= p.rest && bytes.IndexByte(value, '\n') < 0
}

// codepoint matches \u and four digits, which kin-openapi rewrites for Go.
var codepoint = regexp.MustCompile(`\\u([0-9A-F]{4})`)

// CompilePattern compiles a schema's pattern as kin-openapi does.
func CompilePattern(expression string) (*regexp.Regexp, error) {
	return regexp.Compile(codepoint.ReplaceAllString(expression, `\x{$1}`))
}

func newPattern(expression string) (pattern, error) {
	compiled, err := CompilePattern(expression)
	if err != nil {
		return pattern{}, err
	}
	if parsed, err := syntax.Parse(compiled.String(), syntax.Perl); err == nil {
		if simple, ok := simplePattern(parsed.Simplify()); ok {
			return simple, nil
		}
	}
	return pattern{regexp: compiled}, nil
}

func simplePattern(whole *syntax.Regexp) (pattern, bool) {
	parts := flat(nil, whole)
	if len(parts) < 2 ||
		parts[0].Op != syntax.OpBeginText || parts[len(parts)-1].Op != syntax.OpEndText {
		return pattern{}, false
	}
	simple := pattern{rest: -1}
	for _, part := range parts[1 : len(parts)-1] {
		if simple.rest >= 0 || !simple.extend(part) {
			return pattern{}, false
		}
	}
	return simple, true
}

// extend adds a part, and reports whether it is simple enough.
func (p *pattern) extend(part *syntax.Regexp) bool {
	switch part.Op {
	case syntax.OpLiteral:
		p.prefix += string(part.Rune)
		return part.Flags&syntax.FoldCase == 0 && len(p.sets) == 0
	case syntax.OpCharClass:
		if len(part.Rune) == 0 || part.Rune[len(part.Rune)-1] >= utf8.RuneSelf {
			return false
		}
		p.sets = append(p.sets, setOf(part.Rune))
		return true
	case syntax.OpStar:
		p.rest = 0
	case syntax.OpPlus:
		p.rest = 1
	default:
		return false
	}
	return part.Sub[0].Op == syntax.OpAnyCharNotNL
}

// flat appends the parts of a concatenation. Simplifying [A-Z]{3} nests one.
func flat(parts []*syntax.Regexp, whole *syntax.Regexp) []*syntax.Regexp {
	if whole.Op != syntax.OpConcat {
		return append(parts, whole)
	}
	for _, part := range whole.Sub {
		parts = flat(parts, part)
	}
	return parts
}

// setOf returns the set of all runes in ranges, each given by its first and last rune.
func setOf(ranges []rune) set {
	var s set
	for i := 0; i < len(ranges); i += 2 {
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			s[c] = true
		}
	}
	return s
}
