package fast

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"
)

// Account is where a body is not valid, in the terms of the validator. Its zero value
// is ready, and good for one body after another.
type Account struct {
	// Faults are in the order of the body.
	Faults []Fault

	path     []byte // of the container being read, as a JSON pointer
	pointers []byte // of the faults
}

// Fault is a value that is not valid.
type Fault struct {
	FaultKey

	// Schema is that of the value, or of the object that lacks the property or has it
	// beyond the contract.
	Schema *openapi3.Schema
	// Property is the name of the property that is missing.
	Property string
	// Start and End are where the value is in the body; of a missing property
	// it is the object without it.
	Start, End int
	// Members counts the properties of that object.
	Members int

	pointer [2]int // where in pointers
}

// FaultKey is the same for the faults of a validator that are explained alike: those of
// one place in the schema that the same keywords refuse.
type FaultKey struct {
	Kind     Kind
	form     byte // the first byte of the value, or another for its form
	node     int32
	property int32  // that is missing
	refusing uint32 // a bit for each keyword that refuses the value
}

// Slots is how many slots there are.
const Slots = 64

// Slot is a number below [Slots], for a table of faults in which most have a place of their
// own.
func (k FaultKey) Slot() uint32 {
	return (uint32(k.node)*7 + uint32(k.property) + k.refusing*3 + uint32(k.Kind)) % Slots //nolint:gosec // meant to wrap
}

// Kind is what is wrong with a value.
type Kind byte

// The kinds of faults.
const (
	Wrong   Kind = 'w' // it is of another type, or a keyword refuses it
	Missing Kind = 'm' // a property that has to be there is not
	Unknown Kind = 'u' // a property that the schema does not know
)

// Pointer is the place of a fault, as a JSON pointer with * for a name that the contract
// leaves open. It is good until the next body.
func (a *Account) Pointer(fault Fault) []byte { return a.pointers[fault.pointer[0]:fault.pointer[1]] }

// add adds a fault at the end of a path.
func (a *Account) add(fault Fault, n *node) {
	fault.Schema, fault.node = n.schema, int32(min(n.id, math.MaxInt32)) //nolint:gosec // bounded
	fault.pointer[0] = len(a.pointers)
	a.pointers = append(a.pointers, a.path...)
	fault.pointer[1] = len(a.pointers)
	a.Faults = append(a.Faults, fault)
}

// FindFaults finds every fault of a body; one without any is valid. It is false where there is
// something that is not told by a place and a keyword: a body that is not JSON or not
// read by everyone alike, a number of unusual form, a count of items or properties. Seen
// is as in [Validator.Valid].
func (v *Validator) FindFaults(body []byte, seen []uint64, account *Account) bool {
	account.Faults, account.pointers, account.path = account.Faults[:0], account.pointers[:0], account.path[:0]
	f := finder{reader: reader{seen: seen}, account: account, any: v.any}
	end := f.value(body, space(body, 0), v.root, 0)
	f.release()
	return end != bad && space(body, end) == len(body)
}
