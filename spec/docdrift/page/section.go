package page

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// section is a section while it is read. Its parameters have no places yet: these depend on
// all its calls and lists.
type section struct {
	Section

	level      int
	label      int // the level of the last heading that is a label
	part       part
	where      Where   // of the next list, "" if its label does not say
	isOfFields bool    // whether the last label is about fields
	called     bool    // whether it has a call
	method     string  // from a sentence
	isOfApp    bool    // whether it has code that calls no API
	describing bool    // whether the next line of text describes the last parameter
	columns    columns // of the table, nil without a header
	lists      []*list
	fresh      bool   // whether the next parameter begins a list
	answered   bool   // whether a JSON sample was shown since the last label
	within     string // the parent of the next list: "the `next` array contains the following"
	sdk        []*code.Call
	sent       []Fact // parameters in a URL or a form
	samples    []Fact
	around     *sampleSet // the samples of the page, of a section with neither a call nor samples
	errors     []Fact
	titled     bool // whether titles can name errors
	prose      []markdown.Block

	request   Where           // where its calls send their data
	variables map[string]bool // the placeholders in its path
}

func newSection(heading string, line, level int) *section {
	return &section{Section: Section{Heading: heading, Line: line}, level: level}
}

func (s *section) begin(one label) {
	s.part, s.where, s.isOfFields, s.fresh, s.describing, s.answered = one.part, one.where, one.isOfFields, true, false, false
}

// maxSamples bounds the SDK calls of a section; pages have far fewer.
const maxSamples = 50

// addCall adds a call, with its parameters and samples, to the section.
func (s *section) addCall(added call) {
	operation := &s.Operation
	if !s.called {
		s.Facts = append(s.Facts, Fact{Kind: KindOperation, Line: added.line})
	}
	s.called, s.part = true, partNone
	operation.Method = cmp.Or(operation.Method, added.operation.Method)
	operation.Path = mergedPath(operation.Path, added.operation.Path)
	operation.Call = cmp.Or(operation.Call, added.operation.Call)
	operation.Auth = cmp.Or(operation.Auth, added.operation.Auth)
	if added.sdk != nil && len(s.sdk) < maxSamples {
		s.sdk = append(s.sdk, added.sdk)
		if data := added.sdk.Data(); data != nil && len(data.Members) > 0 {
			s.addSample(min(added.line, data.Members[0].Line), Body, sampleOf(withPositional(added.sdk, data)))
		}
	}
	if len(added.request.Query) > 0 {
		body := map[string]any{}
		for _, key := range slices.Sorted(maps.Keys(added.request.Query)) {
			body[key] = added.request.Query.Get(key)
			s.sent = append(s.sent, Fact{Kind: KindParameter, Line: added.line, Where: Query, Name: key, Shown: true})
		}
		if added.title == "" {
			s.addSample(added.line, Query, &Sample{Body: body})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(added.request.Form)) {
		s.sent = append(s.sent, Fact{Kind: KindParameter, Line: added.line, Where: Body, Name: dottedName(key), Shown: true})
	}
	for _, name := range added.request.Header {
		s.sent = append(s.sent, Fact{Kind: KindParameter, Line: added.line, Where: Header, Name: name, Shown: true})
	}
	if sample, at := jsonSample(added.request.Body); sample != nil {
		s.addSample(at, Body, sample)
	}
}

// withPositional returns the data of a call with its positional arguments that are no
// identifiers: capture(paymentId, amount, data) sends the amount too.
func withPositional(sdkCall *code.Call, data *code.Object) *code.Object {
	all := &code.Object{Members: slices.Clone(data.Members)}
	for _, argument := range sdkCall.Positional() {
		if isScalar(argument) && argument.Name != "" && !idName.MatchString(argument.Name) && !hasMember(data, argument.Name) {
			all.Members = append(all.Members, code.Member{Key: argument.Name, Line: sdkCall.Line, Value: argument.Value})
		}
	}
	return all
}

func (s *section) addSample(line int, where Where, sample *Sample) {
	s.samples = append(s.samples, Fact{Kind: KindSample, Line: line, Where: where, Sample: sample})
}

var (
	requestInfo = regexp.MustCompile(`(?i)\brequest\b`)
	failureInfo = regexp.MustCompile(`(?i)\b(?:failure|failed|error)\b`)
	answerInfo  = regexp.MustCompile(`(?i)\b(?:success\w*|response)\b`)
)

// readJSON adds the samples in a block of JSON. A page sets several below each other.
func (s *section) readJSON(b markdown.Block, form Form) {
	isClosed, start := false, 0
	lines := b.Code
	for i, line := range lines {
		if line.Text == "{" && isClosed {
			b.Code = lines[start:i]
			s.readSample(b, form)
			isClosed, start = false, i
		}
		isClosed = isClosed || line.Text == "}"
	}
	b.Code = lines[start:]
	s.readSample(b, form)
}

// readSample adds a JSON sample: a response, an error response, or a request.
func (s *section) readSample(b markdown.Block, form Form) {
	sample, at := jsonSample(b.Code)
	if sample == nil || !strings.ContainsAny(strings.TrimSpace(firstText(b.Code))[:1], `{["`) {
		return // blank, or no JSON object, list or text: a URL or a signature
	}
	where := Response
	switch {
	case sample.isError(), failureInfo.MatchString(b.Text) && !sample.isEntity(), s.part == partFailure, s.part == partErrors:
		where = Failure
	case answerInfo.MatchString(b.Text), s.part == partResponse:
	case requestInfo.MatchString(b.Text), s.part == partRequest, form == SDK && !s.called && s.part == partNone:
		where = Body
	}
	s.addSample(at, where, sample)
	s.answered = true
}

// listsOnlyPath reports whether the section has no lists but those of its path. Another sample
// of the call then belongs to this section, and does not begin a new one.
func (s *section) listsOnlyPath() bool {
	return !slices.ContainsFunc(s.lists, func(one *list) bool { return one.where != Path })
}

// currentList returns the list that the next parameter belongs to.
func (s *section) currentList() *list {
	if s.fresh || len(s.lists) == 0 || s.part != partParameters {
		where := s.where
		if s.part == partErrors || s.part == partFailure && s.answered {
			where = "" // parameters after an error response do not belong to it
		}
		added := newList(where, s.within)
		added.labelled = s.part == partParameters && !s.isOfFields
		s.lists = append(s.lists, added)
		s.part, s.fresh, s.within = partParameters, false, ""
	}
	return s.lists[len(s.lists)-1]
}

// readRow reads a row of a table.
func (s *section) readRow(b markdown.Block, form Form) {
	if places, isOfParameters := readHeader(b.Cells); isOfParameters || b.Header {
		s.columns = places
		if s.fresh = s.fresh || s.part != partParameters; !isOfParameters {
			delete(places, "name")
		}
		return
	}
	if s.columns == nil {
		if form != SDK || s.part == partErrors {
			return
		}
		s.columns = columns{"name": 0, "type": 1, "description": 2}
	}
	if least, most := s.columns.cell(b.Cells, "min value"), s.columns.cell(b.Cells, "max value"); least+most != "" {
		s.describe(markdown.Block{Kind: markdown.Text, Line: b.Line, Text: "Minimum value is " + least + ". Maximum value is " + most + "."})
	}
	s.addError(b.Line, strings.ReplaceAll(plainText(s.columns.cell(b.Cells, "error code")), " _", "_"), s.columns.cell(b.Cells, "description"))
	usual := Optional
	if form == Current {
		usual = "" // the page marks what is optional too
	}
	name, marker, isName := nameCell(s.columns.cell(b.Cells, "name"), usual)
	if !isName {
		return
	}
	fact := Fact{Kind: KindParameter, Line: b.Line, Name: name, Mandatory: marker, Type: strings.ToLower(plainText(s.columns.cell(b.Cells, "type")))}
	description := s.columns.cell(b.Cells, "description")
	if description == "" && strings.Count(fact.Type, " ") > 2 { // a row without a type
		fact.Type, description = "", s.columns.cell(b.Cells, "type")
	}
	l := s.currentList()
	l.isTable = true
	l.add(fact, 0, description)
}

var methodNamed = regexp.MustCompile("\\b(GET|POST|PUT|PATCH|DELETE)\\b[`*_]*\\s+(?:operation|request|method|endpoint|call|API|/)|(?:method|verb|request)\\W+(GET|POST|PUT|PATCH|DELETE)\\b")

var errorsBelow = regexp.MustCompile(`(?i)\bgiven below (?:is|are) (?:the|a) list of (?:possible )?errors\b`)

var containing = regexp.MustCompile("`(\\w+)` (?:array|object) (?:contains|has) (?:the )?following\\b[^.]*:$")

// describe reads a line of prose, and adds it to the description of the parameter above it.
func (s *section) describe(b markdown.Block) {
	if match := containing.FindStringSubmatch(b.Text); match != nil && !s.describing {
		s.within = match[1]
	}
	if match := methodNamed.FindStringSubmatch(b.Text); match != nil {
		s.method = cmp.Or(s.method, match[1]+match[2])
	}
	if match := refusalItem.FindStringSubmatch(plainText(b.Text)); match != nil && b.Kind == markdown.Item && s.part == partErrors {
		s.addError(b.Line, match[1], "")
	}
	s.describeError(plainText(b.Text))
	s.titled = s.titled || s.called && errorsBelow.MatchString(b.Text)
	s.prose = append(s.prose, b)
	if s.describing && s.part == partParameters {
		s.lists[len(s.lists)-1].describe(b)
	}
}
