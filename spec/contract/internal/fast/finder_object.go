package fast

import (
	"bytes"
	"math/bits"
)

// found is what the finder knows of an object that it is in.
type found struct {
	start, count int
	seen         []uint64
	others       others
	path         int // how much of the path leads to the object
}

func (f *finder) object(b []byte, start int, n *node, depth int) int {
	if depth > maxDepth {
		return bad
	}
	s := f.space()
	mark := len(s.bits)
	s.bits = append(s.bits, n.object.required...)
	in := found{start: start, seen: s.bits[mark:], path: len(f.account.path)}
	clear(in.seen)
	end := f.members(b, n, &in, depth)
	if end != bad {
		end = f.end(b, end, n, &in)
	}
	s.bits = s.bits[:mark]
	f.account.path = f.account.path[:in.path]
	return end
}

// members reads up to the closing brace.
func (f *finder) members(b []byte, n *node, in *found, depth int) int {
	o, last := n.object, before
	i := space(b, in.start+1)
	if i < len(b) && b[i] == '}' {
		return i
	}
	for {
		if i >= len(b) || b[i] != '"' {
			return bad
		}
		var name []byte
		which := o.order.after(last)
		if which < len(o.properties) && starts(b, i+1, o.properties[which].quoted) {
			i += 1 + len(o.properties[which].quoted)
		} else {
			if which, name, i = f.key(b, i+1, o, in); i == bad {
				return bad
			}
			o.order.set(last, which)
		}
		if which != unknown {
			word, bit := which/64, uint64(1)<<(which%64)
			if in.seen[word]&bit != 0 {
				return bad
			}
			in.seen[word] |= bit
			last = which
		}
		in.count++
		if i = space(b, i); i >= len(b) || b[i] != ':' {
			return bad
		}
		if i = f.member(b, space(b, i+1), n, which, name, in.path, depth); i == bad {
			return bad
		}
		if i = space(b, i); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = space(b, i+1)
		case '}':
			return i
		default:
			return bad
		}
	}
}

// member reads the value of a property. The path leads there only where it is asked
// for: to what has others in it, and to a fault.
func (f *finder) member(b []byte, i int, n *node, which int, name []byte, path, depth int) int {
	member := n.object.additional
	if which != unknown {
		member = n.object.properties[which].node
	}
	if member == impossible {
		member = nil
	}
	nested := i < len(b) && (b[i] == '{' || b[i] == '[')
	if member != nil && !nested {
		if end := f.reader.value(b, i, member, depth+1); end != bad {
			return end
		}
	}
	f.lead(n.object, which, name, path)
	var end int
	switch {
	case member == nil:
		end = f.unknown(b, i, n, depth)
	case nested:
		end = f.value(b, i, member, depth+1)
	default:
		end = f.scalar(b, i, member, depth+1)
	}
	f.account.path = f.account.path[:path]
	return end
}

// key reads a key from behind its opening quote. The name is that of a property which
// the schema does not name.
func (f *finder) key(b []byte, i int, o *object, in *found) (which int, name []byte, end int) {
	end, escaped := quoted(b, i)
	if end == bad {
		return unknown, nil, bad
	}
	name = b[i:end]
	if escaped {
		name = f.decoded(name)
	}
	if which = o.index.find(o.properties, name); which == unknown {
		f.note(&in.others, name, i, escaped)
	}
	return which, name, end + 1
}

// unknown reads past a property that the schema does not know.
func (f *finder) unknown(b []byte, i int, n *node, depth int) int {
	r := reader{scratch: f.scratch}
	end := r.value(b, i, f.any, depth+1)
	f.scratch = r.scratch
	if end != bad {
		f.account.note(Fault{FaultKey: FaultKey{Kind: Unknown}, Start: i, End: end}, n)
	}
	return end
}

// lead makes the path of an object that of one of its properties.
func (f *finder) lead(o *object, which int, name []byte, path int) {
	switch {
	case which != unknown:
		f.account.path = append(f.account.path[:path], o.properties[which].step...)
	case o.additional != nil:
		f.account.path = append(f.account.path[:path], "/*"...)
	default:
		f.account.path = append(f.account.path[:path], '/')
		if bytes.IndexByte(name, '/') >= 0 || bytes.IndexByte(name, '~') >= 0 {
			name = []byte(pointerEscapes.Replace(string(name)))
		}
		f.account.path = append(f.account.path, name...)
	}
}

// end judges an object by the properties that it has; i is at its closing brace.
func (f *finder) end(b []byte, i int, n *node, in *found) int {
	o := n.object
	if in.count < o.min || in.count > o.max || in.others.count > 0 && f.twice(b, in.others) {
		return bad
	}
	if f.seen != nil {
		for word := range in.seen {
			f.seen[o.mark+word] |= in.seen[word]
		}
		if in.others.count > 0 {
			f.mark(o.others)
		}
	}
	for word, required := range o.required {
		for missing := required &^ in.seen[word]; missing != 0; missing &= missing - 1 {
			which := word*64 + bits.TrailingZeros64(missing)
			property := &o.properties[which]
			f.lead(o, which, nil, in.path)
			f.account.note(Fault{
				FaultKey: FaultKey{Kind: Missing, property: int32(which)}, //nolint:gosec // fewer than can be written
				Property: property.name, Start: in.start, End: i + 1, Members: in.count,
			}, n)
		}
	}
	return i + 1
}
