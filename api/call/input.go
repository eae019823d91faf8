package call

import (
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/internal/mask"
)

// InputError is the error for a value that the contract refuses. Nothing was sent.
type InputError struct {
	// Operation is the operationId. Field is the path to the value, such as "card.number".
	Operation, Field string
	// Err says what is wrong with the value. It does not contain sensitive values.
	Err error
}

// Error returns the operation, the field and Err.
func (e *InputError) Error() string { return e.Operation + ": " + e.Field + ": " + e.Err.Error() }

// Unwrap returns Err.
func (e *InputError) Unwrap() error { return e.Err }

// errMissing is the error for a required value that is missing or empty.
var errMissing = errors.New("is required")

// Refuse returns an [*InputError] without an operation; [Operation.CompleteError] adds it.
func Refuse(field string, err error) error { return &InputError{Field: field, Err: err} }

// prefixField puts the name of the enclosing object or list before the field of an error.
func prefixField(field string, err error) error {
	var input *InputError
	if !errors.As(err, &input) {
		return err
	}
	switch {
	case input.Field == "": // the error is about the member itself
		input.Field = field
	case field != "":
		input.Field = field + "." + input.Field
	}
	return err
}

// CompleteError adds the operation, if it is known, to an [*InputError].
func (o *Operation) CompleteError(err error) error {
	var input *InputError
	if o != nil && errors.As(err, &input) {
		input.Operation = o.ID
	}
	return err
}

// quoteMasked quotes a refused value on one line. It masks possible card numbers, addresses and
// telephone numbers, because a caller may have confused two arguments.
func quoteMasked(value string) string { return fmt.Sprintf("%.40q", mask.Text(value)) }
