package fast

import (
	"bytes"
	"math/bits"
)

// found is what the finder knows of an object that it is in.
type found struct {
	start, count int
	others       others
	path         int // how much of the path leads to the object
}

func (f *finder) object(b []byte, start int, n *node, depth int) int {
	if depth > maxDepth {
		return bad
	}
	var few [2]uint64
	if words := len(n.object.required); words <= len(few) {
		return f.members(b, start, n, depth, few[:words])
	}
	s := f.space()
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
//nolint:gocognit,cyclop,funlen // one loop over the bytes, for speed
func (f *finder) members(b []byte, start int, n *node, depth int, seen []uint64) int {
	o, last := n.object, before
	in := found{start: start, path: len(f.account.path)}
	i := space(b, start+1)
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
			if i = space(b, i); i >= len(b) || b[i] != ':' {
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
		if i = space(b, i); i >= len(b) {
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
		if i = space(b, end); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = space(b, i+1)
		case '}':
			return f.end(b, i, n, &in, seen)
		default:
			return bad
		}
	}
}

// member reads a value that the path leads to: one that has others in it or a fault.
func (f *finder) member(b []byte, i int, n, member *node, depth int) int {
	switch {
	case member == nil, member == impossible:
		return f.addUnknown(b, i, n, depth)
	case b[i] == '{', b[i] == '[':
		return f.value(b, i, member, depth)
	}
	return f.scalar(b, i, member, depth)
}

// key reads a key from behind its opening quote.
func (f *finder) key(b []byte, i int, o *object, in *found) (which, end int) {
	name, end, escaped := f.name(b, i)
	if end == bad {
		return unknown, bad
	}
	if which = o.index.find(o.properties, name); which == unknown {
		f.addOther(&in.others, name, i, escaped)
	}
	return which, end + 1
}

// name is a key, good until the next one.
func (f *finder) name(b []byte, i int) (name []byte, end int, escaped bool) {
	if end, escaped = quoted(b, i); end == bad {
		return nil, bad, false
	}
	if name = b[i:end]; escaped {
		name = f.decoded(name)
	}
	return name, end, escaped
}

// addUnknown reads past a property that the schema does not know.
func (f *finder) addUnknown(b []byte, i int, n *node, depth int) int {
	r := reader{scratch: f.scratch}
	end := r.value(b, i, f.any, depth)
	f.scratch = r.scratch
	if end != bad {
		f.account.add(Fault{FaultKey: FaultKey{Kind: Unknown}, Start: i, End: end}, n)
	}
	return end
}

// setPath makes the path of an object that of one of its properties, whose key is at i.
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

// end judges an object by the properties that it has; i is at its closing brace.
func (f *finder) end(b []byte, i int, n *node, in *found, seen []uint64) int {
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
	fault.FaultKey = FaultKey{Kind: Missing, property: int32(which)} //nolint:gosec // fewer than can be written
	fault.Property = n.object.properties[which].name
	f.setPath(nil, 0, n.object, which, path)
	f.account.add(fault, n)
	f.account.path = f.account.path[:path]
}
