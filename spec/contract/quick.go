package contract

import (
	"fmt"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// quickDigest is the extension in which [Quick] notes the digest of the contract's text.
const quickDigest = "x-sha256"

// Quick makes JSON of a valid contract, for [LoadQuick].
func Quick(data []byte) ([]byte, error) {
	document, _, err := readDocument("", data)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	if document.Extensions == nil {
		document.Extensions = map[string]any{}
	}
	document.Extensions[quickDigest] = digestOf(data)
	return document.MarshalJSON()
}

// LoadQuick is [LoadNamed] for a contract of which there is the JSON that [Quick] makes. That
// takes a third of the time to read and has no lines: a [Checker] reads the contract itself
// for its first finding. If the JSON was made of another text, it is not used.
func LoadQuick(name string, data, quick []byte) (*Contract, error) {
	document, err := openapi3.NewLoader().LoadFromData(quick)
	if err != nil || document.Extensions[quickDigest] != digestOf(data) {
		return LoadNamed(name, data)
	}
	c, err := prepare(document, data, nil)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	c.lined = sync.OnceValue(func() *Contract {
		lined, err := LoadNamed(name, data)
		if err != nil {
			return c // it was valid when its quick form was made
		}
		return lined
	})
	return c, nil
}

// withLines is the contract with its lines.
func (c *Contract) withLines() *Contract {
	if c.lined == nil {
		return c
	}
	return c.lined()
}
