package webhook

import (
	"context"
	"errors"
)

// ErrHandled is returned by [Seen] for an event that has been handled.
var ErrHandled = errors.New("the event is handled")

// Seen recognizes events that are delivered again. If several deliveries arrive at once, only one
// of them claims the event.
//
// In a database, Seen is a table with the key as its primary key. Begin inserts a row with a random
// number for the claim. If there is a row that has not been handled for minutes, its process died,
// and Begin replaces the number. Ending the claim marks the row as handled or deletes it, but only
// if the row still has the claim's number and is not handled: another delivery may have claimed the
// event meanwhile.
type Seen interface {
	// Begin claims an event. It returns [ErrHandled] if the event is handled, and another error
	// while another delivery has the claim. The key is 64 hexadecimal digits, made from the event's
	// id and everything that is signed.
	Begin(ctx context.Context, key string) (Claim, error)
}

// Claim ends a claim: the event is handled, or else free for another delivery. If it fails, it is
// called once more. If that fails too, the event is handled again once Begin allows it, so Handle
// should be idempotent, or insert the [Event.Key] into a table in the transaction of its work.
type Claim func(ctx context.Context, handled bool) error
