package webhook

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/wire"
	"github.com/rzpkit/payments/generated"
)

// ErrNotEvent is a signed body that is no event, or lacks what its event always has.
var ErrNotEvent = errors.New("the body is not an event")

// Event is a webhook that was verified.
type Event struct {
	// ID is the same for each delivery of the event. [Parse] leaves it empty, since
	// it is not in the body but in [EventIDHeader], which is not signed.
	ID        string              `json:"-"`
	Name      string              `json:"event"` // what happened, such as "payment.captured"
	AccountID generated.AccountID `json:"account_id"`
	CreatedAt wire.Timestamp      `json:"created_at"`
	Contains  []string            `json:"contains"` // the keys of the payload
	// Body is the whole body, a [*generated.PaymentCapturedEvent] for one; nil for an
	// event that the contract does not know.
	Body generated.WebhookEvent `json:"-"`
	Raw  []byte                 `json:"-"` // the body as it came
}

// Parse verifies a body as [Verify] does and reads it. It returns an event if and
// only if its error is nil; an event that is new to the contract is no error.
// Events come at least once and in any order.
func Parse(body []byte, signature string, secrets ...Secret) (*Event, error) {
	if err := Verify(body, signature, secrets...); err != nil {
		return nil, err
	}
	event := &Event{Raw: body}
	err := json.Unmarshal(body, event)
	if err == nil && event.Name == "" {
		err = errors.New("it has no name")
	}
	if event.Body = generated.NewWebhookEvent(event.Name); err == nil && event.Body != nil {
		if err = json.Unmarshal(body, event.Body); err == nil && event.Body.Lacks() != "" {
			err = errors.New("it has no " + event.Body.Lacks())
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %.60q: %w", ErrNotEvent, event.Name, err)
	}
	return event, nil
}
