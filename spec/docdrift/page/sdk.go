package page

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// sdkPage reads the page of an SDK, section by section.
type sdkPage struct {
	sections []Section
	part     part
	columns  columns
	inTable  bool
	calls    []call
	tables   []Fact // parameters of the section's tables, their place still open
	samples  []Fact
	auth     Auth
}

// part is what the lines of a section are about.
type part int

const (
	partNone part = iota
	partRequest
	partParameters
	partResponse
	partFailure
)

func readSDK(lines []line) []Section {
	p := &sdkPage{}
	p.open("", 1)
	for _, one := range blocks(lines) {
		level, title, isHeading := one.heading()
		switch {
		case one.fenced:
			p.code(one)
		case isHeading && level > 1:
			p.close()
			p.open(title, one.no)
		case isRow(one.text):
			p.row(one.line)
		default:
			p.text(one.line)
		}
	}
	p.close()
	return p.sections
}

func (p *sdkPage) open(heading string, no int) {
	*p = sdkPage{sections: append(p.sections, Section{Heading: heading, Line: no})}
}

var (
	partLabel = regexp.MustCompile(`(?i)^\**\s*(?:path |query |request )?(parameters|response|request)\b[^|]*$`)
	outcome   = regexp.MustCompile(`(?i)^\**(success|failure|error)\b\W*$`)
)

// text reads a line that is neither heading, table nor code.
func (p *sdkPage) text(l line) {
	p.inTable = false
	plainText := strings.Trim(breaks.ReplaceAllString(l.trim(), ""), " *:")
	bold := strings.HasPrefix(l.trim(), "**") || strings.HasPrefix(l.trim(), "Request #")
	if match := partLabel.FindStringSubmatch(plainText); match != nil && bold {
		p.part = map[string]part{"parameters": partParameters, "response": partResponse, "request": partRequest}[strings.ToLower(match[1])]
	}
	if match := outcome.FindStringSubmatch(plainText); match != nil && (p.part == partResponse || p.part == partFailure) {
		p.part = partResponse
		if !strings.EqualFold(match[1], "success") {
			p.part = partFailure
		}
	}
}

func (p *sdkPage) row(l line) {
	row := cells(l.text)
	if rule.MatchString(l.text) {
		return
	}
	if found, isHeader := header(row); isHeader {
		p.columns, p.inTable = found, true
		return
	}
	if !p.inTable {
		p.columns, p.inTable = columns{0, 1, 2}, true
	}
	name, marker, found := nameCell(cell(row, p.columns.name))
	if !found {
		return
	}
	fact := Fact{
		Kind: KindParameter, Line: l.no, Name: name, Mandatory: marker,
		Type: strings.ToLower(plain(cell(row, p.columns.kind))),
	}
	description := cell(row, p.columns.description)
	said := read([]string{description})
	said.apply(&fact)
	if p.part == partResponse {
		fact.Where, fact.Mandatory = Response, ""
	}
	if pairs.MatchString(description) {
		fact.free = true
	}
	p.tables = append(p.tables, fact)
}

// pairs says that an object's keys are the caller's own.
var pairs = regexp.MustCompile(`(?i)key[- ]value`)

var keyAlone = regexp.MustCompile(`(?i)\(\s*["'][^"']*["']\s*,\s*(?:""|'')\s*\)|key_secret["']?\s*[:=]>?\s*(?:""|'')|only (?:the )?razorpay key\b`)

// code reads a fence: an answer, or a call.
func (p *sdkPage) code(one block) {
	p.inTable = false
	lang := language(one.info)
	first := strings.TrimSpace(firstText(one.code))
	isJSON := strings.HasPrefix(lang, "json") || lang == "" && (strings.HasPrefix(first, "{") || strings.HasPrefix(first, "["))
	if isJSON {
		if sample, at, found := jsonSample(one.code); found && (p.part != partParameters) {
			p.samples = append(p.samples, Fact{Kind: KindSample, Line: at, Where: p.outcome(sample), Sample: sample})
		}
		return
	}
	for _, l := range one.code {
		if keyAlone.MatchString(l.text) {
			p.auth = AuthKey
		}
	}
	if found, isCall := lastCall(one.code); isCall {
		p.calls = append(p.calls, found)
		if data := found.object(); data != nil && len(data.members) > 0 {
			p.samples = append(p.samples, Fact{Kind: KindSample, Line: dataLine(found, data), Where: Body, Sample: objectSample(data)})
		}
	}
}

func firstText(code []line) string {
	for _, l := range code {
		if text := l.trim(); text != "" {
			return text
		}
	}
	return ""
}

// identifies is a name by which one thing is addressed.
var identifies = regexp.MustCompile(`(?i)^id$|(?:_id|Id|ID|_iin|Iin|IIN)$`)
