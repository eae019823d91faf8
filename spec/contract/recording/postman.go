package recording

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// collection reads the responses that are saved with the requests of a Postman
// collection, and in folders of them, and those of newman's report of a run. It is kept
// whole in memory.
type collection struct {
	at        contract.Place
	rules     *rules
	text      []byte
	saved     []savedResponse
	variables map[string]string
	count     int
	ended     bool
}

// savedResponse is where a response is, and its request where it has none of
// its own. A response of no bytes is one that did not come.
type savedResponse struct{ response, request []byte }

func newCollection(in *bufio.Reader, at contract.Place, rules *rules) (source, error) {
	text, err := io.ReadAll(io.LimitReader(in, int64(rules.max)+1))
	if err == nil && len(text) > rules.max {
		err = fmt.Errorf("%w: a collection of more than %d bytes", ErrTooLong, rules.max)
	}
	if err != nil {
		return nil, fault(at, err)
	}
	c := &collection{at: at, rules: rules, text: text, variables: map[string]string{}}
	s := scanner{data: text}
	err = c.folder(&s, 0)
	if s.space(); err == nil && s.at < len(text) {
		err = errors.New("it goes on after its end with " + string(rune(text[s.at])))
	}
	if err != nil {
		at.Line += bytes.Count(text[:s.at], []byte("\n"))
		return nil, fault(at, err)
	}
	return c, nil
}

// maxFolders is how deep folders may stand in each other.
const maxFolders = 50

// folder goes through a collection, a folder or a request, which differ in their
// members alone.
func (c *collection) folder(s *scanner, depth int) error {
	if depth > maxFolders {
		return fmt.Errorf("its folders are nested deeper than %d levels", maxFolders)
	}
	if err := s.expect('{'); err != nil {
		return err
	}
	var responses [][]byte
	var request []byte
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil {
			return err
		}
		if !found {
			break
		}
		switch string(key) {
		case "collection", "run":
			err = c.folder(s, depth+1)
		case "executions":
			err = c.each(s, func() error { return c.execution(s) })
		case "item":
			err = c.each(s, func() error { return c.folder(s, depth+1) })
		case "response":
			err = c.each(s, func() error {
				one, err := s.skip()
				responses = append(responses, one)
				return err
			})
		case "request":
			request, err = s.skip()
		case "variable":
			var raw []byte
			raw, err = s.skip()
			c.set(raw)
		default:
			_, err = s.skip()
		}
		if err != nil {
			return err
		}
	}
	for _, response := range responses {
		c.saved = append(c.saved, savedResponse{response, request})
	}
	return nil
}

// execution reads what newman did for a request.
func (c *collection) execution(s *scanner) error {
	saved := savedResponse{response: c.text[s.at:s.at]} // which tells its place
	if err := s.expect('{'); err != nil {
		return err
	}
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil {
			return err
		}
		if !found {
			c.saved = append(c.saved, saved)
			return nil
		}
		value, err := s.skip()
		if err != nil {
			return err
		}
		switch {
		case string(key) == "request":
			saved.request = value
		case string(key) == "response" && string(value) != "null":
			saved.response = value
		}
	}
}

// each goes through a list, or past what is none.
func (c *collection) each(s *scanner, do func() error) error {
	if s.at >= len(s.data) || s.data[s.at] != '[' {
		_, err := s.skip()
		return err
	}
	if err := s.expect('['); err != nil {
		return err
	}
	for first := true; ; first = false {
		s.space()
		if s.at < len(s.data) && s.data[s.at] == ']' {
			s.at++
			return nil
		}
		if !first {
			if err := s.expect(','); err != nil {
				return err
			}
		}
		if err := do(); err != nil {
			return err
		}
	}
}

// set notes variables, a list of keys and values.
func (c *collection) set(raw []byte) {
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return // what is not set stays a variable
	}
	for _, one := range list {
		c.variables[text(first(one, "key", "id"))] = text(one["value"])
	}
}

func (c *collection) next() (contract.Exchange, error) {
	if c.count == len(c.saved) {
		if c.count == 0 && !c.ended {
			c.ended = true
			return contract.Exchange{}, fault(contract.Place{File: c.at.File}, &SkipError{skipEmpty, "a collection without a saved response"})
		}
		return contract.Exchange{}, io.EOF
	}
	saved := c.saved[c.count]
	c.count++
	at := c.at
	at.Entry = c.count
	begin := cap(c.text) - cap(saved.response) // which is a part of the text
	at.Line += bytes.Count(c.text[:begin], []byte("\n"))
	exchange, err := c.exchange(saved)
	if err != nil {
		return contract.Exchange{}, fault(at, err)
	}
	exchange.At = at
	return exchange, nil
}
