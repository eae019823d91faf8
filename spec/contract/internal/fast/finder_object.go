package fast

import (
	"bytes"
	"math/bits"
)

// objectState is the finder's state within one object.
type objectState struct {
	start, count int
	others       others
	path         int // length of the path to the object
}

func (f *finder) object(b []byte, start int, n *node, depth int) int {
	if depth > maxDepth {
		return bad
	}
	var few [2]uint64
	if words := len(n.object.required); words <= len(few) {
		return f.members(b, start, n, depth, few[:words])
	}
	s := f.acquire()
	mark := len(s.bits)
	s.bits = append(s.bits, n.object.required...)
	seen := s.bits[mark:]
	clear(seen)
	end := f.members(b, start, n, depth, seen)
	s.bits = s.bits[:mark]
	return end
}

// members reads the properties as [reader.members] does.
//
// members reads the properties as [reader.members] does.
//
//nolint:gocognit,cyclop,funlen // one loop over the bytes, for speed
//nolint:gocognit,cyclop,funlen // one loop over the bytes, for speed
func (f *finder) members(b []byte, start int, n *node, depth int, seen []uint64) int {
	o, last := n.object, before
	in := objectState{start: start, path: len(f.account.path)}
	i := skipSpace(b, start+1)
	if i < len(b) && b[i] == '}' {
		return f.end(b, i, n, &in, seen)
	}
	for {
		if i >= len(b) || b[i] != '"' {
			return bad
		}
		i++
		key := i
		which := o.order.after(last)
		if which < len(o.properties) && starts(b, i, o.properties[which].quoted) {
			i += len(o.properties[which].quoted)
		} else {
			if which, i = f.key(b, i, o, &in); i == bad {
				return bad
			}
			if i = skipSpace(b, i); i >= len(b) || b[i] != ':' {
				return bad
			}
			i++
			o.order.set(last, which)
		}
		member := o.additional
		if which != unknown {
			word, bit := which/64, uint64(1)<<(which%64)
			if seen[word]&bit != 0 {
				return bad
			}
			seen[word] |= bit
			member, last = o.properties[which].node, which
		}
		if i = skipSpace(b, i); i >= len(b) {
			return bad
		}
		in.count++
		end := bad
		if b[i] != '{' && b[i] != '[' && member != nil {
			end = f.reader.value(b, i, member, depth+1)
		}
		if end == bad {
			f.setPath(b, key, o, which, in.path)
			if end = f.member(b, i, n, member, depth+1); end == bad {
				return bad
			}
			f.account.path = f.account.path[:in.path]
		}
		if i = skipSpace(b, end); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = skipSpace(b, i+1)
		case '}':
			return f.end(b, i, n, &in, seen)
		default:
			return bad
		}
	}
}

// member reads a value that the path leads to: a container or an invalid scalar.
func (f *finder) member(b []byte, i int, n, member *node, depth int) int {
	switch {
	case member == nil, member == impossible:
		return f.addUnknown(b, i, n, depth)
	case b[i] == '{', b[i] == '[':
		return f.value(b, i, member, depth)
	}
	return f.scalar(b, i, member, depth)
}

// key reads a key after its opening quote.
func (f *finder) key(b []byte, i int, o *object, in *objectState) (which, end int) {
	name, end, escaped := f.name(b, i)
	if end == bad {
		return unknown, bad
	}
	if which = o.index.find(o.properties, name); which == unknown {
		f.addOther(&in.others, name, i, escaped)
	}
	return which, end + 1
}

// name returns a decoded key, valid until the next call.
func (f *finder) name(b []byte, i int) (name []byte, end int, escaped bool) {
	if end, escaped = quoted(b, i); end == bad {
		return nil, bad, false
	}
	if name = b[i:end]; escaped {
		name = f.decoded(name)
	}
	return name, end, escaped
}

// addUnknown reads past a property that the schema does not describe and adds its fault.
func (f *finder) addUnknown(b []byte, i int, n *node, depth int) int {
	r := reader{scratch: f.scratch}
	end := r.value(b, i, f.any, depth)
	f.scratch = r.scratch
	if end != bad {
		f.account.add(Fault{FaultKey: FaultKey{Kind: Unknown}, Start: i, End: end}, n)
	}
	return end
}

// setPath extends the path of an object to one of its properties, whose key starts at i.
func (f *finder) setPath(b []byte, i int, o *object, which, path int) {
	switch {
	case which != unknown:
		f.account.path = append(f.account.path[:path], o.properties[which].step...)
	case o.additional != nil:
		f.account.path = append(f.account.path[:path], "/*"...)
	default:
		name, _, _ := f.name(b, i)
		f.account.path = append(f.account.path[:path], '/')
		if bytes.IndexByte(name, '/') >= 0 || bytes.IndexByte(name, '~') >= 0 {
			name = []byte(pointerEscapes.Replace(string(name)))
		}
		f.account.path = append(f.account.path, name...)
	}
}

// end checks the number of properties, duplicate keys and required properties; i is at the
// closing brace.
func (f *finder) end(b []byte, i int, n *node, in *objectState, seen []uint64) int {
	o := n.object
	if in.count < o.min || in.count > o.max || in.others.count > 0 && f.hasDuplicate(b, in.others) {
		return bad
	}
	if f.seen != nil {
		for word := range seen {
			f.seen[o.mark+word] |= seen[word]
		}
		if in.others.count > 0 {
			f.mark(o.others)
		}
	}
	for word, required := range o.required {
		for missing := required &^ seen[word]; missing != 0; missing &= missing - 1 {
			f.addMissing(n, word*64+bits.TrailingZeros64(missing), Fault{Start: in.start, End: i + 1, Members: in.count}, in.path)
		}
	}
	return i + 1
}

func (f *finder) addMissing(n *node, which int, fault Fault, path int) {
	fault.FaultKey = FaultKey{Kind: Missing, property: int32(which)} //nolint:gosec // a schema has fewer properties
	fault.Property = n.object.properties[which].name
	f.setPath(nil, 0, n.object, which, path)
	f.account.add(fault, n)
	f.account.path = f.account.path[:path]
}
