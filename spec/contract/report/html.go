package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/contract"
)

// contextLines is the number of lines shown before and after a line of the contract.
const contextLines = 5

//go:embed page.html
var pageText string

// page is the data of page.html. html/template escapes every text, since no field has one
// of its safe types.
type page struct {
	Name, Totals, Coverage, Unreadable string
	Baseline                           string
	FirstUnreadable, Asides            []string
	Exchanges                          int64
	Breaking, News                     int
	Seen, Operations                   int
	Statuses                           []string
	Rows                               []pageRow
	Described                          []pageOperation
	Bad                                []pageExchange
}

type pageExchange struct {
	Severity string
	Findings []pageFinding
}

type pageRow struct {
	Operation, Method, Path string
	Unseen                  bool
	Cells                   []pageCell
}

type pageCell struct {
	Seen           int64
	Breaking, News int
	Wanted, Missed bool
	Also           bool   // counted in another column too
	First          string // fingerprint of the first finding
}

type pageFinding struct {
	Severity, Rule, Subject, Pointer, Message string
	Expected, Actual, Sample                  string
	Fingerprint, Times                        string
	Contract, Edit                            string
	Places                                    []string
	Docs                                      []doc
	Lines                                     []pageLine
}

// pageLine is a line of the contract.
type pageLine struct {
	Number int
	Text   string
	Marked bool
}

// writeHTML writes a self-contained page: no script, font or image, and a policy that
// forbids them.
func writeHTML(b *bytes.Buffer, r report) error {
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return err
	}
	p := page{
		Name: sanitize.Line(r.options.Name), Totals: r.totals(), Coverage: r.coverage.line(), Unreadable: r.unreadable(),
		Exchanges: r.Exchanges, Baseline: r.options.Baseline.line(),
		Breaking: r.Count(contract.Breaking), News: r.Count(contract.News),
		Seen: r.coverage.seen(), Operations: r.coverage.operations,
	}
	for _, text := range r.asides() {
		p.Asides = append(p.Asides, sanitize.Line(text))
	}
	for _, text := range r.FirstUnreadable {
		p.FirstUnreadable = append(p.FirstUnreadable, sanitize.Line(text))
	}
	for _, status := range r.coverage.statuses {
		p.Statuses = append(p.Statuses, statusName(status))
	}
	for _, row := range r.coverage.rows {
		p.Rows = append(p.Rows, newPageRow(row))
	}
	for _, row := range r.coverage.seenRows() {
		p.Described = append(p.Described, newPageOperation(row))
	}
	lines := strings.Split(strings.TrimSuffix(string(r.options.ContractText), "\n"), "\n")
	for _, exchange := range r.exchanges {
		one := pageExchange{Severity: sanitize.Line(string(exchange.Severity))}
		for _, f := range exchange.Findings {
			one.Findings = append(one.Findings, newPageFinding(f, lines))
		}
		p.Bad = append(p.Bad, one)
	}
	return t.Execute(b, p)
}

func newPageRow(row row) pageRow {
	result := pageRow{
		Operation: sanitize.Line(operationName(row.operation)), Method: row.method, Path: row.path,
		Unseen: row.exchanges == 0,
	}
	for _, cell := range row.cells {
		c := pageCell{
			Seen: cell.seen, Wanted: cell.isUsed(), Missed: cell.isUnseen(), Also: cell.status == defaultColumn,
			Breaking: cell.count(contract.Breaking), News: cell.count(contract.News),
		}
		if len(cell.findings) > 0 {
			c.First = cell.findings[0].Fingerprint
		}
		result.Cells = append(result.Cells, c)
	}
	return result
}

func newPageFinding(f finding, lines []string) pageFinding {
	result := pageFinding{
		Severity: sanitize.Line(string(f.Severity)), Rule: sanitize.Line(f.Rule), Subject: sanitize.Line(f.subject()), Pointer: sanitize.Line(f.Pointer),
		Message: sanitize.Line(f.Message), Expected: sanitize.Line(f.Expected), Actual: sanitize.Line(f.Actual), Sample: sanitize.Line(f.Sample),
		Fingerprint: f.Fingerprint, Times: plural(f.Count, "time"),
	}
	for _, p := range f.Places {
		result.Places = append(result.Places, sanitize.Line(p.String()))
	}
	for _, d := range f.Docs {
		result.Docs = append(result.Docs, doc{sanitize.Line(d.Page), sanitize.Line(d.Heading)})
	}
	if f.Edit != "" {
		result.Edit = sanitize.Lines(f.Edit)
	}
	if f.Contract != nil {
		result.Contract = sanitize.Line(f.Contract.String())
		result.Lines = excerpt(lines, f.Contract.Line)
	}
	return result
}

// excerpt returns the lines around a line, which is marked, or nil if there is no such
// line.
func excerpt(lines []string, line int) []pageLine {
	if line < 1 || line > len(lines) {
		return nil
	}
	var result []pageLine
	for number := max(line-contextLines, 1); number <= min(line+contextLines, len(lines)); number++ {
		result = append(result, pageLine{number, sanitize.Line(lines[number-1]), number == line})
	}
	return result
}
