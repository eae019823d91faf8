//go:build unix

package wiretest

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// documentFile has the tables, between two marks, a section a peer.
const documentFile = "../../../docs/wire.md"

const (
	beginMark = "<!-- make wire WIRE=-update writes what follows -->\n"
	endMark   = "<!-- as far as here -->\n"
)

// section is what the document says of a peer: its name, a sentence or two, and a
// table.
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

// document is docs/wire.md.
type document struct {
	before, after string
	// sections by peer, as they stand there.
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

// measure adds what a peer came to.
func (d *document) measure(s section) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.measured = append(d.measured, s)
}

// differences are the lines that do not stand in the document, and those of the
// document that were not measured.
func (d *document) differences() []string {
	var all []string
	for _, s := range d.measured {
		stated := lines(d.sections[s.peer])
		for _, line := range lines(s.String()) {
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

// write replaces the sections that were measured, in the order of peers, and leaves
// the others. To what varies it adds.
func (d *document) write(name string) error {
	for _, s := range d.measured {
		for i := range s.rows {
			s.rows[i].add(d.sections[s.peer])
		}
		d.sections[s.peer] = s.String()
	}
	text := d.before + "\n"
	for _, peer := range peers() {
		text += d.sections[peer.name]
	}
	return os.WriteFile(name, []byte(text+d.after), 0o644)
}

// add adds to a row that varies what a section says of the same.
func (r *row) add(section string) {
	if !r.varies {
		return
	}
	for line := range strings.SplitSeq(section, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) != 7 || cells[0] != variesMark+r.fault {
			continue
		}
		c := &r.columns
		for i, column := range []*string{&c.safeSeen, &c.safeReturned, &c.unsafeSeen, &c.unsafeReturned, &c.mayHave} {
			alternatives := slices.Concat(strings.Split(*column, or), strings.Split(cells[2+i], or))
			slices.Sort(alternatives)
			*column = strings.Join(slices.Compact(alternatives), or)
		}
	}
}

// summary is what was measured, in a line.
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

// lines are those of a section that are held: of what varies the fault and the
// versions alone.
func lines(section string) []string {
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
