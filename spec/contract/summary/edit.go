package summary

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/contract"
)

// Style says how the contract writes the mapping or the list that an edit belongs to. The zero
// value is one entry a line, without a margin.
type Style struct {
	Margin int  // of the entries, in blanks
	Flow   bool // in brackets, an entry behind a comma
	JSON   bool // in which every word is in quotes
}

// Edit returns the change of the contract that a finding of news suggests: YAML, with comments
// that explain it, in lines that end with a line feed. It returns "" for any other finding.
func (g *Group) Edit(style Style) string {
	f := g.Finding
	switch f.Rule {
	case contract.RuleField:
		name := pointerUnescapes.Replace(f.Pointer[strings.LastIndexByte(f.Pointer, '/')+1:])
		if len(scalar(name)) > maxKey {
			return comment(fmt.Sprintf("a property whose name has %d bytes: no edit", len(name)))
		}
		schema, remark := schemaOf(g.Kinds)
		return comment(style.in("under properties", "brace", f.Contract)) + remark + style.property(name, schema)
	case contract.RuleValue:
		if utf8.RuneCountInString(f.Actual) > contract.MaxValue {
			return comment("a value that was cut, too long for a list: no edit")
		}
		return comment(style.in("in the enum", "bracket", f.Contract)) + style.item(f.Actual)
	}
	return ""
}

// in says where an edit belongs.
func (s Style) in(what, closing string, at contract.Place) string {
	text := fmt.Sprintf("%s at %v", what, at)
	if s.Flow {
		text += ", before its closing " + closing
	}
	return text
}

func (s Style) item(value string) string {
	if s.Flow {
		return ", " + s.word(value) + "\n"
	}
	return s.margin() + "- " + scalar(value) + "\n"
}

func (s Style) property(name string, schema schema) string {
	if s.Flow {
		return ", " + s.word(name) + ": " + s.flow(schema) + "\n"
	}
	return s.margin() + scalar(name) + ":\n" + s.block(schema, s.margin()+"  ")
}

func (s Style) margin() string { return strings.Repeat(" ", s.Margin) }

func (s Style) word(text string) string {
	if s.JSON {
		return strconv.Quote(text)
	}
	return scalar(text)
}

// maxKey is how many bytes a key may have that is suggested, as it is written. A
// report for people cuts longer lines.
const maxKey = 250

var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// schema is what an edit describes, in the order of its keywords. A keyword has a value
// or a schema of its own.
type schema []keyword

type keyword struct {
	name, value string
	items       schema
}

// schemaOf is the schema that takes the types that were there, with a remark where they
// do not say enough.
func schemaOf(kinds map[string]int64) (described schema, remark string) {
	names := slices.Sorted(maps.Keys(kinds))
	drop := func(name string) bool {
		before := len(names)
		names = slices.DeleteFunc(names, func(one string) bool { return one == name })
		return len(names) < before
	}
	nullable := drop("null")
	if slices.Contains(names, "number") {
		drop("integer") // is a number too
	}
	if slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, arrayOf) }) {
		drop("array") // was empty
	}
	switch len(names) {
	case 0:
		remark = comment("only null was seen")
	case 1:
		described = typeOf(names[0])
	default:
		remark = comment("several types were seen: " + strings.Join(names, ", "))
		described = schema{{name: "description", value: "Not described yet."}}
	}
	if nullable {
		described = append(described, keyword{name: "nullable", value: "true"})
	}
	return described, remark
}

const arrayOf = "array of "

// typeOf is the schema of a kind.
func typeOf(kind string) schema {
	items, isArray := strings.CutPrefix(kind, arrayOf)
	switch {
	case isArray && items == "null":
		return schema{{name: "type", value: "array"}, {name: "items", items: schema{{name: "nullable", value: "true"}}}}
	case isArray:
		return schema{{name: "type", value: "array"}, {name: "items", items: typeOf(items)}}
	case kind == "array":
		return schema{{name: "type", value: "array"}, {name: "items", items: schema{}}}
	}
	return schema{{name: "type", value: kind}}
}

// block writes a schema on lines of its own.
func (s Style) block(described schema, margin string) string {
	var b strings.Builder
	for _, keyword := range described {
		switch {
		case keyword.items == nil:
			fmt.Fprintf(&b, "%s%s: %s\n", margin, keyword.name, keyword.value)
		case len(keyword.items) < 2 && (len(keyword.items) == 0 || keyword.items[0].name == "nullable"):
			fmt.Fprintf(&b, "%s%s: %s\n", margin, keyword.name, s.flow(keyword.items))
		default:
			fmt.Fprintf(&b, "%s%s:\n%s", margin, keyword.name, s.block(keyword.items, margin+"  "))
		}
	}
	return b.String()
}

// flow writes a schema in braces.
func (s Style) flow(described schema) string {
	parts := make([]string, 0, len(described))
	for _, keyword := range described {
		value := keyword.value
		switch {
		case keyword.items != nil:
			value = s.flow(keyword.items)
		case s.JSON && value != "true":
			value = strconv.Quote(value)
		}
		name := keyword.name
		if s.JSON {
			name = strconv.Quote(name)
		}
		parts = append(parts, name+": "+value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// comment is a text on a line of its own.
func comment(text string) string {
	quoted := strconv.Quote(text)
	if inside := quoted[1 : len(quoted)-1]; inside != text {
		text = inside // a file name with a line feed
	}
	return "# " + text + "\n"
}

var bare = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

// scalar is a name or value from a recording as YAML has it: in quotes, and so
// on one line, where it could be taken for something else than text.
func scalar(text string) string {
	switch {
	case slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(text)):
	case bare.MatchString(text):
		return text
	}
	return strconv.Quote(text)
}
