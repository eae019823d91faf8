//go:build linux

package wiretest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// documentFile has one section per peer, with a table, between two marks.
const documentFile = "../../../docs/wire.md"

const (
	beginMark = "<!-- make wire WIRE=-update writes what follows -->\n"
	endMark   = "<!-- as far as here -->\n"
)

// section is the document's section about a peer: its name, a description and a table.
type section struct {
	peer, about string
	rows        []row
}

func (s section) String() string {
	text := &strings.Builder{}
	fmt.Fprintf(text, "## %s\n\n%s\n\n%s", s.peer, s.about, header)
	for _, row := range s.rows {
		fmt.Fprintln(text, row)
	}
	return text.String() + "\n"
}

// document is docs/wire.md and the sections measured in this run.
type document struct {
	before, after string
	// sections are the sections in the file, by peer.
	sections map[string]string

	mu       sync.Mutex
	measured []section
}

func readDocument(name string) (*document, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	before, rest, begun := strings.Cut(string(text), beginMark)
	tables, after, ended := strings.Cut(rest, endMark)
	if !begun || !ended {
		return nil, errors.New(name + " does not have both marks")
	}
	d := &document{before: before + beginMark, after: endMark + after, sections: map[string]string{}}
	for part := range strings.SplitSeq(tables, "## ") {
		if peer, _, found := strings.Cut(part, "\n"); found && peer != "" {
			d.sections[peer] = "## " + part
		}
	}
	return d, nil
}

// measure adds a measured section.
func (d *document) measure(s section) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.measured = append(d.measured, s)
}

// differences returns the measured lines that are not in the document, and the lines of the
// document that were not measured.
func (d *document) differences() []string {
	var all []string
	for _, s := range d.measured {
		stated := comparableLines(d.sections[s.peer])
		for _, line := range comparableLines(s.String()) {
			if i := slices.Index(stated, line); i >= 0 {
				stated = slices.Delete(stated, i, i+1)
			} else {
				all = append(all, s.peer+": measured "+line)
			}
		}
		for _, line := range stated {
			all = append(all, s.peer+": stated   "+line)
		}
	}
	return all
}

// write replaces the measured sections and keeps the others, in the order of peers. A row that
// varies keeps its earlier outcomes.
func (d *document) write(name string) error {
	for _, s := range d.measured {
		for i := range s.rows {
			s.rows[i] = s.rows[i].merge(d.sections[s.peer])
		}
		d.sections[s.peer] = s.String()
	}
	text := d.before + "\n"
	for _, peer := range peers() {
		text += d.sections[peer.name]
	}
	return os.WriteFile(name, []byte(text+d.after), 0o644)
}

// merge returns the row. If it varies, it also has the earlier outcomes in the section.
func (r row) merge(section string) row {
	if !r.varies {
		return r
	}
	for line := range strings.SplitSeq(section, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != 7 || cells[0] != variesMark+r.fault {
			continue
		}
		c := &r.columns
		for i, column := range []*string{&c.safeSeen, &c.safeReturned, &c.unsafeSeen, &c.unsafeReturned, &c.mayHaveHappened} {
			alternatives := slices.Concat(strings.Split(*column, orSeparator), strings.Split(cells[2+i], orSeparator))
			slices.Sort(alternatives)
			*column = strings.Join(slices.Compact(alternatives), orSeparator)
		}
	}
	return r
}

// summary returns one line about the extent of the measurement.
func (d *document) summary() string {
	faults, calls := 0, 0
	for _, s := range d.measured {
		faults += len(s.rows)
		for _, row := range s.rows {
			calls += len(row.observations)
		}
	}
	return fmt.Sprintf("%d calls at %d peers, %d lines of docs/wire.md.", calls, len(d.measured), faults)
}

// comparableLines returns the table lines of a section. Of a row that varies it returns only the
// fault and the versions.
func comparableLines(section string) []string {
	var all []string
	for line := range strings.SplitSeq(section, "\n") {
		if cells := strings.SplitAfter(line, "|"); strings.HasPrefix(line, "| "+variesMark) {
			line = strings.Join(cells[:3], "")
		}
		if strings.HasPrefix(line, "| ") {
			all = append(all, line)
		}
	}
	return all
}
