// Package exit gives errors the exit status of a program.
package exit

import "errors"

// The exit statuses of checks. Anything else that fails exits with 1.
const (
	Findings   = 1 // there are findings that the gate does not let pass
	Contract   = 2 // the contract or the command line is wrong
	Unreadable = 3 // input could not be read, or nothing was checked
	Coverage   = 4 // too little of the contract was seen
)

// statusError is an error with an exit status of its own.
type statusError struct {
	status int
	err    error
}

func (e *statusError) Error() string { return e.err.Error() }
func (e *statusError) Unwrap() error { return e.err }

// With is an error that a program exits with the status for.
func With(status int, err error) error { return &statusError{status, err} }

// Or is With for an error that has no status yet.
func Or(status int, err error) error {
	if known := (*statusError)(nil); errors.As(err, &known) {
		return err
	}
	return With(status, err)
}

// Status is what a program exits with: 0 without an error.
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
