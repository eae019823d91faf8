package webhook

import (
	"context"
	"errors"
)

// ErrHandled is what [Seen] says of an event that needs no handling any more.
var ErrHandled = errors.New("the event is handled")

// Seen tells events that come again. Of several deliveries at once, one alone
// claims the event.
//
// In a database it is a table with the key as its primary key. Begin inserts a row
// with a number drawn for the claim, and writes its number into one that is there
// but not handled after minutes, since that process died. The claim marks the row
// handled, or else deletes it, but only one with its own number that is not
// handled: another delivery may have claimed the event since.
type Seen interface {
	// Begin claims an event, or fails: with [ErrHandled], or with another error while
	// another delivery has the claim. The key is 64 hexadecimal digits, made of the
	// event's id and of all that is signed.
	Begin(ctx context.Context, key string) (Claim, error)
}

// Claim ends itself: the event is handled, or else free for another delivery. It is
// called once more if it fails. If that fails too, the event is handled again, when
// Begin lets it. So Handle should be idempotent, or insert the [Event.Key]
// into a table in the transaction of its work.
type Claim func(ctx context.Context, handled bool) error
