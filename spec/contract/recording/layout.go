package recording

import "bytes"

// layout is how an entry was written: the text before each of its values, and behind the
// last. A recorder writes its entries alike, so that comparing this text mostly tells what
// the values of the next entry are.
type layout struct {
	text              []byte // before the values, and behind the last
	values            []layoutValue
	request, response bool
	end               int // of the last value, while the layout is learnt
}

// layoutValue is a value of a layout.
type layoutValue struct {
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
	l.values = append(l.values, layoutValue{s.at - l.end, name, rank})
}

// read reads an entry that has this layout. It is false for any other and for a damaged one,
// which the caller reads without a layout.
func (l *layout) read(e *entry, data []byte) bool {
	*e = entry{request: l.request, response: l.response}
	s, text := scanner{data: data}, l.text
	for _, value := range l.values {
		if !bytes.HasPrefix(data[s.at:], text[:value.before]) {
			return false
		}
		s.at, text = s.at+value.before, text[value.before:]
		raw, err := s.skip()
		if err != nil || !e.put(raw, value.name, value.rank) {
			return false
		}
	}
	return len(l.values) > 0 && string(data[s.at:]) == string(text)
}
