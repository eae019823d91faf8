package report

import (
	"bytes"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// styles tells how the contract writes each mapping and list. It is empty if the contract's
// text is unknown.
type styles struct {
	nodes map[[2]int]*yaml.Node // by line and column of the key
	json  bool
}

func newStyles(contractText []byte) styles {
	s := styles{nodes: map[[2]int]*yaml.Node{}, json: bytes.HasPrefix(bytes.TrimSpace(contractText), []byte("{"))}
	var document yaml.Node
	if yaml.Unmarshal(contractText, &document) == nil {
		s.add(&document)
	}
	return s
}

func (s styles) add(node *yaml.Node) {
	for i, inner := range node.Content {
		s.add(inner)
		if node.Kind == yaml.MappingNode && i%2 == 0 {
			s.nodes[[2]int{inner.Line, inner.Column}] = node.Content[i+1]
		}
	}
}

// at returns the style of the value whose key is at a place.
func (s styles) at(place contract.Place) summary.Style {
	node := s.nodes[[2]int{place.Line, place.Column}]
	if node == nil || len(node.Content) == 0 {
		return summary.Style{}
	}
	if node.Style&yaml.FlowStyle != 0 {
		return summary.Style{Flow: true, JSON: s.json}
	}
	return summary.Style{Margin: node.Column - 1}
}
