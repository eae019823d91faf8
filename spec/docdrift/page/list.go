package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// list is one list of parameters, or one table.
type list struct {
	where   Where // as far as its label says
	entries []entry
	parents []parent
	top     int // parameters that are nested in none
	marked  int // of these, how many it says of whether they may be left out
	known   map[string]bool
	// indents are how far the parameters below each are set in.
	indents map[string]int
	within  string // the object or list that all are of, if the text above says so
}

// entry is a parameter with what describes it.
type entry struct {
	fact      Fact
	described []markdown.Block
}

// parent is a parameter that others may be nested in.
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

// add puts a parameter into a list, below the one that it is set in from. A block
// that is repeated below another parameter, and set in unlike the others there, is
// passed over, and so is what describes it.
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

// indentOf is how far a parameter is set in: as its definition, where the name is set in by
// mistake.
func (l *list) indentOf(name, definition markdown.Block) int {
	last := len(l.parents) - 1
	isSibling := last >= 0 && l.parents[last].indent == definition.Indent && name.Indent == definition.Indent+1
	if definition.Indent == 0 || definition.Indent == name.Indent+1 || isSibling {
		return definition.Indent
	}
	return name.Indent
}

// leaveParents ends the parents that a parameter set in so far is not below. One blank more than a
// parent is a slip where the one above it was set in further.
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

// describe adds a line to what describes the last parameter.
func (l *list) describe(b markdown.Block) {
	last := &l.entries[len(l.entries)-1]
	last.described = append(last.described, b)
}

// marksMandatory is whether a list says of its parameters, not of one or two only, that they
// may be left out or not, as that of an answer does not.
func (l *list) marksMandatory() bool { return 4*l.marked > l.top }

// isOfPath is whether all of a list are names by which one thing is addressed;
// of a call that sends nothing, the first of two is enough.
func (l *list) isOfPath(bodiless bool) bool {
	entries := l.entries
	if bodiless && len(entries) == 2 {
		entries = entries[:1]
	}
	return len(entries) > 0 && !slices.ContainsFunc(entries, func(one entry) bool { return !identifies.MatchString(one.fact.Name) })
}
