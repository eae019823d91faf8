package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/contract"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
	Out      string      `xml:"system-out,omitempty"`
}

type junitCase struct {
	Class   string      `xml:"classname,attr"`
	Name    string      `xml:"name,attr"`
	Failure *junitFault `xml:"failure"`
	Error   *junitFault `xml:"error"`
	Skipped *junitSkip  `xml:"skipped"`
	Out     string      `xml:"system-out,omitempty"`
}

type junitFault struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

type junitSkip struct {
	Message string `xml:"message,attr"`
}

// writeJUnit writes a test case for each operation and status that was seen or has an
// invalid exchange, and a skipped one for each that is documented but was not seen. A case
// has a single failure with all its breaking exchanges, because some readers accept only
// one; exchanges with news alone go to its output. Unreadable entries are an error, and so
// is a check without exchanges.
func writeJUnit(b *bytes.Buffer, r report) error {
	suite := junitSuite{Name: sanitize.Line(r.options.Name)}
	bad := map[string]map[int][]exchange{}
	for _, one := range r.exchanges {
		if bad[one.Operation] == nil {
			bad[one.Operation] = map[int][]exchange{}
		}
		bad[one.Operation][one.Status] = append(bad[one.Operation][one.Status], one)
	}
	for _, row := range r.coverage.rows {
		for _, cell := range row.cells {
			exchanges := bad[row.operation][cell.status]
			switch {
			case cell.isUnseen():
				suite.Cases = append(suite.Cases, junitCase{
					Class: sanitize.Line(row.operation), Name: statusName(cell.status), Skipped: &junitSkip{"documented, but not seen"},
				})
			case (cell.seen > 0 || len(exchanges) > 0) && cell.status != defaultColumn:
				suite.Cases = append(suite.Cases, newJUnitCase(row.operation, cell.status, exchanges))
			}
		}
	}
	if text := r.unreadable(); text != "" {
		suite.Cases = append(suite.Cases, junitCase{Class: "recording", Name: "readable", Error: &junitFault{
			Message: text, Type: "unreadable", Text: "\n" + cleanEach(r.FirstUnreadable) + "\n",
		}})
	}
	if r.Exchanges == 0 {
		suite.Cases = append(suite.Cases, junitCase{Class: "recording", Name: "not empty", Error: &junitFault{
			Message: r.totals(), Type: "empty",
		}})
	}
	suite.Out = cleanEach(r.asides())
	suite.Tests = len(suite.Cases)
	for _, one := range suite.Cases {
		if one.Failure != nil {
			suite.Failures++
		}
		if one.Error != nil {
			suite.Errors++
		}
		if one.Skipped != nil {
			suite.Skipped++
		}
	}
	text, err := xml.MarshalIndent(junitSuites{
		Name: "rzpkit check", Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Skipped: suite.Skipped,
		Suites: []junitSuite{suite},
	}, "", "  ")
	if err != nil {
		return err
	}
	b.WriteString(xml.Header)
	b.Write(text)
	b.WriteByte('\n')
	return nil
}

func newJUnitCase(operation string, status int, exchanges []exchange) junitCase {
	result := junitCase{Class: sanitize.Line(operationName(operation)), Name: statusName(status)}
	var broken, news []string
	count := 0 // breaking findings
	for _, exchange := range exchanges {
		if exchange.Severity != contract.Breaking {
			news = append(news, exchange.junitText())
			continue
		}
		if result.Failure == nil {
			f := exchange.Findings[0]
			result.Failure = &junitFault{Message: sanitize.Line(strings.TrimSpace(f.Pointer + " " + f.Message)), Type: sanitize.Line(f.Rule)}
		}
		broken = append(broken, exchange.junitText())
		count += exchange.count(contract.Breaking)
	}
	if result.Failure != nil {
		if count > 1 {
			result.Failure.Message += fmt.Sprintf(" (and %d more)", count-1)
		}
		result.Failure.Text = "\n" + strings.Join(broken, "\n")
	}
	if len(news) > 0 {
		result.Out = "\n" + strings.Join(news, "\n")
	}
	return result
}

// junitText describes an invalid exchange in a few lines.
func (e *exchange) junitText() string {
	f := e.Findings[0]
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s (%s)\n", sanitize.Line(string(f.Severity)+" "+f.Rule), sanitize.Line(f.Pointer), plural(f.Count, "time"))
	for _, line := range slices.Concat(f.details(), e.others()) {
		fmt.Fprintf(&b, "  %s: %s\n", line[0], sanitize.Line(line[1]))
	}
	if edits := e.edits(); edits != "" {
		fmt.Fprintf(&b, "  suggested:\n%s\n", sanitize.Indent(sanitize.Lines(edits), "    "))
	}
	return b.String()
}

func cleanEach(texts []string) string {
	cleaned := make([]string, 0, len(texts))
	for _, text := range texts {
		cleaned = append(cleaned, sanitize.Line(text))
	}
	return strings.Join(cleaned, "\n")
}
