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

// collection reads the saved responses of a Postman collection and of its folders, and those of a
// report of newman. The whole file is kept in memory.
type collection struct {
	at        contract.Place
	rules     *rules
	text      []byte
	saved     []savedResponse
	variables map[string]string
	count     int
	ended     bool
}

// savedResponse is the JSON of a response, and of the request to use if the response does not
// contain its own. An empty response means that none arrived.
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
		err = errors.New("unexpected data after its end: " + string(rune(text[s.at])))
	}
	if err != nil {
		at.Line += bytes.Count(text[:s.at], []byte("\n"))
		return nil, fault(at, err)
	}
	return c, nil
}

// maxFolders is the maximum nesting depth of folders.
const maxFolders = 50

// folder reads a collection, a folder or a request. They are objects that differ only in their
// members.
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

// execution reads one of newman's executions: a request with its response.
func (c *collection) execution(s *scanner) error {
	saved := savedResponse{response: c.text[s.at:s.at]} // empty, but with its place in c.text
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

// each calls do at each item of a list. It skips any other value.
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

// set stores the variables of a JSON list of keys and values.
func (c *collection) set(raw []byte) {
	var list []object
	if json.Unmarshal(raw, &list) != nil {
		return // unset variables are not replaced
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
	begin := cap(c.text) - cap(saved.response) // response is a subslice of c.text
	at.Line += bytes.Count(c.text[:begin], []byte("\n"))
	exchange, err := c.exchange(saved)
	if err != nil {
		return contract.Exchange{}, fault(at, err)
	}
	exchange.At = at
	return exchange, nil
}
