package fast

// object is a constraint on objects.
type object struct {
	properties []property
	index      index
	order      order
	required   []uint64 // a bit for each property
	additional *node    // of undescribed properties, or nil if they are forbidden
	min, max   int      // number of properties
	mark       int      // first word of the properties' marks
	others     int      // mark of undescribed properties
}

type property struct {
	name   string
	quoted string // the name with its closing quote and the colon
	step   string // the name as a step of a JSON pointer
	node   *node
}

// object reads an object after its opening brace.
func (r *reader) object(b []byte, i int, o *object, depth int) int {
	if o == nil || depth > maxDepth {
		return bad
	}
	var few [2]uint64
	if len(o.required) <= len(few) {
		return r.members(b, i, o, depth, few[:len(o.required)])
	}
	s := r.acquire()
	mark := len(s.bits)
	s.bits = append(s.bits, o.required...)
	seen := s.bits[mark:]
	clear(seen)
	i = r.members(b, i, o, depth, seen)
	s.bits = s.bits[:mark]
	return i
}

// members reads the properties. seen has a bit for each described property.
func (r *reader) members(b []byte, i int, o *object, depth int, seen []uint64) int {
	count, last := 0, before
	var others others
	if i = skipSpace(b, i); i < len(b) && b[i] == '}' {
		return r.end(b, i, o, count, seen, others)
	}
	for {
		if i >= len(b) || b[i] != '"' {
			return bad
		}
		i++
		which := o.order.after(last)
		if which < len(o.properties) && starts(b, i, o.properties[which].quoted) {
			i += len(o.properties[which].quoted)
		} else {
			if which, i = r.key(b, i, o, &others); i == bad {
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
		if i = r.value(b, skipSpace(b, i), member, depth+1); i == bad {
			return bad
		}
		count++
		if i = skipSpace(b, i); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = skipSpace(b, i+1)
		case '}':
			return r.end(b, i, o, count, seen, others)
		default:
			return bad
		}
	}
}

func (r *reader) end(b []byte, i int, o *object, count int, seen []uint64, others others) int {
	for word, bits := range o.required {
		if seen[word]&bits != bits {
			return bad
		}
	}
	if count < o.min || count > o.max || others.count > 0 && r.hasDuplicate(b, others) {
		return bad
	}
	if r.seen != nil {
		for word := range seen {
			r.seen[o.mark+word] |= seen[word]
		}
		if others.count > 0 {
			r.mark(o.others)
		}
	}
	return i + 1
}

func starts(b []byte, i int, with string) bool {
	return len(b)-i >= len(with) && string(b[i:i+len(with)]) == with
}

// key reads a key after its opening quote. It returns the property, or unknown for an
// undescribed key that is allowed.
func (r *reader) key(b []byte, i int, o *object, others *others) (which, end int) {
	end, escaped := quoted(b, i)
	if end == bad {
		return unknown, bad
	}
	name := b[i:end]
	if escaped {
		name = r.decoded(name)
	}
	if which = o.index.find(o.properties, name); which == unknown {
		if o.additional == nil {
			return unknown, bad
		}
		r.addOther(others, name, i, escaped)
	}
	return which, end + 1
}
