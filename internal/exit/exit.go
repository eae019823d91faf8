// Package exit attaches a program's exit status to errors.
package exit

import "errors"

// The exit statuses of rzpkit's checks. Any other failure exits with 1.
const (
	Findings   = 1 // the findings fail the gate
	Contract   = 2 // the contract or the command line is invalid
	Unreadable = 3 // input could not be read, or nothing was checked
	Coverage   = 4 // too few operations were seen
)

// statusError is an error with an exit status.
type statusError struct {
	status int
	err    error
}

func (e *statusError) Error() string { return e.err.Error() }
func (e *statusError) Unwrap() error { return e.err }

// With returns an error with an exit status.
func With(status int, err error) error { return &statusError{status, err} }

// Or returns err with the status, unless it already has one.
func Or(status int, err error) error {
	if known := (*statusError)(nil); errors.As(err, &known) {
		return err
	}
	return With(status, err)
}

// Status returns the exit status of an error, 0 for nil.
func Status(err error) int {
	var known *statusError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &known):
		return known.status
	}
	return 1
}
