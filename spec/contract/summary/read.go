package summary

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Read decodes a summary from JSON. It refuses one without a contract, with unknown
// members, or with a finding under a wrong fingerprint.
func Read(data []byte) (*Summary, error) {
	s := New()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(s); err != nil {
		return nil, fmt.Errorf("summary: %w", err)
	}
	if decoder.More() {
		return nil, errors.New("summary: more than one value")
	}
	if s.Contract == "" {
		return nil, errors.New("summary: it names no contract")
	}
	for fingerprint, group := range s.Findings {
		if group == nil || group.Finding.Fingerprint() != fingerprint {
			return nil, fmt.Errorf("summary: finding %.40q has another fingerprint", fingerprint)
		}
	}
	for _, shard := range s.Shards {
		if shard.Index < 1 || shard.Index > shard.Of || shard.Of > maxShards {
			return nil, fmt.Errorf("summary: there is no shard %v", shard)
		}
	}
	if _, err := mergeShards(s.Shards, nil); err != nil {
		return nil, err
	}
	return s, nil
}
