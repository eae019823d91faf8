package recording

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/rzpkit/payments/spec/contract"
)

// cassette reads the YAML cassettes of go-vcr, and of VCR and its ports. It splits the list of
// interactions by indentation and parses each item as a YAML document of its own. So only one item
// is in memory at a time, and a damaged item does not affect the others.
type cassette struct {
	lines  lines
	rules  *rules
	bare   bool // the document is the list itself
	listed bool // there was a list
	keyed  bool // there was another key beside the list, as every tool writes
	cut    bool // the last line has no line break
	inList bool
	indent int // indentation of the items; -1 before the first
	item   []byte
	spare  []byte
	start  contract.Place // place of item; Line is 0 if there is none
	long   bool           // item is too long
	stray  bool           // the last line was outside every item
	count  int
	later  error // error to return from the next call
	ended  bool
}

var (
	topKey   = regexp.MustCompile(`^("[^"]*"|'[^']*'|[A-Za-z_][\w.-]*)\s*:(\s|$)`)
	document = regexp.MustCompile(`^(---|\.\.\.|%)`)
)

func (c *cassette) next() (contract.Exchange, error) {
	if err := c.later; err != nil {
		c.later = nil
		return contract.Exchange{}, err
	}
	for !c.ended {
		line, err := c.lines.line()
		switch {
		case errors.Is(err, ErrTooLong):
			c.ended = c.lines.ended
			if c.start.Line == 0 {
				return contract.Exchange{}, fault(c.lines.at, err)
			}
			c.long = true
			line = nil
		case errors.Is(err, io.EOF):
			c.ended, c.cut = true, len(line) > 0 && line[len(line)-1] != '\n'
		case err != nil:
			c.ended = true
			at := c.lines.at
			if c.start.Line > 0 {
				at.Entry, c.start.Line = c.count, 0
			}
			return contract.Exchange{}, fault(at, err)
		}
		if exchange, found, err := c.line(line); found || err != nil {
			return exchange, err
		}
	}
	if c.start.Line > 0 {
		if c.cut && !c.keyed && !c.bare {
			at := c.start
			c.start.Line = 0
			return contract.Exchange{}, fault(at, errCut)
		}
		return c.finish(nil, false)
	}
	if c.count == 0 {
		c.count = -1
		if !c.listed {
			return contract.Exchange{}, fault(contract.Place{File: c.lines.at.File}, fmt.Errorf("%w: a cassette has interactions", ErrFormat))
		}
		return contract.Exchange{}, fault(contract.Place{File: c.lines.at.File}, &SkipError{Reason: skipEmpty})
	}
	return contract.Exchange{}, io.EOF
}

// line processes one line. It returns the exchange of the previous item if that item ended before
// this line.
func (c *cassette) line(line []byte) (contract.Exchange, bool, error) {
	text := bytes.TrimLeft(line, " ")
	indent := len(line) - len(text)
	text = bytes.TrimRight(text, " \t\r\n")
	blank := len(text) == 0 || text[0] == '#'
	open := c.start.Line > 0
	switch {
	case !blank && indent == 0 && (topKey.Match(text) || document.Match(text)):
		return c.top(text)
	case c.startsItem(text, indent):
		c.indent, c.stray = indent, false
		if open {
			exchange, err := c.finish(line, true)
			return exchange, true, err
		}
		c.begin(line)
	case open:
		c.add(line)
	case blank || !c.inList && indent > 0: // part of another key's value
	case !c.stray: // one error for consecutive lines
		c.stray = true
		return contract.Exchange{}, true, fault(c.lines.at, errors.New("it is not part of a cassette"))
	}
	return contract.Exchange{}, false, nil
}

// listNames are the keys of the list of interactions, in the cassettes of go-vcr and VCR.py, of VCR
// for Ruby, and of responses for Python.
var listNames = []string{"interactions", "http_interactions", "responses"}

func isListName(name string) bool { return slices.Contains(listNames, name) }

// startsItem reports whether a line begins an item. In valid YAML all lines within an item are
// indented more than its dash.
func (c *cassette) startsItem(text []byte, indent int) bool {
	dash := len(text) > 0 && text[0] == '-' && (len(text) == 1 || text[1] == ' ')
	return c.inList && dash && (c.indent < 0 || c.indent == indent)
}

// top processes a line at the top level of the cassette, which ends the list before it.
func (c *cassette) top(text []byte) (exchange contract.Exchange, found bool, err error) {
	if c.start.Line > 0 {
		found = true
		exchange, err = c.finish(nil, false)
	}
	name, rest, isKey := bytes.Cut(text, []byte(":"))
	list := isListName(string(name))
	c.keyed = c.keyed || isKey && !list
	c.listed = c.listed || list
	c.inList, c.indent, c.stray = list || c.bare, -1, false
	rest = bytes.TrimSpace(rest)
	if list && len(rest) > 0 && rest[0] != '#' && string(rest) != "[]" {
		c.inList = false
		c.later = fault(c.lines.at, errors.New("its interactions are on one line; want a block list"))
	}
	if !found && c.later != nil {
		found, err, c.later = true, c.later, nil
	}
	return exchange, found, err
}

func (c *cassette) begin(line []byte) {
	c.count++
	c.start = c.lines.at
	c.start.Entry = c.count
	c.item, c.long = c.item[:0], false
	c.add(line)
}

func (c *cassette) add(line []byte) {
	if c.long = c.long || len(c.item)+len(line) > c.rules.max; !c.long {
		c.item = append(c.item, line...)
	}
}

// finish parses the item that has ended. If another is set, line begins the next item.
func (c *cassette) finish(line []byte, another bool) (contract.Exchange, error) {
	item, at, long := c.item, c.start, c.long
	c.item, c.spare = c.spare, c.item
	if cap(c.spare) > 1<<20 {
		c.spare = nil
	}
	c.start.Line = 0
	if another {
		c.begin(line)
	}
	if long {
		return contract.Exchange{}, fault(at, fmt.Errorf("%w: an interaction of more than %d bytes", ErrTooLong, c.rules.max))
	}
	exchange, err := c.rules.yamlInteraction(item)
	if err != nil {
		return contract.Exchange{}, yamlFault(at, err)
	}
	exchange.At = at
	return exchange, nil
}
