package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

var (
	// parameterName matches a name, which may contain spaces: account number.
	parameterName = regexp.MustCompile(`^[A-Za-z_$][\w\-.$]*(?:\[[\w ]*\][\w.]*)*(?: [\w ]*)?$`)
	// kindWord matches the words that pages use for types.
	kindWord  = regexp.MustCompile(`(?i)^(?:(?:json )?object|json_object|string|integer|int|number|numeric|long|float|double|decimal|boolean|bool|array|dictionary|map|timestamp|hash|list|date|enum|function|any|char|json)s?\b`)
	plainKind = regexp.MustCompile(`^(string|integer|boolean|object|array|number|float)\s+([A-Z].*)$`)
	kindOnly  = regexp.MustCompile(`^[A-Za-z][A-Za-z_ |\[\]<>,]*$`)
)

// parameterAt reads the parameter that blocks begin with: a term with its definition, or on an
// entity's page a name with its type below. taken is the number of its blocks, 0 if there is
// no parameter.
func parameterAt(form Form, blocks []markdown.Block) (fact Fact, description string, taken int) {
	if fact, description, isTerm := definitionAt(blocks); isTerm {
		return fact, description, 2
	}
	if form == Entity {
		if fact, taken, isPair := pairAt(blocks); isPair {
			_, description = cutKind(blocks[taken-1].Text)
			return fact, description, taken
		}
	}
	return Fact{}, "", 0
}

// definitionAt reads a term such as `name` _mandatory_ and the definition below it.
func definitionAt(blocks []markdown.Block) (fact Fact, description string, isTerm bool) {
	if len(blocks) < 2 || blocks[0].Kind != markdown.Text || blocks[1].Kind != markdown.Definition {
		return Fact{}, "", false
	}
	term, definition := markdown.Parse(blocks[0].Text), markdown.Parse(blocks[1].Text)
	if len(term) == 0 || len(term) == 1 && term[0].Style == markdown.Plain && strings.Contains(term[0].Text, " ") {
		return Fact{}, "", false // a sentence
	}
	rest := term[1:].String()
	key, value, hasValue := strings.Cut(strings.TrimSpace(term[0].Text), "=") // expand[]=payments
	if !parameterName.MatchString(key) {
		return Fact{}, "", false
	}
	fact = Fact{Kind: KindParameter, Line: blocks[0].Line, Name: dottedName(key), Mandatory: markerOf(rest, "")}
	description = blocks[1].Text
	if kind, isType := typeOf(definition); isType {
		fact.Type = kind
		description = afterFirst(description, definition[0])
	} else if match := plainKind.FindStringSubmatch(description); match != nil { // : string Which.
		fact.Type, description = match[1], match[2]
	} else if kind, isType := typeOf(term[1:]); isType && kindWord.MatchString(kind) { // `name` _string_
		fact.Type = kind
	}
	if hasValue {
		fact.Values = []string{value}
	}
	return fact, description, true
}

// typeOf returns the type that a definition begins with, in code or emphasis.
func typeOf(definition markdown.Inline) (kind string, isType bool) {
	if len(definition) > 0 && strings.TrimSpace(definition[0].Text) == "" {
		definition = definition[1:]
	}
	if len(definition) == 0 || definition[0].Style != markdown.Code && definition[0].Style != markdown.Emphasis {
		return "", false
	}
	kind = strings.ToLower(strings.TrimSpace(definition[0].Text))
	return kind, kindOnly.MatchString(kind) && (kindWord.MatchString(kind) || !strings.ContainsAny(kind, " ,_")) && kind != "na"
}

// afterFirst returns the text after its first span.
func afterFirst(text string, first markdown.Span) string {
	_, rest, _ := strings.Cut(text, first.Text)
	return strings.TrimLeft(strings.TrimLeft(rest, "`_*"), " :")
}

var (
	pairName   = regexp.MustCompile("^`?([A-Za-z_][\\w.\\-]*(?:\\[[\\w]*\\])*)`?\\s*[_*(]*((?i:mandatory|required|optional|conditionally mandatory|conditional))?[_*)]*\\s*`?$")
	markerOnly = regexp.MustCompile(`^(?i:[_*(]*(mandatory|required|optional|conditionally mandatory)[_*)]*|\*)$`)
	pairKind   = regexp.MustCompile("^`?((?i:json object|string|integer|int|number|float|double|decimal|boolean|bool|object|array|dictionary|timestamp|hash|list|date))`?(?:[\\s:]+(\\S.*))?$")
)

// pairAt reads a name and a line that begins with its type, with an optional line between them
// that says whether the parameter is mandatory. taken is the number of blocks.
func pairAt(blocks []markdown.Block) (fact Fact, taken int, isPair bool) {
	match := pairName.FindStringSubmatch(blocks[0].Text)
	if blocks[0].Kind != markdown.Text || match == nil || markerOnly.MatchString(blocks[0].Text) {
		return Fact{}, 0, false
	}
	fact = Fact{Kind: KindParameter, Line: blocks[0].Line, Name: dottedName(match[1]), Mandatory: markerOf(match[2], "")}
	taken = 1
	if len(blocks) > taken && markerOnly.MatchString(blocks[taken].Text) {
		fact.Mandatory = markerOf(blocks[taken].Text, Mandatory)
		taken++
	}
	if len(blocks) <= taken || blocks[taken].Line > blocks[0].Line+6 {
		return Fact{}, 0, false
	}
	fact.Type, _ = cutKind(blocks[taken].Text)
	return fact, taken + 1, fact.Type != "" && blocks[taken].Kind == markdown.Text
}

// cutKind splits a line into the type that it begins with and the rest.
func cutKind(text string) (kind, rest string) {
	match := pairKind.FindStringSubmatch(text)
	if match == nil {
		return "", ""
	}
	return strings.ToLower(match[1]), match[2]
}

// columns holds the indexes of a table's columns by their main title.
type columns map[string]int

// columnTitles holds the titles of columns by the main one.
var columnTitles = map[string][]string{
	"name":        {"name", "parameter", "parameters", "field", "fields", "attribute", "key", "property"},
	"type":        {"type", "data type", "datatype", "return type"},
	"description": {"description", "details", "meaning"},
	"error code":  {"error code", "status code", "http status code", "error"},
	"min value":   {"min value"},
	"max value":   {"max value"},
}

// readHeader returns the columns that a header row names, and whether they are those of a
// table of parameters. A table of errors has the column code.
func readHeader(row []string) (places columns, isOfParameters bool) {
	places = columns{}
	for i, cell := range row {
		title, _, _ := strings.Cut(plainText(cell), " [") // before the column's width
		for column, titles := range columnTitles {
			if isFirst := places.cell(row, column) == ""; (isFirst || column != "name") && slices.Contains(titles, strings.ToLower(title)) {
				places[column] = i
			}
		}
	}
	if places.cell(row, "error code") != "" {
		delete(places, "name") // it names the parameter that an error is about
	}
	return places, places.cell(row, "name") != "" && places.cell(row, "type")+places.cell(row, "description") != ""
}

// cell returns a row's cell in a column, "" if there is none.
func (c columns) cell(row []string, column string) string {
	if at, isThere := c[column]; isThere && at < len(row) {
		return row[at]
	}
	return ""
}

var (
	stars  = regexp.MustCompile(`\s*\\?\*+`)
	asides = regexp.MustCompile(`\(([^)]*)\)`)
	// aboutCode matches a phrase that is about parameters, and no name.
	aboutCode = regexp.MustCompile("^[A-Za-z][^`(]* [^`(]*`")
	named     = regexp.MustCompile(`^[A-Za-z_$][\w$\-.]*(?:\[[\w$]*\][\w.]*)*$`)
)

// ofParent matches a name with its parent behind it: instrument(wallet).
var ofParent = regexp.MustCompile(`^([a-z_]+)\(([a-z_]+)\)$`)

// quotedKeys removes the quotes of vpa["descriptor"].
var quotedKeys = strings.NewReplacer(`["`, "[", `"]`, "]")

// nameCell reads the cell with a parameter's name: `upi* (for Upi only)` is upi, mandatory. usual
// is the marker of a name without one.
func nameCell(text string, usual Marker) (name string, marker Marker, isName bool) {
	marker = usual
	if aboutCode.MatchString(text) {
		return "", marker, false
	}
	text = quotedKeys.Replace(plainText(text))
	if match := ofParent.FindStringSubmatch(text); match != nil && match[1] != "function" {
		text = match[2] + "." + match[1]
	}
	for _, aside := range asides.FindAllStringSubmatch(text, -1) {
		marker = markerOf(aside[1], marker)
	}
	text = asides.ReplaceAllString(text, "")
	if stars.MatchString(text) {
		if marker != Conditional {
			marker = Mandatory
		}
		text = stars.ReplaceAllString(text, "")
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	return dottedName(first), markerOf(rest, marker), named.MatchString(first)
}

var (
	optional  = regexp.MustCompile(`(?i)\b(?:optional|non?t?[- ]mandatory)\b`)
	depends   = regexp.MustCompile(`(?i)\b(?:if|when|either|unless|(?:only|mandatory|required) for|conditional\w*)\b`)
	mandatory = regexp.MustCompile(`(?i)\b(?:mandatory|required)\b`)
)

// markerOf returns the marker in a text, or known if the text has none.
func markerOf(text string, known Marker) Marker {
	text = strings.ReplaceAll(text, "_", " ") // of emphasis with an underscore too many
	switch {
	case optional.MatchString(text):
		return Optional
	case depends.MatchString(text):
		return Conditional
	case mandatory.MatchString(text):
		return Mandatory
	}
	return known
}

// dottedName rewrites card[number] as card.number, and keeps expand[].
func dottedName(name string) string {
	parent, rest, isNested := strings.Cut(name, "[")
	if !isNested || strings.HasPrefix(rest, "]") {
		return name
	}
	return parent + "." + dottedName(strings.Replace(rest, "]", "", 1))
}
