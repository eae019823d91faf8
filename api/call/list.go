package call

import (
	"encoding/json"
	"fmt"

	"github.com/rzpkit/payments/api/wire"
)

// List is a list of the contract, asked for as its x-pages says.
type List[T any] struct {
	// Request is what asks for a page.
	Request func(Page) *Request
	// Items names the member of an answer that has the items. Next names the one that
	// has the cursor of the next page; without it, a page is told by how many items
	// stand before it.
	Items, Next string
	// Whole is whether the list has no pages: it comes at once.
	Whole bool
	// Size is how many items a page can have, 0 if the contract does not say: the
	// server decides then.
	Size int64
	// Always is what every answer has.
	Always []wire.Member
	// Mark gives an item's id, and when it was created if the list can be closed with
	// a time. It is nil for items without ids.
	Mark func(*T) (id string, created wire.Timestamp)
}

// Page is what a walk asks for: Count items after the first Skip, or after a Cursor, of
// those created until a time. What is zero is left out of the request.
type Page struct {
	Count, Skip int64
	Cursor      string
	Until       wire.Timestamp
}

// ItemError is an item of a list that could not be read. The items behind it come all
// the same.
type ItemError struct {
	// Operation is the operationId.
	Operation string
	// Raw is the item as it came. It can hold what must not be logged.
	Raw json.RawMessage
	// Err says what could not be read, and repeats no value.
	Err error
}

// Error names operation and fault.
func (e *ItemError) Error() string {
	return e.Operation + ": an item could not be read: " + e.Err.Error()
}

// Unwrap is the fault.
func (e *ItemError) Unwrap() error { return e.Err }

// ListError is a list that could not be walked to its end, since the server's answers
// contradict themselves or each other: there may be items that did not come.
type ListError struct {
	// Operation is the operationId; Came is how many items came before.
	Operation string
	Came      int
	// Reason is what the server did.
	Reason string
}

// Error names operation, reason and how far the walk came.
func (e *ListError) Error() string {
	return fmt.Sprintf("%s: the list ends after %d items and may have more: %s", e.Operation, e.Came, e.Reason)
}
