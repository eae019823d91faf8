package fast

import "encoding/binary"

// Account is where a body does not hold, in the terms of the validator: too
// little for a reader of findings, but enough to know again what was explained
// once. Its zero value is ready, and good for one body after another.
type Account struct {
	Faults []Fault

	key  []byte
	path []byte // of the value being read, as a JSON pointer
}

// Fault is a value that does not hold.
type Fault struct {
	Kind Kind
	// Start and End are where the value stands in the body; of a missing property
	// it is the object without it.
	Start, End int
	// Members counts the properties of that object.
	Members int

	pointer [2]int // where in key
}

// Kind is what is wrong with a value.
type Kind byte

// The kinds of faults.
const (
	Wrong   Kind = 'w' // it is of another type, or a keyword refuses it
	Missing Kind = 'm' // a property that has to be there is not
	Unknown Kind = 'u' // a property that the schema does not know
)

// maxFaults is how many faults are put into one account: a page of items has the
// same few in each. A body with more of them is like no other.
const maxFaults = 1000

// Key is the same for bodies with the same faults at the same places. It is good
// until the next body.
func (a *Account) Key() []byte { return a.key }

// Pointer is the place of a fault, as a JSON pointer.
func (a *Account) Pointer(fault Fault) string {
	return string(a.key[fault.pointer[0]:fault.pointer[1]])
}

// note adds a fault of the value that the path leads to. What tells the fault
// from others of its kind at the same place are the node and its bits, a bit for
// each keyword that refuses the value.
func (a *Account) note(fault Fault, n *node, form byte, bits uint32) bool {
	if len(a.Faults) == maxFaults {
		return false
	}
	a.key = append(a.key, byte(fault.Kind), form)
	a.key = binary.LittleEndian.AppendUint32(a.key, uint32(n.id)) //nolint:gosec // there are fewer nodes than schemas can be written
	a.key = binary.LittleEndian.AppendUint32(a.key, bits)
	a.key = binary.LittleEndian.AppendUint32(a.key, uint32(len(a.path))) //nolint:gosec // part of a body
	fault.pointer[0] = len(a.key)
	a.key = append(a.key, a.path...)
	fault.pointer[1] = len(a.key)
	a.Faults = append(a.Faults, fault)
	return true
}

// Account finds every fault of a body. It is false where there is something that
// is not told by a place and a keyword: a body that is not JSON or not read by
// everyone alike, a number of unusual form, a count of items or properties. Seen
// is as in [Validator.Holds].
func (v *Validator) Account(body []byte, seen []uint64, account *Account) bool {
	account.Faults, account.key, account.path = account.Faults[:0], account.key[:0], account.path[:0]
	f := finder{reader: reader{seen: seen}, account: account, any: v.any}
	end := f.value(body, space(body, 0), v.root, 0)
	f.release()
	return end != bad && space(body, end) == len(body) && len(account.Faults) > 0
}
