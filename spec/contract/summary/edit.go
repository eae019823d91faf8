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

// Style is how the contract writes the mapping or list that an edit goes into. The zero
// value is block style without indentation.
type Style struct {
	Margin int  // indentation of the entries, in spaces
	Flow   bool // flow style: in brackets, entries separated by commas
	JSON   bool // JSON: every word is quoted
}

// Edit returns the change of the contract that news suggests: YAML, with explanations in
// comments. Every line ends with a line feed. It returns "" for a finding that is not news.
func (g *Group) Edit(style Style) string {
	f := g.Finding
	switch f.Rule {
	case contract.RuleField:
		name := pointerUnescapes.Replace(f.Pointer[strings.LastIndexByte(f.Pointer, '/')+1:])
		if len(scalar(name)) > maxKey {
			return comment(fmt.Sprintf("no edit: the property's name has %d bytes", len(name)))
		}
		schema, remark := schemaOf(g.Kinds)
		return comment(style.in("under properties", "brace", f.Contract)) + remark + style.property(name, schema)
	case contract.RuleValue:
		if utf8.RuneCountInString(f.Actual) > contract.MaxValue {
			return comment("no edit: the value is too long for an enum and was truncated")
		}
		return comment(style.in("in the enum", "bracket", f.Contract)) + style.item(f.Actual)
	}
	return ""
}

// in says where in the contract an edit belongs.
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

// maxKey is the maximum length in bytes of an encoded property name in an edit. Reports for
// people truncate longer lines.
const maxKey = 250

var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// schema is a schema to write, with its keywords in order. A keyword has a value or a
// schema of its own.
type schema []keyword

type keyword struct {
	name, value string
	items       schema
}

// schemaOf returns a schema that accepts the observed types, with a remark if they are not
// enough to choose one.
func schemaOf(kinds map[string]int64) (described schema, remark string) {
	names := slices.Sorted(maps.Keys(kinds))
	drop := func(name string) bool {
		before := len(names)
		names = slices.DeleteFunc(names, func(one string) bool { return one == name })
		return len(names) < before
	}
	nullable := drop("null")
	if slices.Contains(names, "number") {
		drop("integer") // number includes it
	}
	if slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, arrayOf) }) {
		drop("array") // an empty list
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

// typeOf returns the schema of one observed type.
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

// block formats a schema in block style.
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

// flow formats a schema in flow style.
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

// comment formats a text as a comment line.
func comment(text string) string {
	quoted := strconv.Quote(text)
	if inside := quoted[1 : len(quoted)-1]; inside != text {
		text = inside // a file name with a line feed
	}
	return "# " + text + "\n"
}

var bare = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

// scalar encodes a name or value from a recording as a YAML string on one line. It is
// quoted if YAML could read it as something else.
func scalar(text string) string {
	switch {
	case slices.Contains([]string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(text)):
	case bare.MatchString(text):
		return text
	}
	return strconv.Quote(text)
}
