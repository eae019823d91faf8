package page

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

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
