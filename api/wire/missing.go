package wire

import (
	"bytes"
	"strconv"
)

// Member is a required member of an object: it must be present, and neither null nor the empty
// string. An object can have at most 64 required members.
type Member struct {
	Name string
	// Of lists the required members of the member's object, or of each object of its list.
	Of []Member
	// List says that the member is a list. Otherwise [] counts as an object without members.
	List bool
}

// Missing returns the path of the first required member that an answer lacks, such as
// "items.3.amount", or "". It exists because a missing amount and an amount of 0 are the same after
// decoding. Objects is the length of the answer's list, if it has one, for allocating the list
// before decoding.
//
// The result is undefined if answer is not JSON. A name with escapes, which servers do not send,
// counts as missing.
func Missing(answer []byte, members []Member) (name string, objects int) {
	s := scanner{data: answer}
	name, _ = s.object(members)
	return name, s.objects
}

// scanner moves through valid JSON without decoding it. Invalid JSON makes it stop at the end of
// the data at the latest.
type scanner struct {
	data []byte
	at   int
	// objects is the length of the list that ended last. After the scan that is the outermost list.
	objects int
}

// object reads an object until all required members are found, and returns the first one that is
// missing. Open says that the end of the object has not been read.
func (s *scanner) object(members []Member) (missing string, open bool) {
	wanted := uint64(1)<<len(members) - 1
	if !s.accept('{') {
		s.skip(0)
		return firstMissing(members, wanted), false
	}
	for wanted != 0 && s.peek() == '"' {
		i := indexOf(members, s.text())
		s.accept(':')
		if i < 0 {
			s.skip(0)
		} else if there, within := s.member(members[i]); within != "" {
			return members[i].Name + "." + within, true
		} else if there {
			wanted &^= 1 << i
		}
		s.accept(',')
	}
	if wanted == 0 {
		return "", true
	}
	s.accept('}')
	return firstMissing(members, wanted), false
}

// member reads the value of a required member. It reports whether the value is present, and returns
// the path of a member that is missing within it.
func (s *scanner) member(m Member) (there bool, missing string) {
	start := s.peek()
	switch {
	case start == 'n', m.List && start != '[':
		there = false
	case m.List && len(m.Of) > 0:
		return true, s.list(m.Of)
	case len(m.Of) > 0:
		return true, s.wholeObject(m.Of)
	default:
		there = !bytes.HasPrefix(s.data[s.at:], []byte(`""`))
	}
	s.skip(0)
	return there, ""
}

// list reads a list of objects.
func (s *scanner) list(members []Member) (missing string) {
	s.accept('[')
	count := 0
	for ; !s.accept(']') && s.at < len(s.data); count++ {
		if missing = s.wholeObject(members); missing != "" {
			return strconv.Itoa(count) + "." + missing
		}
		s.accept(',')
	}
	s.objects = count
	return ""
}

// wholeObject reads an object to its end.
func (s *scanner) wholeObject(members []Member) (missing string) {
	missing, open := s.object(members)
	if open {
		s.skip(1)
	}
	return missing
}

// firstMissing returns the name of the first member whose bit is set in wanted.
func firstMissing(members []Member, wanted uint64) string {
	for i, member := range members {
		if wanted&(1<<i) != 0 {
			return member.Name
		}
	}
	return ""
}

func indexOf(members []Member, name []byte) int {
	for i := range members {
		if members[i].Name == string(name) {
			return i
		}
	}
	return -1
}

// peek returns the next byte that is not white space, or 0 at the end.
func (s *scanner) peek() byte {
	for s.at < len(s.data) {
		if c := s.data[s.at]; c > ' ' {
			return c
		}
		s.at++
	}
	return 0
}

// accept skips the next byte that is not white space if it is want.
func (s *scanner) accept(want byte) bool {
	taken := s.peek() == want
	if taken {
		s.at++
	}
	return taken
}

// text reads a string, and returns the bytes between its quotation marks.
func (s *scanner) text() []byte {
	start := s.at + 1
	for end := start; end < len(s.data); end++ {
		length := bytes.IndexByte(s.data[end:], '"')
		if length < 0 {
			break
		}
		end += length
		if !isEscaped(s.data[start:end]) {
			s.at = end + 1
			return s.data[start:end]
		}
	}
	s.at = len(s.data)
	return nil
}

// isEscaped reports whether the byte after text is escaped by a backslash.
func isEscaped(text []byte) bool {
	if len(text) == 0 || text[len(text)-1] != '\\' {
		return false
	}
	return (len(text)-len(bytes.TrimRight(text, `\`)))%2 == 1
}

// skip moves past the next value, or, if depth is not 0, past the end of that many enclosing
// objects and lists.
func (s *scanner) skip(depth int) {
	for s.peek(); s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '"':
			s.text()
			if depth == 0 {
				return
			}
			s.at-- // to the quotation mark
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				s.at++
			}
			if depth <= 0 {
				return
			}
		case ',':
			if depth == 0 {
				return
			}
		}
	}
}
