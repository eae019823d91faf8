package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// list is a list or table of parameters.
type list struct {
	where Where // from its label, "" if that does not say
	// labelled reports whether a label says that the list is one of parameters.
	labelled bool
	isTable  bool
	entries  []entry
	parents  []parent
	top      int // number of parameters without a parent
	marked   int // number of these with a marker: mandatory or optional
	known    map[string]bool
	// indents maps a parent to the indent of its first child.
	indents map[string]int
	within  string // the parent of all parameters, if the text above names one
}

// entry is a parameter with its description.
type entry struct {
	fact      Fact
	described []markdown.Block
}

// parent is a parameter that can have children.
type parent struct {
	indent int
	name   string
}

func newList(where Where, within string) *list {
	one := &list{where: where, known: map[string]bool{}, indents: map[string]int{}, within: within}
	if within != "" {
		one.parents = []parent{{-1, within}}
	}
	return one
}

// add adds a parameter to a list, below its parent by indent. It reports false for a
// duplicate, which is not added: the same parameter again, or one repeated below another
// parent with an indent that its siblings there do not have.
func (l *list) add(fact Fact, indent int, text string) (added bool) {
	l.leaveParents(indent)
	short, within := fact.Name, ""
	if len(l.parents) > 0 {
		within = l.parents[len(l.parents)-1].name
		fact.Name = within + "." + strings.TrimPrefix(fact.Name, within+".") // card[number] below card
	}
	l.parents = append(l.parents, parent{indent, fact.Name})
	usual, isThere := l.indents[within]
	if !isThere {
		l.indents[within] = indent
	}
	odd := isThere && usual != indent
	same := fact.Type + " " + strings.TrimSpace(text)
	again := fact.Name + " " + same
	elsewhere := fmt.Sprint(indent, " ", short, " ", same)
	if l.known[again] || odd && l.known[elsewhere] {
		return false
	}
	l.known[again], l.known[elsewhere] = true, true
	if within == l.within {
		l.top++
		if fact.Mandatory != "" {
			l.marked++
		}
	}
	l.entries = append(l.entries, entry{fact, []markdown.Block{{Kind: markdown.Text, Line: fact.Line, Indent: indent, Text: text}}})
	return true
}

// indentOf returns the indent of a parameter: that of its name, or of its definition if the
// name seems to be indented by mistake.
func indentOf(name, definition markdown.Block) int {
	if definition.Indent == 0 || definition.Indent == name.Indent+1 {
		return definition.Indent
	}
	return name.Indent
}

// leaveParents removes the parents that a parameter with this indent is not a child of. One
// space more than a parent is a mistake if the parameter above was indented further.
func (l *list) leaveParents(indent int) {
	for above := 0; len(l.parents) > 0; {
		last := l.parents[len(l.parents)-1]
		isSlip := indent == last.indent+1 && above > indent
		if indent > last.indent && !isSlip {
			return
		}
		above, l.parents = last.indent, l.parents[:len(l.parents)-1]
	}
}

// describe adds a line to the description of the last parameter.
func (l *list) describe(b markdown.Block) {
	last := &l.entries[len(l.entries)-1]
	last.described = append(last.described, b)
}

// has reports whether the list has a parameter of that name.
func (l *list) has(name string) bool {
	return slices.ContainsFunc(l.entries, func(one entry) bool { return one.fact.Name == name })
}

// marksMandatory reports whether more than a quarter of the top-level parameters are marked
// as mandatory or optional. Lists of a request usually are; lists of a response are not. Tables are
// mostly of a request, and mark with a star only.
func (l *list) marksMandatory() bool { return l.isTable || 4*l.marked > l.top }

// areIDs reports whether all parameters of a list are named like identifiers. If the call
// sends no body, the first of two is enough.
func (l *list) areIDs(bodiless bool) bool {
	entries := l.entries
	if bodiless && len(entries) == 2 {
		entries = entries[:1]
	}
	return len(entries) > 0 && !slices.ContainsFunc(entries, func(one entry) bool { return !idName.MatchString(one.fact.Name) })
}
