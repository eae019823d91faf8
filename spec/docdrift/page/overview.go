package page

import (
	"slices"
	"strings"
)

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
