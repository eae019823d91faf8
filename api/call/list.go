package call

import (
	"encoding/json"
	"fmt"

	"github.com/rzpkit/payments/api/wire"
)

// List describes a list of the contract; its pages are requested as its x-pages says.
type List[T any] struct {
	// Request returns the request for a page.
	Request func(Page) *Request
	// Items names the member of an answer that has the items. Next names the member that has the
	// cursor of the next page; if it is "", a page is requested by the number of items before it.
	Items, Next string
	// Unpaged says that the list has no pages: one answer has all items.
	Unpaged bool
	// Size is how many items a page can have, or 0 if the contract does not say so; the server then
	// decides.
	Size int64
	// Required lists the members that every answer has.
	Required []wire.Member
	// Identify returns an item's id, and its creation time if the list can be limited by a time. It
	// is nil for items without ids.
	Identify func(*T) (id string, created wire.Timestamp)
}

// Page says which items a walk requests: Count items after the first Skip, or after a Cursor,
// created before Until or at that time. A zero field is left out of the request.
type Page struct {
	Count, Skip int64
	Cursor      string
	Until       wire.Timestamp
}

// ItemError is an item of a list that could not be decoded. The items after it follow all the same.
type ItemError struct {
	// Operation is the operationId.
	Operation string
	// Raw is the item as it was received. It may contain what must not be logged.
	Raw json.RawMessage
	// Err says what could not be decoded, without repeating a value.
	Err error
}

// Error names operation and fault.
func (e *ItemError) Error() string {
	return e.Operation + ": an item could not be read: " + e.Err.Error()
}

// Format prints the text of Error for every verb. By itself fmt would print Raw for %#v.
func (e *ItemError) Format(state fmt.State, verb rune) {
	_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), e.Error())
}

// MarshalText returns the text of Error, for encoders that find the error inside another value.
func (e *ItemError) MarshalText() ([]byte, error) { return []byte(e.Error()), nil }

// Unwrap returns Err.
func (e *ItemError) Unwrap() error { return e.Err }

// ListError is a list that could not be walked to its end, because the server's answers contradict
// themselves or each other. Items may be missing.
type ListError struct {
	// Operation is the operationId. Received is how many items were received before.
	Operation string
	Received  int
	// Reason is what the server did.
	Reason string
}

// Error names operation, reason and the number of items received.
func (e *ListError) Error() string {
	return fmt.Sprintf("%s: the list ends after %d items and may have more: %s", e.Operation, e.Received, e.Reason)
}
