package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Columns of the coverage matrix that are not statuses.
const (
	requestColumn = 0
	defaultColumn = -1
)

// coverage is the coverage of a contract.
type coverage struct {
	operations int   // of the contract
	statuses   []int // documented, seen or in a finding, for any operation; defaultColumn is last
	rows       []row // the contract's operations, then others
}

// row is the coverage of an operation.
type row struct {
	operation, method, path string
	exchanges               int64
	cells                   []cell   // one for each of coverage.statuses
	answers                 []answer // the documented responses
}

// cell is the coverage of an operation and a status.
type cell struct {
	status     int
	documented bool
	// seen counts the exchanges. In defaultColumn these are the ones whose status the
	// contract does not list; they are also counted under their status.
	seen int64
	// findings are about this operation and status, breaking ones first.
	findings []finding
}

// isUsed reports whether the cell has exchanges or findings.
func (c cell) isUsed() bool { return c.seen > 0 || len(c.findings) > 0 }

// isUnseen reports whether the contract documents a response that did not occur.
func (c cell) isUnseen() bool { return c.documented && !c.isUsed() }

func (c cell) count(severity contract.Severity) int {
	count := 0
	for _, f := range c.findings {
		if f.Severity == severity {
			count++
		}
	}
	return count
}

func newCoverage(s *summary.Summary, c *contract.Contract, findings []finding) coverage {
	result := coverage{}
	others, statuses := map[string]bool{}, map[int]bool{}
	about := map[string]map[int][]finding{}
	for _, f := range findings {
		others[f.Operation], statuses[f.Status] = true, true
		if about[f.Operation] == nil {
			about[f.Operation] = map[int][]finding{}
		}
		about[f.Operation][f.Status] = append(about[f.Operation][f.Status], f)
	}
	for operation, seen := range s.Coverage {
		others[operation] = true
		for status := range seen {
			statuses[status] = true
		}
	}
	for _, operation := range c.Operations() {
		delete(others, operation.ID)
		row := row{operation: operation.ID, method: operation.Method, path: operation.Path, answers: answersOf(operation, s)}
		for _, answer := range row.answers {
			statuses[answer.column] = true
		}
		result.rows = append(result.rows, row)
	}
	result.operations = len(result.rows)
	for _, id := range slices.Sorted(maps.Keys(others)) {
		result.rows = append(result.rows, row{operation: id})
	}
	result.statuses = columns(statuses)
	for i, row := range result.rows {
		result.rows[i] = row.filled(result.statuses, s.Coverage[row.operation], about[row.operation])
	}
	return result
}

// columns sorts statuses, the default last.
func columns(statuses map[int]bool) []int {
	sorted := slices.Sorted(maps.Keys(statuses))
	if len(sorted) > 0 && sorted[0] == defaultColumn {
		sorted = append(sorted[1:], defaultColumn)
	}
	return sorted
}

// filled returns the row with its cells.
func (r row) filled(statuses []int, seen map[int]int64, about map[int][]finding) row {
	for _, count := range seen {
		r.exchanges += count
	}
	for _, status := range statuses {
		cell := cell{status: status, seen: seen[status], findings: about[status]}
		for _, answer := range r.answers {
			if answer.column == status {
				cell.documented, cell.seen = true, answer.exchanges
			}
		}
		r.cells = append(r.cells, cell)
	}
	return r
}

// known returns the rows of the contract's operations.
func (c coverage) known() []row { return c.rows[:c.operations] }

// seenRows returns the rows of the contract's operations with at least one exchange.
func (c coverage) seenRows() []row {
	return slices.DeleteFunc(slices.Clone(c.known()), func(r row) bool { return r.exchanges == 0 })
}

// seen counts the contract's operations with at least one exchange.
func (c coverage) seen() int {
	return c.operations - len(c.unseen())
}

// unseen lists the contract's operations without an exchange.
func (c coverage) unseen() []string {
	var names []string
	for _, row := range c.known() {
		if row.exchanges == 0 {
			names = append(names, row.operation)
		}
	}
	return names
}

// line summarizes the operations seen, and the statuses with their counts.
func (c coverage) line() string {
	var texts []string
	for i, status := range c.statuses {
		if status == defaultColumn {
			continue
		}
		var seen int64
		for _, row := range c.rows {
			seen += row.cells[i].seen
		}
		if seen > 0 {
			texts = append(texts, fmt.Sprintf("%s (%d)", statusName(status), seen))
		}
	}
	text := fmt.Sprintf("%d of %d operations seen", c.seen(), c.operations)
	if len(texts) > 0 {
		text += ", statuses " + strings.Join(texts, ", ")
	}
	return text
}
