package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// reader reads the blocks of a page in order, and opens a section for each call.
type reader struct {
	form        Form
	blocks      []markdown.Block
	calls       [][]call // the calls that each block shows
	next        []*call  // the first call from each block to the next title, nil if none
	beforeError []bool   // whether a title names an error from each block to the next call or label
	sections    []*section
}

func readSections(form Form, blocks []markdown.Block) []Section {
	r := &reader{form: form, blocks: blocks, calls: make([][]call, len(blocks)), next: make([]*call, len(blocks)+1), beforeError: make([]bool, len(blocks)+1)}
	for i, b := range slices.Backward(blocks) {
		r.calls[i] = callsOf(form, blocks[i:])
		if len(r.calls[i]) > 0 {
			r.next[i] = &r.calls[i][0]
		} else if !isTitle(b) {
			r.next[i] = r.next[i+1]
		}
		switch {
		case b.Kind == markdown.Heading && refusalCode.MatchString(plainText(b.Text)):
			r.beforeError[i] = true
		case len(r.calls[i]) == 0 && (b.Kind != markdown.Heading || isTitle(b)):
			r.beforeError[i] = r.beforeError[i+1]
		}
	}
	r.open("", 1, outermost)
	for i := 0; i < len(blocks); {
		i += r.read(i)
	}
	sections := make([]Section, 0, len(r.sections))
	all := &sampleSet{}
	for _, one := range r.sections {
		all.samples = append(all.samples, one.samples...)
	}
	for _, one := range r.sections {
		if len(one.samples) == 0 && !one.called {
			one.around = all
		}
		sections = append(sections, one.assemble(form))
	}
	return sections
}

// outermost is the level of a section that any heading ends.
const outermost = 7

func (r *reader) open(heading string, line, level int) {
	r.sections = append(r.sections, newSection(heading, line, level))
}

func (r *reader) current() *section { return r.sections[len(r.sections)-1] }

// read reads a block and those that belong to it, and returns their number.
func (r *reader) read(i int) int {
	b := r.blocks[i]
	if b.Kind != markdown.Row {
		r.current().columns = nil
	}
	switch b.Kind {
	case markdown.Heading:
		r.readHeading(i)
	case markdown.Rule:
		if s := r.current(); r.next[i] != nil && s.called && !s.listsOnlyPath() {
			r.open(s.Heading, b.Line, s.level)
		}
	case markdown.Fence:
		r.readFence(i)
	case markdown.Row:
		r.current().readRow(b, r.form)
	case markdown.Quote:
		if s := r.current(); s.describing && s.part == partParameters {
			s.lists[len(s.lists)-1].describe(b)
		}
	default:
		return r.readText(i)
	}
	return 1
}

// readHeading reads a label or a title. A title opens a section, unless it is below the
// current section's title and no other call follows.
func (r *reader) readHeading(i int) {
	b, s := r.blocks[i], r.current()
	level, title := cmp.Or(b.Level, 2), plainText(b.Text)
	if one, isLabel := labelOf(title); isLabel {
		if one.where == Response && s.where == Failure && level > s.label {
			one.where = Failure // the parameters of an error response
		}
		s.begin(one)
		s.label = level
		return
	}
	if (s.where == Failure || s.titled) && refusalCode.MatchString(title) {
		s.titled = true // titles between those of errors do not end them
		s.addError(b.Line, title, "")
		return
	}
	if s.titled && r.beforeError[i] { // a title between those of errors
		return
	}
	next := cmp.Or(r.next[i], r.next[i+1])
	if level > s.level && (next == nil || s.called && s.listsOnlyPath() && sameCall(s.Operation, next.operation)) {
		s.part = partNone
		if s.where == Failure {
			s.where = "" // a title ends the description of errors
		}
		return
	}
	r.open(title, b.Line, level)
	r.readCalls(i)
}

func isTitle(b markdown.Block) bool {
	if b.Kind != markdown.Heading {
		return false
	}
	_, isLabel := labelOf(plainText(b.Text))
	return !isLabel
}

func (r *reader) readFence(i int) {
	b := r.blocks[i]
	s := r.current()
	ofParameter := s.describing && s.part == partParameters && b.Indent > 0
	switch {
	case len(r.calls[i]) > 0:
	case !isJSON(b):
		s.isOfApp = true
	case !ofParameter:
		s.readJSON(b, r.form)
	}
	r.readCalls(i)
	r.current().describing = false
}

// readCalls adds the calls that a block shows to the section. A different call opens a new
// section; an entry of a list of endpoints is a section of its own.
func (r *reader) readCalls(i int) {
	for _, shown := range r.calls[i] {
		s := r.current()
		switch {
		case shown.title != "" || r.blocks[i].Kind == markdown.Item:
			one := newSection(cmp.Or(shown.title, s.Heading), shown.line, outermost)
			one.addCall(shown)
			r.sections = slices.Insert(r.sections, len(r.sections)-1, one)
			continue
		case s.called && !sameCall(s.Operation, shown.operation):
			r.open(s.Heading, shown.line, s.level)
		}
		r.current().addCall(shown)
	}
}

// readText reads a line of text, or a parameter with its definition or type below, and
// returns the number of blocks.
func (r *reader) readText(i int) int {
	b, s := r.blocks[i], r.current()
	if len(r.calls[i]) > 0 {
		r.readCalls(i)
		return 1
	}
	if match := refusalTerm.FindStringSubmatch(b.Text); match != nil {
		below := ""
		if i+1 < len(r.blocks) && r.blocks[i+1].Kind == markdown.Definition {
			below = r.blocks[i+1].Text
		}
		s.addError(b.Line, match[1], below)
		return 1
	}
	fact, description, taken := parameterAt(r.form, r.blocks[i:])
	if taken > 0 {
		l := s.currentList()
		if fact.Name == "id" && fact.Mandatory == "" && len(l.entries) > 2 && l.marksMandatory() && b.Indent <= l.indents[l.within] {
			s.where, s.fresh = Response, true // an entity behind a request
			l = s.currentList()
		}
		s.describing = l.add(fact, indentOf(b, r.blocks[i+taken-1]), description)
		return taken
	}
	if one, isLabel := boldLabel(b); isLabel {
		s.begin(one)
		return 1
	}
	if match := ofObject.FindStringSubmatch(b.Text); match != nil {
		s.begin(label{part: partParameters})
		s.within = match[1]
		return 1
	}
	if r.form == SDK && strings.HasPrefix(b.Text, "**") {
		s.part = partNone // an unknown label
	}
	s.describe(b)
	return 1
}
