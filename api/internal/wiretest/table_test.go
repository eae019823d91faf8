//go:build linux

package wiretest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// row is a line of a table: a fault of the peer and its outcome.
type row struct {
	fault        string
	over         []string // labels of the trials
	varies       bool
	observations []observation
	columns      columns
}

// columns are the outcomes of calls: the number of requests that the server saw and the caller's
// result, for safe calls and for the others, and the result of MayHaveHappened for the others.
type columns struct{ safeSeen, safeReturned, unsafeSeen, unsafeReturned, mayHaveHappened string }

// header is the header of every table.
const header = "| what it does | HTTP | safe: seen | returned | other: seen | returned | may have happened |\n|---|---|---|---|---|---|---|\n"

// variesMark precedes an outcome that depends on timing.
const variesMark = "≈ "

func (r row) String() string {
	c := r.columns
	fault := map[bool]string{true: variesMark}[r.varies] + r.fault
	cells := []string{fault, strings.Join(slices.Sorted(slices.Values(r.over)), ", "), c.safeSeen, c.safeReturned, c.unsafeSeen, c.unsafeReturned, c.mayHaveHappened}
	return "| " + strings.Join(cells, " | ") + " |"
}

// rowsOf returns the rows of trials. Trials of one fault share a row if their outcome is the same
// in both versions of HTTP, or varies.
func rowsOf(peer string, trials []*trial) []row {
	var rows []row
	for _, tr := range trials {
		observations := tr.observe()
		one := row{tr.fault, []string{tr.label()}, tr.varies, observations, columnsOf(peer, observations, tr.varies)}
		same := slices.IndexFunc(rows, func(r row) bool { return r.fault == one.fault && (r.varies || r.columns == one.columns) })
		if same < 0 {
			behind := len(rows)
			for i, r := range rows {
				if r.fault == one.fault {
					behind = i + 1
				}
			}
			rows = slices.Insert(rows, behind, one)
			continue
		}
		r := &rows[same]
		r.over = append(r.over, tr.label())
		r.observations = append(r.observations, observations...)
		r.columns = columnsOf(peer, r.observations, r.varies)
	}
	return rows
}

func columnsOf(peer string, observations []observation, varies bool) columns {
	seen := func(o observation) string {
		text := fmt.Sprint(o.begun)
		if o.begun != o.attempts {
			text += fmt.Sprint(" of ", o.attempts)
		}
		if o.begun > o.first {
			text += " (" + peer + ")"
		}
		return text
	}
	mayHave := func(o observation) string {
		switch {
		case o.err == nil:
			return "–"
		case api.MayHaveHappened(o.err):
			return "yes"
		}
		return "no"
	}
	column := func(safe bool, of func(observation) string) string {
		var chosen []observation
		for _, o := range observations {
			if o.class.Safe == safe {
				chosen = append(chosen, o)
			}
		}
		return condense(chosen, of, varies)
	}
	return columns{
		column(true, seen), column(true, observation.describeResult),
		column(false, seen), column(false, observation.describeResult), column(false, mayHave),
	}
}

// orSeparator separates the outcomes of a row that varies.
const orSeparator = " or "

// condense returns a property of calls: once if it is the same for all, otherwise for each class.
func condense(observations []observation, of func(observation) string, varies bool) string {
	all, byClass := map[string]bool{}, map[operationtest.Class]map[string]bool{}
	for _, o := range observations {
		if byClass[o.class] == nil {
			byClass[o.class] = map[string]bool{}
		}
		byClass[o.class][of(o)], all[of(o)] = true, true
	}
	alternatives := func(values map[string]bool) string {
		return strings.Join(slices.Sorted(maps.Keys(values)), orSeparator)
	}
	if varies || len(all) == 1 {
		return alternatives(all)
	}
	classes := map[string][]string{}
	for class, values := range byClass {
		text := alternatives(values)
		classes[text] = append(classes[text], class.String())
	}
	var parts []string
	for text, names := range classes {
		slices.Sort(names)
		parts = append(parts, strings.Join(names, ", ")+": "+text)
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}
