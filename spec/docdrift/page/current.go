package page

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// currentPage reads a page of the current documentation.
type currentPage struct {
	sections []Section
	part     string // what the last heading of the third level opened
	lists    []*list
	samples  []Fact
	requests []request
	prose    []line
}

// list is one list of parameters.
type list struct {
	part   string // path, query, request or response, where its heading says so
	said   []described
	stack  []level
	marked bool // it says of its parameters whether they may be left out
	known  map[string]bool
	// indents are how far the parameters below each are set in.
	indents map[string]int
}

// level is a parameter that others may be nested in.
type level struct {
	indent int
	name   string
}

var (
	listedParameter = regexp.MustCompile("^\\s*`([A-Za-z_][\\w.\\-]*(?:\\[\\w*\\])*)\\s*`\\s*(?:[_*(]+([A-Za-z \\-]+)[_*)]+)?\\s*$")
	listedKind      = regexp.MustCompile("^\\s*:\\s*`([A-Za-z ]+)`\\s*(.*)$")
	listedEndpoint  = regexp.MustCompile("^\\s*[-*]\\s+\\*\\*((?i:get|post|put|patch|delete))\\*\\*\\s+`([^`\\s]+)`\\s*(?:-\\s*(.*?))?:?\\s*$")
	setOff          = regexp.MustCompile(`^\s*>`)
)

func readCurrent(lines []line) []Section {
	lines = withoutFrontMatter(lines)
	p := &currentPage{}
	p.open("", 1)
	all := blocks(lines)
	for i := 0; i < len(all); i++ {
		one := all[i]
		depth, title, isHeading := one.heading()
		switch {
		case one.fenced:
			p.code(one)
		case isHeading && depth <= 2:
			p.close()
			p.open(title, one.no)
		case isHeading:
			p.heading(title)
		case setOff.MatchString(one.text):
			// a tip beside the text
		case p.endpoint(one.line):
		default:
			i = p.text(all, i)
		}
	}
	p.close()
	return p.sections
}

func withoutFrontMatter(lines []line) []line {
	if len(lines) == 0 || lines[0].trim() != "---" {
		return lines
	}
	for i, l := range lines[1:] {
		if l.trim() == "---" {
			return lines[i+2:]
		}
	}
	return lines
}

func (p *currentPage) open(heading string, no int) {
	*p = currentPage{sections: append(p.sections, Section{Heading: heading, Line: no})}
}

// heading reads one below a section's: a list of parameters, a request, an answer.
func (p *currentPage) heading(title string) {
	lower := strings.ToLower(title)
	p.part = ""
	switch {
	case strings.Contains(lower, "parameter"):
		p.part = "parameters"
		one := &list{}
		for _, part := range []string{"path", "query", "request", "response"} {
			if strings.Contains(lower, part) {
				one.part = part
			}
		}
		p.lists = append(p.lists, one)
	case strings.HasPrefix(lower, "response"), strings.HasPrefix(lower, "request"), strings.HasPrefix(lower, "error"):
		p.part, _, _ = strings.Cut(lower, " ")
	}
}

// endpoint reads an entry of an overview, which is a section of its own, or a line
// that is a path.
func (p *currentPage) endpoint(l line) bool {
	if match := listedEndpoint.FindStringSubmatch(l.text); match != nil {
		title := strings.TrimSpace(match[3])
		if title == "" {
			title = p.sections[len(p.sections)-1].Heading
		}
		made := request{}
		path := match[2]
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
		made.address(path)
		section := Section{Heading: title, Line: l.no}
		section.Operation.Method, section.Operation.Path = strings.ToUpper(match[1]), made.operation.Path
		section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: l.no})
		section.Facts = append(section.Facts, queryFacts(made.query, l.no)...)
		// The section that lists the endpoints stays the last: it is still open.
		last := len(p.sections) - 1
		p.sections = slices.Insert(p.sections, last, section)
		return true
	}
	method, path, found := l.asEndpoint()
	section := &p.sections[len(p.sections)-1]
	if found && section.Operation.Path == "" {
		section.Operation.Method, section.Operation.Path = method, path
		section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: l.no})
	}
	return found
}

// queryFacts are the parameters that stand in a URL. A value such as {id} is a
// place for one.
func queryFacts(query map[string]any, no int) []Fact {
	facts := make([]Fact, 0, len(query))
	for _, key := range sorted(query) {
		facts = append(facts, Fact{Kind: KindParameter, Line: no, Where: Query, Name: key, Shown: true})
	}
	return facts
}

// code reads a fence by what its info says.
func (p *currentPage) code(one block) {
	lang, info := language(one.info), strings.ToLower(one.info)
	switch lang {
	case "curl", "bash", "shell", "sh":
		if found, isCall := curlSample(one.code); isCall {
			p.requests = append(p.requests, found)
			p.requested(found, one.code[0].no)
		}
	case "json":
		sample, at, found := jsonSample(one.code)
		if !found {
			return
		}
		body, _ := sample.Body.(map[string]any)
		where := Response
		if _, refuses := body["error"].(map[string]any); refuses || strings.Contains(info, "failure") || strings.Contains(info, "error") {
			where = Failure
		} else if strings.Contains(info, "request") || p.part == "request" && !strings.Contains(info, "success") && !strings.Contains(info, "response") {
			where = Body
		}
		p.samples = append(p.samples, Fact{Kind: KindSample, Line: at, Where: where, Sample: sample})
	}
}

// requested notes the call that a curl sample makes.
func (p *currentPage) requested(found request, no int) {
	section := &p.sections[len(p.sections)-1]
	if len(p.requests) == 1 {
		if section.Operation.Path == "" {
			section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: no})
		}
		section.Operation = found.operation
	}
	if len(found.query) > 0 {
		p.samples = append(p.samples, Fact{Kind: KindSample, Line: no, Where: Query, Sample: &Sample{Body: found.query}})
	}
	if sample, at, isJSON := jsonSample(found.body); isJSON {
		p.samples = append(p.samples, Fact{Kind: KindSample, Line: at, Where: Body, Sample: sample})
	}
}

// text reads a parameter at a block, with what describes it, or a line of prose. It
// returns the last block read.
func (p *currentPage) text(all []block, i int) int {
	match := listedParameter.FindStringSubmatch(all[i].text)
	next := i + 1
	for next < len(all) && !all[next].fenced && all[next].trim() == "" {
		next++
	}
	if match == nil || next >= len(all) || all[next].fenced {
		p.describe(all[i].line)
		return i
	}
	kind := listedKind.FindStringSubmatch(all[next].text)
	if kind == nil {
		p.describe(all[i].line)
		return i
	}
	if len(p.lists) == 0 || p.part != "parameters" {
		p.lists, p.part = append(p.lists, &list{}), "parameters"
	}
	fact := Fact{
		Kind: KindParameter, Line: all[i].no, Name: dotted(match[1]),
		Type: strings.ToLower(strings.TrimSpace(kind[1])), Mandatory: markerOf(match[2], ""),
	}
	p.lists[len(p.lists)-1].add(fact, all[i].indent(), kind[2])
	return next
}

// describe takes a line for the parameter above it, and for prose.
func (p *currentPage) describe(l line) {
	p.prose = append(p.prose, l)
	if p.part != "parameters" || len(p.lists) == 0 {
		return
	}
	if last := p.lists[len(p.lists)-1]; len(last.said) > 0 {
		one := &last.said[len(last.said)-1]
		one.lines = append(one.lines, l.text)
	}
}

// add puts a parameter into a list, below the one that it is set in from. A block
// that is repeated below another parameter, and set in unlike the others there, is
// passed over.
func (l *list) add(fact Fact, indent int, description string) {
	for len(l.stack) > 0 && l.stack[len(l.stack)-1].indent >= indent {
		l.stack = l.stack[:len(l.stack)-1]
	}
	short := fact.Name
	if len(l.stack) > 0 {
		fact.Name = l.stack[len(l.stack)-1].name + "." + fact.Name
	}
	l.stack = append(l.stack, level{indent, fact.Name})
	l.marked = l.marked || fact.Mandatory != ""
	if l.known == nil {
		l.known, l.indents = map[string]bool{}, map[string]int{}
	}
	parent := strings.TrimSuffix(strings.TrimSuffix(fact.Name, short), ".")
	usual, isThere := l.indents[parent]
	if !isThere {
		l.indents[parent] = indent
	}
	odd := isThere && usual != indent
	same := fact.Type + " " + strings.TrimSpace(description)
	again := fact.Name + " " + same
	elsewhere := fmt.Sprint(indent, " ", short, " ", same)
	if l.known[again] || odd && l.known[elsewhere] {
		return
	}
	l.known[again], l.known[elsewhere] = true, true
	l.said = append(l.said, described{fact: fact, lines: []string{description}})
}

// close puts the section together: only now is it known how many lists there are.
func (p *currentPage) close() {
	section := &p.sections[len(p.sections)-1]
	if section.Operation.Path == "" && (len(p.lists) > 0 || len(p.samples) > 0) {
		section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: section.Line})
	}
	listed, limiting := map[string]bool{}, limitingLines(p.prose)
	for i, where := range p.places(section) {
		for _, one := range p.lists[i].said {
			fact := one.fact
			fact.Where = where
			said := read(one.lines)
			said.apply(&fact)
			if where == Response {
				fact.Mandatory = ""
			} else {
				fact.Bounds.merge(proseBounds(fact, limiting))
			}
			listed[string(where)+" "+fact.Name] = true
			section.Facts = append(section.Facts, fact)
		}
	}
	for _, one := range p.requests {
		for _, fact := range queryFacts(one.query, section.Line) {
			if !listed["query "+fact.Name] {
				listed["query "+fact.Name] = true
				section.Facts = append(section.Facts, fact)
			}
		}
	}
	section.Facts = append(section.Facts, p.samples...)
}

// places tells what each list is of. Lists come in the order path, request,
// answer; one that marks nothing as mandatory or optional is of the answer, and
// the first of two others is of the path.
func (p *currentPage) places(section *Section) []Where {
	request := Body
	if section.Operation.Method == http.MethodGet || section.Operation.Method == "" && readingVerb.MatchString(section.Heading) {
		request = Query
	}
	places := make([]Where, len(p.lists))
	var open []int
	for i, one := range p.lists {
		switch one.part {
		case "path":
			places[i] = Path
		case "query":
			places[i] = Query
		case "response":
			places[i] = Response
		default:
			open = append(open, i)
		}
		if one.part == "request" {
			places[i] = request
			open = open[:len(open)-1]
		}
	}
	if last := len(open) - 1; last >= 0 && (len(open) == 3 || !p.lists[open[last]].marked) {
		places[open[last]] = Response
		open = open[:last]
	}
	for i, at := range open {
		places[at] = request
		if i == 0 && (len(open) > 1 || p.lists[at].identifies()) {
			places[at] = Path
		}
	}
	return places
}

// identifies is whether all of a list are names by which one thing is addressed.
func (l *list) identifies() bool {
	return len(l.said) > 0 && !slices.ContainsFunc(l.said, func(one described) bool { return !identifies.MatchString(one.fact.Name) })
}
