package ledger

import (
	"fmt"
	"net/http"

	"github.com/rzpkit/payments/generated"
)

// RefusedError is why a change is refused, with the fields of the real server's error envelope.
type RefusedError struct {
	Status               int
	Description, Field   string
	Source, Step, Reason string
	PaymentID            generated.PaymentID
	OrderID              generated.OrderID
	// Next lists the next steps that are possible; it is sent beside the error.
	Next []string
}

// Error returns the status and the description.
func (r *RefusedError) Error() string { return fmt.Sprintf("%d: %s", r.Status, r.Description) }

// InvalidInput returns the refusal of an invalid field, or of the whole request if field is "".
func InvalidInput(field, description string) *RefusedError {
	return &RefusedError{
		Status: http.StatusBadRequest, Description: description, Field: field,
		Source: "business", Step: "payment_initiation", Reason: "input_validation_failed",
	}
}

// UnknownID returns the refusal of an unknown id.
func UnknownID() *RefusedError { return InvalidInput("", unknownID) }

const unknownID = "The id provided does not exist"

// IsUnknownID reports whether the refusal is that of [UnknownID].
func (r *RefusedError) IsUnknownID() bool { return r.Description == unknownID }

// stateRefusal returns the refusal of a change that a payment's state does not allow.
func stateRefusal(p *Payment, step, reason, description string) *RefusedError {
	return &RefusedError{
		Status: http.StatusBadRequest, Description: description,
		Source: "business", Step: step, Reason: reason, PaymentID: p.ID, OrderID: p.OrderID,
	}
}
