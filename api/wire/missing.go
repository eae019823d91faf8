package wire

import (
	"bytes"
	"strconv"
)

// Member is a member that every object of its kind has, and that is never null nor
// the empty string. An object has at most 64 of them.
type Member struct {
	Name string
	// Of is what the member's own object has, or each object of its list.
	Of []Member
	// List is whether the member is a list. Where it is none, [] is an object
	// without members.
	List bool
}

// Missing names the first of the members that an answer does not have, such as
// "items.3.amount"; "" is none. Once decoded, an amount that was not sent is the
// same as an amount of 0; Missing tells them apart. Objects is how many of them the
// answer's list has, if it has one, so that there can be room for them before it
// is decoded.
//
// Of what is no JSON, Missing may say anything. A name that is written with
// escapes, which no server does, is missing.
func Missing(answer []byte, members []Member) (name string, objects int) {
	s := scanner{data: answer}
	name, _ = s.object(members)
	return name, s.objects
}

// scanner moves through valid JSON without decoding it. At the end of the data it
// stays there.
type scanner struct {
	data []byte
	at   int
	// objects is how many were in the list that ended last: the outermost, at the end.
	objects int
}

// object reads an object until each of the members was found, and names the first
// that was not. Open is whether the object goes on.
func (s *scanner) object(members []Member) (missing string, open bool) {
	wanted := uint64(1)<<len(members) - 1
	if !s.take('{') {
		s.skip(0)
		return first(members, wanted), false
	}
	for wanted != 0 && s.next() == '"' {
		i := index(members, s.text())
		s.take(':')
		if i < 0 {
			s.skip(0)
		} else if there, within := s.member(members[i]); within != "" {
			return members[i].Name + "." + within, true
		} else if there {
			wanted &^= 1 << i
		}
		s.take(',')
	}
	if wanted == 0 {
		return "", true
	}
	s.take('}')
	return first(members, wanted), false
}

// member reads the value of a member: whether there is one, and what is missing
// within.
func (s *scanner) member(m Member) (there bool, missing string) {
	start := s.next()
	switch {
	case start == 'n', m.List && start != '[':
		there = false
	case m.List && len(m.Of) > 0:
		return true, s.list(m.Of)
	case len(m.Of) > 0:
		return true, s.whole(m.Of)
	default:
		there = !bytes.HasPrefix(s.data[s.at:], []byte(`""`))
	}
	s.skip(0)
	return there, ""
}

// list reads a list of objects.
func (s *scanner) list(members []Member) (missing string) {
	s.take('[')
	count := 0
	for ; !s.take(']') && s.at < len(s.data); count++ {
		if missing = s.whole(members); missing != "" {
			return strconv.Itoa(count) + "." + missing
		}
		s.take(',')
	}
	s.objects = count
	return ""
}

// whole reads an object to its end.
func (s *scanner) whole(members []Member) (missing string) {
	missing, open := s.object(members)
	if open {
		s.skip(1)
	}
	return missing
}

// first names the first member that is wanted.
func first(members []Member, wanted uint64) string {
	for i, member := range members {
		if wanted&(1<<i) != 0 {
			return member.Name
		}
	}
	return ""
}

func index(members []Member, name []byte) int {
	for i := range members {
		if members[i].Name == string(name) {
			return i
		}
	}
	return -1
}

// next is the next byte that is no white space, or 0 at the end.
func (s *scanner) next() byte {
	for s.at < len(s.data) {
		if c := s.data[s.at]; c > ' ' {
			return c
		}
		s.at++
	}
	return 0
}

// take moves behind the next byte that is no white space if it is want.
func (s *scanner) take(want byte) bool {
	taken := s.next() == want
	if taken {
		s.at++
	}
	return taken
}

// text reads a string, and gives what stands between its quotation marks.
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

// isEscaped is whether what follows text is escaped by its last backslash.
func isEscaped(text []byte) bool {
	if len(text) == 0 || text[len(text)-1] != '\\' {
		return false
	}
	return (len(text)-len(bytes.TrimRight(text, `\`)))%2 == 1
}

// skip moves behind the next value, or out of as many objects and lists as depth says.
func (s *scanner) skip(depth int) {
	for s.next(); s.at < len(s.data); s.at++ {
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
