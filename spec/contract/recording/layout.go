package recording

import "bytes"

// layout is how an entry was written: the text before each of its values, and behind the
// last. A recorder writes its entries alike, so that comparing this text mostly tells what
// the values of the next entry are.
type layout struct {
	text              []byte // before the values, and behind the last
	values            []laidOut
	request, response bool
	end               int // of the last value, while the layout is learnt
}

// laidOut is a value of a layout.
type laidOut struct {
	before int // bytes of the text
	name   field
	rank   uint8
}

// maxLayout is how many bytes of text a layout has at most. Entries with more are read
// without one.
const maxLayout = 4 << 10

// add adds the value at the scanner.
func (l *layout) add(s *scanner, name field, rank uint8) {
	l.text = append(l.text, s.data[l.end:s.at]...)
	l.values = append(l.values, laidOut{s.at - l.end, name, rank})
}

// read reads an entry that has this layout. It is not ok for any other and for a damaged
// one, which the caller reads without a layout. With presume the value of an answer's body
// that comes last is not looked through for its end, but presumed to reach to the text that
// is behind the last.
func (l *layout) read(e *entry, data []byte, presume bool) (presumed, ok bool) {
	*e = entry{request: l.request, response: l.response}
	s, text := scanner{data: data}, l.text
	for i, value := range l.values {
		if !bytes.HasPrefix(data[s.at:], text[:value.before]) {
			return false, false
		}
		start := s.at + value.before
		s.at, text = start, text[value.before:]
		last := len(data) - len(text)
		if presume && i == len(l.values)-1 && value.name == responseBody && last > start && data[start] == '{' && data[last-1] == '}' {
			s.at, presumed = last, true
		} else if _, err := s.skip(); err != nil {
			return false, false
		}
		if !e.put(data[start:s.at], value.name, value.rank) {
			return false, false
		}
	}
	return presumed, len(l.values) > 0 && string(data[s.at:]) == string(text)
}
