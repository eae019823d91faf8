package webhook

import (
	"context"
	"errors"
)

// ErrHandled is the error of [Seen.Begin] for an event that has been handled.
var ErrHandled = errors.New("the event is handled")

// Seen remembers handled events, so that a repeated delivery is not handled again. If several
// deliveries of an event arrive at once, only one of them claims it.
//
// In a database, Seen is a table with the key as its primary key. Begin inserts a row with a random
// number for the claim. If there is a row that has not been handled for minutes, its process died,
// and Begin replaces the number. Ending the claim marks the row as handled or deletes it, but only
// if the row still has the claim's number and is not handled: another delivery may have claimed the
// event meanwhile.
type Seen interface {
	// Begin claims an event. It returns [ErrHandled] if the event has been handled, and another
	// error while another delivery has the claim. The key is [Event.Key].
	Begin(ctx context.Context, key string) (Claim, error)
}

// Claim ends a claim. If handled is true, the event is marked as handled; otherwise another
// delivery can claim it. If Claim fails, it is called once more. If that fails too, the event is
// handled again once Begin allows it, so Handle should be idempotent, or insert the [Event.Key]
// into a table in the transaction of its work.
type Claim func(ctx context.Context, handled bool) error
