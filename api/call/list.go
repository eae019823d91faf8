package call

import (
	"encoding/json"
	"fmt"

	"github.com/rzpkit/payments/api/wire"
)

// List describes how to request and decode the pages of a list, according to x-pages in the
// contract.
type List[T any] struct {
	// Request returns the request for a page.
	Request func(Page) *Request
	// Items names the member of an answer that has the items. Next names the member that has the
	// cursor of the next page; "" means that a page is requested by the number of items to skip.
	Items, Next string
	// Unpaged says that the list has no pages: one answer has all items.
	Unpaged bool
	// Size is the maximum number of items of a page. 0 means that the contract does not state it
	// and the server decides.
	Size int64
	// Required lists the required members of an answer.
	Required []wire.Member
	// Identify returns an item's id, and its creation time if the list can be limited by a time. It
	// is nil for items without ids.
	Identify func(*T) (id string, created wire.Timestamp)
}

// Page selects the items of a request: Count items after the first Skip, or after Cursor, created
// at Until or earlier. A zero field is left out of the request.
type Page struct {
	Count, Skip int64
	Cursor      string
	Until       wire.Timestamp
}

// ItemError is the error for an item of a list that could not be decoded. The walk continues with
// the next item.
type ItemError struct {
	// Operation is the operationId.
	Operation string
	// Raw is the item as it was received. It may contain personal data; do not log it.
	Raw json.RawMessage
	// Err says what could not be decoded. It does not contain values.
	Err error
}

// Error returns the operation and Err.
func (e *ItemError) Error() string {
	return e.Operation + ": an item could not be read: " + e.Err.Error()
}

// Format prints the text of Error for every verb. Without it fmt would print Raw for %#v.
func (e *ItemError) Format(state fmt.State, verb rune) {
	_, _ = fmt.Fprintf(state, fmt.FormatString(state, verb), e.Error())
}

// MarshalText returns the text of Error, for encoders that find the error inside another value.
func (e *ItemError) MarshalText() ([]byte, error) { return []byte(e.Error()), nil }

// Unwrap returns Err.
func (e *ItemError) Unwrap() error { return e.Err }

// ListError is the error for a list that could not be read to its end, because the server's answers
// are contradictory. Items may be missing.
type ListError struct {
	// Operation is the operationId. Received is the number of items received before the error.
	Operation string
	Received  int
	// Reason is the contradiction.
	Reason string
}

// Error returns the operation, the number of items received and the reason.
func (e *ListError) Error() string {
	return fmt.Sprintf("%s: the list ends after %d items and may have more: %s", e.Operation, e.Received, e.Reason)
}
