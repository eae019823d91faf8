package contract

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

var shared = sync.OnceValues(func() (*Contract, error) { return Load(spec.Contract) })

// Shared returns the contract of the Payments API, loaded once for all tests of this
// folder. A Contract is immutable.
func Shared(tb testing.TB) *Contract {
	tb.Helper()
	c, err := shared()
	require.NoError(tb, err)
	return c
}

// Lines returns the places of all that findings can name, in a fixed order.
func (c *Contract) Lines() string { return encodeOrigins(c.document) }

// Document returns the OpenAPI document in what EncodeJSON wrote.
func Document(encoded []byte) ([]byte, error) {
	var contract encodedContract
	err := json.Unmarshal(encoded, &contract)
	return contract.Document, err
}
