package contract

import (
	"encoding/json"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"
)

// encodedContract is what [EncodeJSON] writes.
type encodedContract struct {
	SHA256   string          `json:"sha256"` // of the contract's text
	Lines    string          `json:"lines"`  // see encodeOrigins
	Document json.RawMessage `json:"document"`
}

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
	encoded, err := document.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	return json.Marshal(encodedContract{digestOf(data), encodeOrigins(document), encoded})
}

// LoadJSON is [LoadNamed] for a contract that [EncodeJSON] has also encoded as JSON, which loads
// in half the time. JSON made from another text is ignored.
func LoadJSON(name string, data, encoded []byte) (*Contract, error) {
	document := decodeDocument(name, encoded, digestOf(data))
	if document == nil {
		return LoadNamed(name, data)
	}
	c, err := prepare(document, data, nil)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	return c, nil
}

// decodeDocument returns nil if the JSON is damaged or was made from another text.
func decodeDocument(name string, encoded []byte, digest string) *openapi3.T {
	var contract encodedContract
	if err := json.Unmarshal(encoded, &contract); err != nil || contract.SHA256 != digest {
		return nil
	}
	document, err := openapi3.NewLoader().LoadFromData(contract.Document)
	if err != nil || !decodeOrigins(document, name, contract.Lines) {
		return nil
	}
	return document
}
