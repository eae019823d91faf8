package outline

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// examples are the bodies that the contract shows of an operation's request.
func (o *Operation) examples() []*yaml.Node {
	body, _ := o.contract.resolve(get(o.node, "requestBody"))
	media := get(get(body, "content"), "application/json")
	var all []*yaml.Node
	if one := get(media, "example"); one != nil {
		all = append(all, one)
	}
	for _, one := range pairs(get(media, "examples")) {
		if value := get(one, "value"); value != nil {
			all = append(all, value)
		}
	}
	return all
}

var wholeNumber = regexp.MustCompile(`^-?[0-9]+$`)

// WithExamples makes the examples of the operation's request follow an edit of a
// property that gave text: a value of a type it no longer has is written as the
// new one, and one that is required now is taken from what the page shows.
func (o *Operation) WithExamples(text []byte, name, shown string) ([]byte, error) {
	for i := range o.examples() {
		contract, err := Read(o.contract.File, text)
		if err != nil {
			return nil, err
		}
		operation, found := contract.ByID(o.ID)
		if !found || i >= len(operation.examples()) {
			return text, nil
		}
		next, err := operation.follow(operation.examples()[i], name, shown)
		if err != nil {
			return nil, err
		}
		if next != nil {
			text = next
		}
	}
	return text, nil
}

// follow edits one example, or gives nil where it holds already.
func (o *Operation) follow(example *yaml.Node, name, shown string) ([]byte, error) {
	holder, last := example, name
	for {
		step, rest, more := strings.Cut(last, ".")
		if !more {
			break
		}
		if holder, last = get(holder, step), rest; holder == nil {
			return nil, nil
		}
	}
	property := o.property(name)
	if property == nil {
		return nil, nil
	}
	types, _ := property.Schema.Types()
	value := get(holder, last)
	switch {
	case len(types) != 1:
	case value == nil && property.Required && shown != "" && len(holder.Content) > 0:
		key := holder.Content[len(holder.Content)-2]
		return o.contract.insertAfter(key, last+": "+Scalar(shown, types[0]))
	case value == nil || value.Kind != yaml.ScalarNode:
	case types[0] == "string" && value.Tag == "!!int":
		return o.contract.setScalar(value, strconv.Quote(value.Value))
	case types[0] == "integer" && value.Tag == "!!str" && wholeNumber.MatchString(value.Value):
		return o.contract.setScalar(value, value.Value)
	}
	return nil, nil
}

func (o *Operation) property(name string) *Property {
	schema := o.Body()
	var at *Property
	for step := range strings.SplitSeq(name, ".") {
		if schema == nil {
			return nil
		}
		if at = schema.Property(step); at == nil {
			return nil
		}
		schema = at.Schema
	}
	return at
}
