package edit

import (
	"errors"
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// The errors of an edit that is not made.
var (
	// ErrShape is of a place that is written in a way that is not edited: a mapping in
	// braces, a text over several lines.
	ErrShape = errors.New("written in a way that is not edited")
	// ErrShared is of what other places of the contract refer to as well.
	ErrShared = errors.New("shared with other places")
	// ErrSensitive is of what must not be logged.
	ErrSensitive = errors.New("marked x-sensitive, and never edited")
)

// NotDescribed is the description of what an edit adds.
const NotDescribed = "Not described yet."

// Text is the text of a contract, to plan edits on.
type Text struct {
	contract *outline.Contract
	source   string
	lines    []string
	starts   []int // the offset of each line's first byte
}

// Edit is one change of a text: a range of bytes that becomes another, or an item of
// a list.
type Edit struct {
	udiff.Edit

	item *item
}

// On plans edits of a contract's text.
func On(contract *outline.Contract) *Text {
	t := &Text{contract: contract, source: string(contract.Text), lines: strings.Split(string(contract.Text), "\n")}
	at := 0
	for _, line := range t.lines {
		t.starts = append(t.starts, at)
		at += len(line) + 1
	}
	return t
}

// line is the offset of a line, counted from 1; of the line behind the last it is the
// end of the text.
func (t *Text) line(number int) int {
	if number > len(t.starts) {
		return len(t.source)
	}
	return t.starts[number-1]
}

// replaceLines puts lines in the place of those from one up to another.
func (t *Text) replaceLines(from, to int, with []string) []Edit {
	text := strings.Join(with, "\n")
	if len(with) > 0 {
		text += "\n"
	}
	if from > len(t.lines) && !strings.HasSuffix(t.source, "\n") {
		text = "\n" + text
	}
	return []Edit{{Edit: udiff.Edit{Start: t.line(from), End: t.line(to), New: text}}}
}

// indent is how far a line is set in.
func (t *Text) indent(number int) int {
	line := t.lines[number-1]
	return len(line) - len(strings.TrimLeft(line, " "))
}

// blockEnd is the line behind the block that a key, or an item's dash, opens: what is
// set in deeper belongs to it, blank lines and comments at its end do not.
func (t *Text) blockEnd(from, indent int) int {
	end := from + 1
	for number := from + 1; number <= len(t.lines); number++ {
		if strings.TrimSpace(t.lines[number-1]) == "" {
			continue
		}
		if t.indent(number) <= indent {
			break
		}
		end = number + 1
	}
	return end
}

// opensLine is an error where a key is not the first thing in its line.
func (t *Text) opensLine(key *yaml.Node) error {
	if key == nil || t.indent(key.Line) != key.Column-1 {
		return ErrShape
	}
	return nil
}

// removeEntry takes a key with its value away.
func (t *Text) removeEntry(key *yaml.Node) ([]Edit, error) {
	if err := t.opensLine(key); err != nil {
		return nil, err
	}
	return t.replaceLines(key.Line, t.blockEnd(key.Line, key.Column-1), nil), nil
}

// InsertBefore puts lines before a key, set in as it is.
func (t *Text) InsertBefore(key *yaml.Node, lines ...string) ([]Edit, error) {
	if err := t.opensLine(key); err != nil {
		return nil, err
	}
	return t.replaceLines(key.Line, key.Line, setIn(lines, key.Column-1)), nil
}

// InsertAfter puts lines behind a key and its value, set in as it is.
func (t *Text) InsertAfter(key *yaml.Node, lines ...string) ([]Edit, error) {
	if err := t.opensLine(key); err != nil {
		return nil, err
	}
	end := t.blockEnd(key.Line, key.Column-1)
	return t.replaceLines(end, end, setIn(lines, key.Column-1)), nil
}

// ReplaceEntry puts lines in the place of a key and its value, set in as it is.
func (t *Text) ReplaceEntry(key *yaml.Node, lines ...string) ([]Edit, error) {
	if err := t.opensLine(key); err != nil {
		return nil, err
	}
	return t.replaceLines(key.Line, t.blockEnd(key.Line, key.Column-1), setIn(lines, key.Column-1)), nil
}

// AddEntry puts a key with its value, as lines, at the end of a mapping.
func (t *Text) AddEntry(mapping *yaml.Node, name string, lines []string) ([]Edit, error) {
	if mapping == nil || mapping.Kind != yaml.MappingNode || len(mapping.Content) == 0 || mapping.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("%s: %w", name, ErrShape)
	}
	last := mapping.Content[len(mapping.Content)-2]
	return t.InsertAfter(last, append([]string{Scalar(name, "string") + ":"}, setIn(lines, 2)...)...)
}

func setIn(lines []string, indent int) []string {
	set := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			set[i] = strings.Repeat(" ", indent) + line
		}
	}
	return set
}
