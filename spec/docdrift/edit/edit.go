package edit

import (
	"errors"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// The errors of edits that are refused.
var (
	// ErrShared is the error for a part that other places of the contract refer to.
	ErrShared = errors.New("shared with other places")
	// ErrSensitive is the error for a schema that must not be logged.
	ErrSensitive = errors.New("marked x-sensitive, and never edited")

	errConflict = errors.New("another edit changes the same lines")
	errStyle    = errors.New("written in a YAML style that edits do not support")
)

// NotDescribed is the description of new parts of the contract, until a person writes one.
const NotDescribed = "Not described yet."

// Edit is one change of a contract.
type Edit struct {
	in  *yamlnode.Node // the mapping
	key string         // of the entry that is set or removed, or whose list is edited
	// value is the new value of the entry, or the item to add; nil removes. item is the item to
	// remove from the list.
	value, item *yamlnode.Node
	ofList      bool

	comment string   // above a new entry
	behind  []string // keys: a new entry goes after the first of these that exists
}

// Set sets the value of a key in a mapping. A new key is appended; nil removes the key.
func Set(mapping *yamlnode.Node, key string, value *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, value: value}
}

// Remove removes a key and its value.
func Remove(mapping *yamlnode.Node, key string) Edit { return Set(mapping, key, nil) }

// Add adds an item to the list in a key of a mapping. A new list is appended to the mapping.
func Add(mapping *yamlnode.Node, key string, item *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, value: item, ofList: true}
}

// Drop removes an item from the list in a key of a mapping, and the key with the last item.
func Drop(mapping *yamlnode.Node, key string, item *yamlnode.Node) Edit {
	return Edit{in: mapping, key: key, item: item, ofList: true}
}

// Behind returns the edit with a new key placed after the first of these keys that exists.
func (e Edit) Behind(keys ...string) Edit {
	e.behind = keys
	return e
}

// Under returns the edit with a blank line, and a comment unless it is empty, above a new key.
func (e Edit) Under(comment string) Edit {
	e.comment = "\n" + comment
	return e
}
