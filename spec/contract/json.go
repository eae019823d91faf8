package contract

import (
	"fmt"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// digestExtension is the extension in which [EncodeJSON] notes the digest of the contract's text.
const digestExtension = "x-sha256"

// EncodeJSON encodes a valid contract for [LoadJSON]. One with a [Warning] is refused: the JSON
// would not have it.
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

// LoadJSON is [LoadNamed] for a contract of which there is the JSON that [EncodeJSON] makes. JSON
// is read in a third of the time, but without lines: the contract's text is read when there is
// the first finding, which names one. JSON that was made of another text is not used.
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

// withLines is the contract with its lines.
func (c *Contract) withLines() *Contract {
	if c.loadWithLines == nil {
		return c
	}
	return c.loadWithLines()
}
