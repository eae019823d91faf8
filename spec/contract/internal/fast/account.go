package fast

import (
	"math"

	"github.com/getkin/kin-openapi/openapi3"
)

// Account collects the faults of a body. The zero value is ready to use, and can be reused
// for the next body.
type Account struct {
	// Faults are in the order of the body.
	Faults []Fault

	path     []byte // JSON pointer to the container being read
	pointers []byte // the faults' pointers, one after the other
}

// Fault is an invalid value, or a missing or undescribed property.
type Fault struct {
	FaultKey

	// Schema is the schema of the value; for a missing or undescribed property, that of its
	// object.
	Schema *openapi3.Schema
	// Property is the name of a missing property.
	Property string
	// Start and End delimit the value in the body; for a missing property, its object.
	Start, End int
	// Members is the number of properties of the object that lacks one.
	Members int

	pointer [2]int // start and end in Account.pointers
}

// FaultKey is the same for all faults of a validator that have the same description: those
// at one place of the schema that violate the same keywords.
type FaultKey struct {
	Kind     Kind
	form     byte // the first byte of the value; for numbers, '0' or '.'
	node     int32
	property int32  // index of the missing property
	violated uint32 // a bit for each violated keyword
}

// Slots is the size of a table indexed by [FaultKey.Slot].
const Slots = 64

// Slot returns a hash below [Slots], which differs for most of the faults of a schema.
func (k FaultKey) Slot() uint32 {
	return (uint32(k.node)*7 + uint32(k.property) + k.violated*3 + uint32(k.Kind)) % Slots //nolint:gosec // meant to wrap
}

// Kind is what is wrong with a value.
type Kind byte

// The kinds of faults.
const (
	Wrong   Kind = 'w' // a value of another type, or one that violates a keyword
	Missing Kind = 'm' // a required property is missing
	Unknown Kind = 'u' // a property that the schema does not describe
)

// Pointer returns the JSON pointer of a fault, with * for a map key that the contract
// leaves open. It is valid until the next body.
func (a *Account) Pointer(fault Fault) []byte { return a.pointers[fault.pointer[0]:fault.pointer[1]] }

// add appends a fault at the current path.
func (a *Account) add(fault Fault, n *node) {
	fault.Schema, fault.node = n.schema, int32(min(n.id, math.MaxInt32)) //nolint:gosec // bounded
	fault.pointer[0] = len(a.pointers)
	a.pointers = append(a.pointers, a.path...)
	fault.pointer[1] = len(a.pointers)
	a.Faults = append(a.Faults, fault)
}

// FindFaults collects every fault of a body; a body without faults is valid. It returns
// false for input that an Account cannot describe: JSON that package contract refuses
// (broken, nested too deep or with a duplicate key), a number that kin-openapi and Go read
// differently, a wrong number of items or properties, or a value that several parts of a
// schema limit. seen is as in [Validator.Valid].
func (v *Validator) FindFaults(body []byte, seen []uint64, account *Account) bool {
	account.Faults, account.pointers, account.path = account.Faults[:0], account.pointers[:0], account.path[:0]
	f := finder{reader: reader{seen: seen}, account: account, any: v.any}
	end := f.value(body, skipSpace(body, 0), v.root, 0)
	f.release()
	return end != bad && skipSpace(body, end) == len(body)
}
