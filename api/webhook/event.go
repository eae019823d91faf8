package webhook

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/internal/jsonerr"
	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// ErrUnreadable is the error for a signed body that does not match the contract's schema of its
// event. [Event.Err] wraps it.
var ErrUnreadable = errors.New("the event could not be read")

// Event is a verified webhook. A signed body is never refused because of its contents: fields that
// could not be decoded are zero, and Err says why.
type Event struct {
	// ID is the same for each delivery of the event. [Parse] leaves it empty, because it comes from
	// the header [EventIDHeader], which is not signed.
	ID string
	// Name is the type of the event, such as "payment.captured".
	Name      string
	AccountID generated.AccountID
	CreatedAt wire.Timestamp
	// Contains lists the keys of the payload.
	Contains []string
	// Body is the whole body, for example a [*generated.PaymentCapturedEvent]. It is nil for an
	// event that the contract does not know, and for one that could not be decoded.
	Body generated.WebhookEvent
	// Raw is the body as it was received.
	Raw []byte
	// Err says what could not be decoded, or is nil. It wraps [ErrUnreadable]. It names fields and
	// JSON types, but contains no values.
	Err error
}

// Key returns the key under which a [Seen] stores the event: 64 hexadecimal digits made from ID and
// Raw. The ID alone does not suffice, because it is not signed: an attacker with one signed request
// could send it with the ID of a future event, which would then be dropped as a repetition.
func (e *Event) Key() string {
	return hexSHA256(fmt.Appendf(nil, "%d:%s:%s", len(e.ID), e.ID, e.Raw))
}

// Parse verifies a body as [Verify] does and decodes it. It returns an event if and only if the
// body is signed; [Event.Err] says what could not be decoded. An event that the contract does not
// know has a nil Body and a nil Err. Events are delivered at least once, in any order.
func Parse(body []byte, signature string, secrets ...Secret) (*Event, error) {
	if err := Verify(body, signature, secrets...); err != nil {
		return nil, err
	}
	event := &Event{Raw: body}
	if err := event.decode(); err != nil {
		event.Body = nil
		event.Err = fmt.Errorf("%w: %.60q: %w", ErrUnreadable, event.Name, err)
	}
	return event, nil
}

// decode decodes each member of the envelope separately, then the whole body. It returns the first
// error.
func (e *Event) decode() error {
	var envelope map[string]json.RawMessage
	if err := json.Unmarshal(e.Raw, &envelope); err != nil {
		return jsonerr.Explain("", err)
	}
	var first error
	for _, member := range []struct {
		name string
		into any
	}{{"event", &e.Name}, {"account_id", &e.AccountID}, {"created_at", &e.CreatedAt}, {"contains", &e.Contains}} {
		value, present := envelope[member.name]
		if !present {
			continue
		}
		if err := json.Unmarshal(value, member.into); err != nil && first == nil {
			first = jsonerr.Explain(member.name, err)
		}
	}
	if e.Name == "" && first == nil {
		first = errors.New("it has no name")
	}
	e.Body = generated.NewWebhookEvent(e.Name)
	if e.Body == nil || first != nil {
		return first
	}
	if missing, _ := wire.Missing(e.Raw, e.Body.RequiredMembers()); missing != "" {
		return errors.New("it has no " + missing)
	}
	if err := json.Unmarshal(e.Raw, e.Body); err != nil {
		return jsonerr.Explain("", err)
	}
	return nil
}
