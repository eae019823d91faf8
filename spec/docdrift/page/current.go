package page

import (
	"regexp"
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
