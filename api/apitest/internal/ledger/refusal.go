package ledger

import (
	"fmt"
	"net/http"

	"github.com/rzpkit/payments/generated"
)

// RefusedError says why a change is refused, with the fields of the real server's error
// envelope.
type RefusedError struct {
	Status               int
	Description, Field   string
	Source, Step, Reason string
	PaymentID            generated.PaymentID
	OrderID              generated.OrderID
	// Next lists what can be done instead; it is sent beside the error.
	Next []string
}

// Error has the status and the description.
func (r *RefusedError) Error() string { return fmt.Sprintf("%d: %s", r.Status, r.Description) }

// InvalidInput refuses a request that is wrong in itself, in a field or in an id.
func InvalidInput(field, description string) *RefusedError {
	return &RefusedError{
		Status: http.StatusBadRequest, Description: description, Field: field,
		Source: "business", Step: "payment_initiation", Reason: "input_validation_failed",
	}
}

// UnknownID is what every operation answers to an id that names nothing.
func UnknownID() *RefusedError { return InvalidInput("", unknownID) }

const unknownID = "The id provided does not exist"

// IsUnknownID is whether a move was refused because there is nothing with its id.
func (r *RefusedError) IsUnknownID() bool { return r.Description == unknownID }

// stateRefusal refuses a change that a payment's state does not allow.
func stateRefusal(p *Payment, step, reason, description string) *RefusedError {
	return &RefusedError{
		Status: http.StatusBadRequest, Description: description,
		Source: "business", Step: step, Reason: reason, PaymentID: p.ID, OrderID: p.OrderID,
	}
}
