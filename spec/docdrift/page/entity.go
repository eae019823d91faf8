package page

import (
	"cmp"
	"net/http"
	"regexp"
	"strings"
)

// kinds are the words for types that pages use.
const kinds = `json object|string|integer|int|number|float|double|decimal|boolean|bool|object|array|dictionary|timestamp|hash|list|date`

var (
	parameterLine = regexp.MustCompile("^`?([A-Za-z_][\\w.\\-]*(?:\\[[\\w]*\\])*)`?\\s*[_*(]*((?i:mandatory|required|optional|conditionally mandatory|conditional))?[_*)]*\\s*`?$")
	markerLine    = regexp.MustCompile(`^(?i:[_*(]*(mandatory|required|optional|conditionally mandatory)[_*)]*|\*)$`)
	kindLine      = regexp.MustCompile("^`?((?i:" + kinds + "))`?(?:[\\s:]+(\\S.*))?$")
	partLine      = regexp.MustCompile(`(?i)^(path|query|request|response|body)?\s*(parameters|entities|attributes|entity|response|request)$`)
	methodInProse = regexp.MustCompile(`\b(GET|POST|PUT|PATCH|DELETE)\s+(?:operation|request|method|endpoint|call|/)`)
)

// parameterAt reads a name with its type below it, at a line. Next is the index
// behind the type.
func parameterAt(lines []line, i int) (fact Fact, next int, found bool) {
	match := parameterLine.FindStringSubmatch(lines[i].trim())
	if match == nil || markerLine.MatchString(lines[i].trim()) {
		return Fact{}, i, false
	}
	fact = Fact{Kind: KindParameter, Line: lines[i].no, Name: dotted(match[1]), Mandatory: markerOf(match[2], "")}
	next = skipBlank(lines, i+1)
	if next < len(lines) && markerLine.MatchString(lines[next].trim()) {
		fact.Mandatory = markerOf(lines[next].trim(), Mandatory)
		next = skipBlank(lines, next+1)
	}
	if next >= len(lines) || next > i+6 {
		return Fact{}, i, false
	}
	kind := kindLine.FindStringSubmatch(lines[next].trim())
	if kind == nil {
		return Fact{}, i, false
	}
	fact.Type = strings.ToLower(kind[1])
	return fact, next, true
}

func skipBlank(lines []line, i int) int {
	for i < len(lines) && lines[i].trim() == "" {
		i++
	}
	return i
}

// entityPage reads a plain page.
type entityPage struct {
	lines    []line
	sections []Section
	part     string // path, request, response
	said     []described
	prose    []line
}

// described is a parameter with the lines that describe it.
type described struct {
	fact  Fact
	part  string
	lines []string
}

func readEntity(lines []line) []Section {
	p := &entityPage{lines: lines}
	p.open("", 1)
	for i := 0; i < len(lines); i++ {
		text := lines[i].trim()
		if strings.HasSuffix(text, "#") && entityHeader.MatchString(text) {
			p.heading(strings.TrimSpace(strings.TrimRight(text, "#")), lines[i].no)
			continue
		}
		if _, title, isHeading := lines[i].heading(); isHeading {
			p.heading(title, lines[i].no)
			continue
		}
		if method, path, isEndpoint := lines[i].asEndpoint(); isEndpoint {
			p.endpoint(method, path, lines[i].no)
			continue
		}
		if fact, next, isParameter := parameterAt(lines, i); isParameter {
			description := kindLine.FindStringSubmatch(lines[next].trim())[2]
			p.said = append(p.said, described{fact: fact, part: p.part, lines: []string{description}})
			i = next
			continue
		}
		p.text(lines[i])
	}
	p.close()
	return p.sections
}

func (p *entityPage) open(heading string, no int) {
	p.sections = append(p.sections, Section{Heading: heading, Line: no})
	p.part, p.said, p.prose = "", nil, nil
	if strings.HasSuffix(strings.ToLower(heading), "entity") {
		p.part = "response"
	}
}

func (p *entityPage) heading(title string, no int) {
	match := partLine.FindStringSubmatch(title)
	if match == nil {
		p.close()
		p.open(title, no)
		return
	}
	p.part = strings.ToLower(match[1])
	if p.part == "" && !strings.EqualFold(match[2], "parameters") {
		p.part = strings.ToLower(match[2])
	}
}

func (p *entityPage) endpoint(method, path string, no int) {
	section := &p.sections[len(p.sections)-1]
	if section.Operation.Path != "" {
		return
	}
	section.Operation.Method, section.Operation.Path = cmp.Or(method, section.Operation.Method), path
	section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: no})
}

// text is a description's next line, or prose.
func (p *entityPage) text(l line) {
	section := &p.sections[len(p.sections)-1]
	if match := methodInProse.FindStringSubmatch(l.text); match != nil && section.Operation.Method == "" {
		section.Operation.Method = match[1]
	}
	p.prose = append(p.prose, l)
	if len(p.said) > 0 {
		last := &p.said[len(p.said)-1]
		last.lines = append(last.lines, l.text)
	}
}

func (p *entityPage) close() {
	section := &p.sections[len(p.sections)-1]
	remarks, ofOthers := make([]remark, len(p.said)), map[string]string{}
	for i, one := range p.said {
		remarks[i] = read(one.lines)
		for name, value := range remarks[i].ofOthers {
			if _, said := ofOthers[name]; !said {
				ofOthers[name] = value
			}
		}
	}
	limiting := limitingLines(p.prose)
	for i, one := range p.said {
		fact := one.fact
		fact.Where = p.where(section, one)
		if fact.Mandatory == "" && (fact.Where == Query || fact.Where == Body) {
			fact.Mandatory = Optional
		}
		remarks[i].apply(&fact)
		if value, found := ofOthers[strings.ToLower(fact.Name)]; found && fact.Default == "" {
			fact.Default = value
		}
		fact.Bounds.merge(proseBounds(fact, limiting))
		section.Facts = append(section.Facts, fact)
	}
}

func (p *entityPage) where(section *Section, one described) Where {
	parameter := ":" + one.fact.Name
	switch {
	case one.part == "response" || one.part == "entities":
		return Response
	case one.part == "path", strings.Contains(section.Operation.Path+"/", parameter+"/"):
		return Path
	case one.part == "query", section.Operation.Method == http.MethodGet, section.Operation.Method == "" && readingVerb.MatchString(section.Heading):
		return Query
	}
	return Body
}
