package fast

import "github.com/getkin/kin-openapi/openapi3"

// maxDepth is the depth, counted from 0, of the deepest container that package contract
// reads.
const maxDepth = 200

// bad is returned instead of a position after an invalid value.
const bad = -1

// Validator checks bodies against one schema. It is safe for concurrent use.
type Validator struct {
	root  *node
	marks []Mark
	any   *node // accepts any JSON
}

// node is a constraint on a value at one place. A nil part forbids values of its type.
type node struct {
	id      int // unique in a validator
	schema  *openapi3.Schema
	object  *object
	array   *array
	text    *text
	number  *number
	boolean boolean
	null    bool
}

// boolean says which of the two values are allowed.
type boolean struct{ yes, no bool }

type array struct {
	items    *node
	min, max int
}

// reader reads one body. Its methods take the body and a position and return the position
// after what they read, or bad: as arguments, both stay in registers.
type reader struct {
	scratch *scratch
	seen    []uint64 // a bit for each mark, or nil
}

// Valid reports whether the slow path would find nothing in body. It sets the bits in seen
// of the marks in the body; seen is nil or comes from [Validator.NewSeen].
func (v *Validator) Valid(body []byte, seen []uint64) bool {
	r := reader{seen: seen}
	end := r.value(body, skipSpace(body, 0), v.root, 0)
	r.release()
	return end != bad && skipSpace(body, end) == len(body)
}

func (r *reader) value(b []byte, i int, n *node, depth int) int {
	if i >= len(b) {
		return bad
	}
	switch b[i] {
	case '"':
		return r.text(b, i+1, n.text)
	case '{':
		return r.object(b, i+1, n.object, depth)
	case '[':
		return r.array(b, i+1, n.array, depth)
	case 't':
		return literal(b, i, "true", n.boolean.yes)
	case 'f':
		return literal(b, i, "false", n.boolean.no)
	case 'n':
		return literal(b, i, "null", n.null)
	}
	end := numeral(b, i, n.number)
	if r.seen != nil && end != bad && n.number.enum != nil {
		r.markNumber(b[i:end], n.number)
	}
	return end
}

func literal(b []byte, i int, word string, allowed bool) int {
	if !allowed || !starts(b, i, word) {
		return bad
	}
	return i + len(word)
}

// array reads a list after its opening bracket.
func (r *reader) array(b []byte, i int, a *array, depth int) int {
	if a == nil || depth > maxDepth {
		return bad
	}
	count := 0
	if i = skipSpace(b, i); i < len(b) && b[i] == ']' {
		return a.end(i, count)
	}
	for {
		if i = r.value(b, i, a.items, depth+1); i == bad {
			return bad
		}
		count++
		if i = skipSpace(b, i); i >= len(b) {
			return bad
		}
		switch b[i] {
		case ',':
			i = skipSpace(b, i+1)
		case ']':
			return a.end(i, count)
		default:
			return bad
		}
	}
}

func (a *array) end(i, count int) int {
	if count < a.min || count > a.max {
		return bad
	}
	return i + 1
}
