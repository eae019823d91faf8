package main

import "errors"

// The exit codes of check and merge. Anything else that fails exits with 1.
const (
	exitFindings   = 1 // there are findings that the gate does not let pass
	exitContract   = 2 // the contract or the command line is wrong
	exitUnreadable = 3 // input could not be read, or nothing was checked
	exitCoverage   = 4 // too little of the contract was seen
)

// exitError is an error with an exit code of its own.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

func exitWith(code int, err error) error { return &exitError{code, err} }

// exitCode is what the program exits with.
func exitCode(err error) int {
	var exit *exitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.code
	}
	return 1
}
