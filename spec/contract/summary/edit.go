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

// Edit is the change of the contract that news asks for: YAML, and in comments
// the words that go with it, on lines that end with a line feed. It is "" for a
// finding that is not news.
func (g *Group) Edit() string {
	f := g.Finding
	switch f.Rule {
	case contract.RuleField:
		name := pointerUnescapes.Replace(f.Pointer[strings.LastIndexByte(f.Pointer, '/')+1:])
		key := scalar(name)
		if len(key) > maxKey {
			return comment(fmt.Sprintf("a property whose name has %d bytes: no edit", len(name)))
		}
		return comment(fmt.Sprintf("under properties, at %v", f.Contract)) + key + ":\n" + schemaOf(g.Kinds)
	case contract.RuleValue:
		if utf8.RuneCountInString(f.Actual) > contract.MaxValue {
			return comment("a value that was cut, too long for a list: no edit")
		}
		return comment(fmt.Sprintf("in the enum at %v", f.Contract)) + "- " + scalar(f.Actual) + "\n"
	}
	return ""
}

// maxKey is how many bytes a key may have that is suggested, as it is written. A
// report for people cuts longer lines.
const maxKey = 250

var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// schemaOf is the schema, indented, that takes what came, by JSON type.
func schemaOf(kinds map[string]int64) string {
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
	var text string
	switch len(names) {
	case 0:
		text = "  # only null was seen\n"
	case 1:
		text = typeOf(names[0], "  ")
	default:
		text = fmt.Sprintf("  # several types were seen: %s\n  description: Not described yet.\n", strings.Join(names, ", "))
	}
	if nullable {
		text += "  nullable: true\n"
	}
	return text
}

const arrayOf = "array of "

// typeOf is the schema of a kind, indented.
func typeOf(kind, by string) string {
	items, isArray := strings.CutPrefix(kind, arrayOf)
	switch {
	case isArray && items == "null":
		return by + "type: array\n" + by + "items: {nullable: true}\n"
	case isArray:
		return by + "type: array\n" + by + "items:\n" + typeOf(items, by+"  ")
	case kind == "array":
		return by + "type: array\n" + by + "items: {}\n"
	}
	return by + "type: " + kind + "\n"
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
