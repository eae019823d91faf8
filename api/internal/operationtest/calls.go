// Package operationtest lists a valid call of each method of the generated API, for tests that try
// all of them. See package operations.
//
//	for _, call := range operationtest.Calls(t) {
//		err := call.Do(t.Context(), client, api.NoRetry())
//	}
package operationtest

import (
	"io/fs"
	"slices"
	"sync"
	"testing"

	"github.com/rzpkit/payments/internal/operations"
	"github.com/rzpkit/payments/spec"
)

// Call is a method of the generated API with valid arguments.
type Call = operations.Call

// found builds the list of calls once per test binary.
var found = sync.OnceValues(operations.Calls)

// Calls returns every method of every operation, except the iterators over lists.
func Calls(t *testing.T) []Call {
	t.Helper()
	calls, err := found()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(calls)
}

// Walks returns every iterator over a list.
func Walks(t *testing.T) []operations.Walk {
	t.Helper()
	walks, err := operations.Walks()
	if err != nil {
		t.Fatal(err)
	}
	return walks
}

// Answer returns a documented answer of an operation.
func Answer(t *testing.T, operation string) []byte {
	t.Helper()
	files, err := fs.Glob(spec.Samples, "samples/"+operation+"/2??-*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no answer of %s is documented: %v", operation, err)
	}
	text, err := spec.Samples.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return text
}
