package contract

import (
	"fmt"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// digestExtension is the extension in which [EncodeJSON] stores the digest of the
// contract's text.
const digestExtension = "x-sha256"

// EncodeJSON encodes a valid contract for [LoadJSON]. It refuses a contract with a
// [Warning], since the JSON cannot hold warnings.
func EncodeJSON(data []byte) ([]byte, error) {
	document, warnings, err := readDocument("", data)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	if len(warnings) > 0 {
		return nil, fmt.Errorf("contract: %v", warnings[0])
	}
	if document.Extensions == nil {
		document.Extensions = map[string]any{}
	}
	document.Extensions[digestExtension] = digestOf(data)
	return document.MarshalJSON()
}

// LoadJSON is [LoadNamed] for a contract that [EncodeJSON] has also encoded as JSON. JSON
// loads in a third of the time, but has no line numbers: the contract's text is loaded at
// the first finding, which needs them. JSON made from another text is ignored.
func LoadJSON(name string, data, encoded []byte) (*Contract, error) {
	document, err := openapi3.NewLoader().LoadFromData(encoded)
	if err != nil || document.Extensions[digestExtension] != digestOf(data) {
		return LoadNamed(name, data)
	}
	c, err := prepare(document, data, nil)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	c.loadWithLines = sync.OnceValue(func() *Contract {
		withLines, err := LoadNamed(name, data)
		if err != nil {
			return c // it was valid when it was encoded
		}
		return withLines
	})
	return c, nil
}

// withLines returns the contract with line numbers.
func (c *Contract) withLines() *Contract {
	if c.loadWithLines == nil {
		return c
	}
	return c.loadWithLines()
}
