package recording

import "bytes"

// layout is the text of an entry between its values. A recorder writes the same text into every
// entry, so comparing it with the next entry is enough to find that entry's values, without parsing
// its keys.
type layout struct {
	text              []byte // the text before each value, and after the last
	values            []layoutValue
	request, response bool
	end               int // the end of the last value, while the layout is recorded
}

// layoutValue is the position and the field of a value in a layout.
type layoutValue struct {
	before int // number of bytes of text before the value
	name   field
	rank   uint8
}

// maxLayout is the maximum length of a layout's text in bytes. Entries with more text are read
// without a layout.
const maxLayout = 4 << 10

// add adds the value at the scanner, and the text before it.
func (l *layout) add(s *scanner, name field, rank uint8) {
	l.text = append(l.text, s.data[l.end:s.at]...)
	l.values = append(l.values, layoutValue{s.at - l.end, name, rank})
}

// read reads an entry that has this layout. It returns false for any other entry, which the caller
// then reads without a layout.
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
