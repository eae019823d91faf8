//go:build !race

package api_test

const watched = false

// outcomeCalls are the calls that a fault is tried with: all of them.
func outcomeCalls(calls []operationCall, _ int) []operationCall { return calls }
