package call

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/rzpkit/payments/api/wire"
)

// InputError is a value that the contract refuses, found before anything was
// sent.
type InputError struct {
	// Operation is the operationId, and Field the path to the value, such as
	// "card.number".
	Operation, Field string
	// Err says what is wrong, without the value where that is sensitive.
	Err error
}

// Error names operation, field and fault.
func (e *InputError) Error() string { return e.Operation + ": " + e.Field + ": " + e.Err.Error() }

// Unwrap is the fault.
func (e *InputError) Unwrap() error { return e.Err }

// errMissing is the fault of a required value that is empty.
var errMissing = errors.New("is required")

// Refuse is an [*InputError] that does not know its operation yet.
func Refuse(field string, err error) error { return &InputError{Field: field, Err: err} }

// inside names the object or list that the fault was found in.
func inside(field string, err error) error {
	var input *InputError
	if !errors.As(err, &input) {
		return err
	}
	switch {
	case input.Field == "": // the member of a list is named by its place alone
		input.Field = field
	case field != "":
		input.Field = field + "." + input.Field
	}
	return err
}

// Refused completes an [*InputError] with the operation it was meant for, if that
// is known.
func (o *Operation) Refused(err error) error {
	var input *InputError
	if o != nil && errors.As(err, &input) {
		input.Operation = o.ID
	}
	return err
}

// manyDigits are what may be a card's number.
var manyDigits = regexp.MustCompile(`[0-9]{12,}`)

// quoted shows a value that was refused, on one line, but for what may be a card's
// number.
func quoted(value string) string {
	return fmt.Sprintf("%.40q", manyDigits.ReplaceAllString(value, wire.Redacted))
}
