package fast

import "bytes"

// found is what the finder knows of an object that it is in.
type found struct {
	start, count int
	last         int // the property before
	seen         []uint64
	others       others
	path         int // how much of the path leads to the object
}

func (f *finder) object(b []byte, start int, n *node, depth int) int {
	o := n.object
	if depth > maxDepth {
		return bad
	}
	s := f.space()
	mark := len(s.bits)
	s.bits = append(s.bits, o.required...)
	in := found{start: start, last: before, seen: s.bits[mark:], path: len(f.account.path)}
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
	i := space(b, in.start+1)
	if i < len(b) && b[i] == '}' {
		return i
	}
	for {
		if i = f.member(b, i, n, in, depth); i == bad {
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

func (f *finder) member(b []byte, i int, n *node, in *found, depth int) int {
	if i >= len(b) || b[i] != '"' {
		return bad
	}
	o := n.object
	which, end := f.key(b, i+1, o, in)
	if end == bad {
		return bad
	}
	if which != unknown {
		word, bit := which/64, uint64(1)<<(which%64)
		if in.seen[word]&bit != 0 {
			return bad
		}
		in.seen[word] |= bit
		in.last = which
	}
	in.count++
	if i = space(b, end); i >= len(b) || b[i] != ':' {
		return bad
	}
	i = space(b, i+1)
	switch {
	case which != unknown:
		return f.value(b, i, o.properties[which].node, depth+1)
	case o.additional != nil:
		return f.value(b, i, o.additional, depth+1)
	}
	return f.unknown(b, i, n, depth)
}

// key reads a key from behind its opening quote, and leads to its property.
func (f *finder) key(b []byte, i int, o *object, in *found) (which, end int) {
	if which = o.order.after(in.last); which < len(o.properties) && starts(b, i, o.properties[which].quoted) {
		f.account.path = append(f.account.path[:in.path], o.properties[which].step...)
		return which, i + len(o.properties[which].quoted)
	}
	end, escaped := quoted(b, i)
	if end == bad {
		return unknown, bad
	}
	name := b[i:end]
	if escaped {
		name = f.decoded(name)
	}
	if which = o.index.find(o.properties, name); which == unknown {
		f.note(&in.others, name, i, escaped)
	}
	f.lead(in, name)
	return which, end + 1
}

// unknown reads past a property that the schema does not know.
func (f *finder) unknown(b []byte, i int, n *node, depth int) int {
	r := reader{scratch: f.scratch}
	end := r.value(b, i, f.any, depth+1)
	f.scratch = r.scratch
	if end == bad || !f.account.note(Fault{Kind: Unknown, Start: i, End: end}, n, 0, 0) {
		return bad
	}
	return end
}

// lead makes the path of the object that of one of its properties.
func (f *finder) lead(in *found, name []byte) {
	f.account.path = append(f.account.path[:in.path], '/')
	if bytes.IndexByte(name, '/') >= 0 || bytes.IndexByte(name, '~') >= 0 {
		name = []byte(pointerEscapes.Replace(string(name)))
	}
	f.account.path = append(f.account.path, name...)
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
	for which := range o.properties {
		word, bit := which/64, uint64(1)<<(which%64)
		if o.required[word]&bit == 0 || in.seen[word]&bit != 0 {
			continue
		}
		f.account.path = append(f.account.path[:in.path], o.properties[which].step...)
		if !f.account.note(Fault{Kind: Missing, Start: in.start, End: i + 1, Members: in.count}, n, 0, 0) {
			return bad
		}
	}
	return i + 1
}
