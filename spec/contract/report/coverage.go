package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// coverage is what was seen of a contract.
type coverage struct {
	operations int   // of the contract
	statuses   []int // seen or found wanting with any operation; 0 is the request
	rows       []row // the contract's operations, then what is not in it
}

// row is an operation and its answers.
type row struct {
	operation, method, path string
	exchanges               int64
	cells                   []cell // one for each of coverage's statuses
}

// cell is an operation and a status.
type cell struct {
	status int
	seen   int64
	// findings are those about this operation and status, breaking ones first.
	findings []finding
}

// wanted is whether there is anything to say of the cell.
func (c cell) wanted() bool { return c.seen > 0 || len(c.findings) > 0 }

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
	operations := c.Operations()
	rows := make([]row, 0, len(operations))
	for _, operation := range operations {
		rows = append(rows, row{operation: operation.ID, method: operation.Method, path: operation.Path})
	}
	result := coverage{operations: len(rows)}
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
	for _, known := range rows {
		delete(others, known.operation)
	}
	for _, id := range slices.Sorted(maps.Keys(others)) {
		rows = append(rows, row{operation: id})
	}
	result.statuses = slices.Sorted(maps.Keys(statuses))
	for _, row := range rows {
		for _, status := range result.statuses {
			cell := cell{status: status, seen: s.Coverage[row.operation][status], findings: about[row.operation][status]}
			row.cells = append(row.cells, cell)
			row.exchanges += cell.seen
		}
		result.rows = append(result.rows, row)
	}
	return result
}

// known is the rows of the contract's operations.
func (c coverage) known() []row { return c.rows[:c.operations] }

// seen counts the contract's operations with an exchange.
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

// line is one line: the operations seen of all, and the statuses with their
// counts.
func (c coverage) line() string {
	var texts []string
	for i, status := range c.statuses {
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
