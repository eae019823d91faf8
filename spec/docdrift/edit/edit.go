package edit

import (
	"errors"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// The errors of an edit that is not made.
var (
	// ErrShared is of what other places of the contract refer to as well.
	ErrShared = errors.New("shared with other places")
	// ErrSensitive is of what must not be logged.
	ErrSensitive = errors.New("marked x-sensitive, and never edited")

	errConflict = errors.New("another edit is of the same lines")
	errStyle    = errors.New("written in a way that is not edited")
)

// NotDescribed is the description of what an edit adds.
const NotDescribed = "Not described yet."

// Edit is one change of a contract.
type Edit struct {
	in  *yamlnode.Node // the mapping, as it was read
	key string         // of the entry that is set, or that has the list
	// value is what the entry becomes, or the item that is added; nil takes the entry
	// away. Item is what is taken from the list.
	value, item *yamlnode.Node
	ofList      bool

	comment string   // above a new entry
	beside  []string // where a new entry goes: the first of these that is there
	before  bool
}

// Set gives a key of a mapping a value. A new key goes to the end.
func Set(mapping *yamlnode.Node, key string, value *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, value: value}
}

// Remove takes a key with its value away.
func Remove(mapping *yamlnode.Node, key string) Edit { return Set(mapping, key, nil) }

// Add adds an item to the list that a key of a mapping has. A new list goes to the end.
func Add(mapping *yamlnode.Node, key string, item *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, value: item, ofList: true}
}

// Drop takes an item from the list that a key of a mapping has. The last takes the list
// with it.
func Drop(mapping *yamlnode.Node, key string, item *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, item: item, ofList: true}
}

// Behind is the edit with a new key behind the first of others that is there.
func (e Edit) Behind(keys ...string) Edit {
	e.beside, e.before = keys, false
	return e
}

// Before is the edit with a new key before the first of others that is there.
func (e Edit) Before(keys ...string) Edit {
	e.beside, e.before = keys, true
	return e
}

// Under is the edit with a new key under a blank line and a comment, if it is not empty.
func (e Edit) Under(comment string) Edit {
	e.comment = "\n" + comment
	return e
}
