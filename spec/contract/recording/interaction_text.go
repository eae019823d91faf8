package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/contract"
)

// yamlInteraction reads one item of a YAML cassette's list.
func (r *rules) yamlInteraction(item []byte) (contract.Exchange, error) {
	var list yaml.Node
	if err := yaml.Unmarshal(item, &list); err != nil {
		return contract.Exchange{}, err
	}
	plainTags(&list)
	var interactions []any
	if err := list.Decode(&interactions); err != nil {
		return contract.Exchange{}, err
	}
	if len(interactions) == 1 {
		if one, isObject := interactions[0].(object); isObject {
			return r.interaction(one)
		}
	}
	return contract.Exchange{}, errors.New("it is not an interaction: it is not an object")
}

// plainTags removes the YAML tags that name a class of a programming language, and replaces Ruby's
// !binary with !!binary. Timestamps become strings.
func plainTags(node *yaml.Node) {
	switch {
	case node.Tag == "!binary":
		node.Tag = "!!binary"
	case node.Tag == "!!timestamp", strings.HasPrefix(node.Tag, "!!python/"), strings.HasPrefix(node.Tag, "!") && !strings.HasPrefix(node.Tag, "!!"):
		node.Tag = ""
		if node.Kind == yaml.ScalarNode {
			node.Tag = "!!str"
		}
	}
	for _, child := range node.Content {
		plainTags(child)
	}
}

// jsonInteraction reads one item of a JSON cassette's list.
func (r *rules) jsonInteraction(item []byte) (contract.Exchange, error) {
	decoder := json.NewDecoder(bytes.NewReader(item))
	decoder.UseNumber()
	var one object
	if decoder.Decode(&one) != nil { // its error text depends on the Go version
		return contract.Exchange{}, errors.New("it is not an interaction: it is not a JSON object")
	}
	return r.interaction(one)
}

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\n  )?(?:line (\d+): )?`)

// yamlFault moves the line in an error text of the YAML library, counted from the item's first
// line, to the error's place. The library counts lines from 1, except in "did not find expected"
// errors, where it counts from 0.
func yamlFault(at contract.Place, err error) error {
	text := err.Error()
	match := yamlLine.FindStringSubmatch(text)
	if match == nil {
		return fault(at, err)
	}
	text, _, _ = strings.Cut(text[len(match[0]):], "\n")
	if line, err := strconv.Atoi(match[1]); err == nil {
		at.Line += line - 1
		if strings.HasPrefix(text, "did not find expected") {
			at.Line++
		}
	}
	return fault(at, errors.New("it is not an interaction: "+text))
}
