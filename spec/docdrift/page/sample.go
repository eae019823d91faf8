package page

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// Sample is a request or an answer as a page shows it.
type Sample struct {
	// Body is JSON; null where the page's is none. Object keys are in the order of
	// the alphabet: their order on the page means nothing.
	Body any `json:"body"`
	// Unknown are the places in the body, JSON pointers, that the page fills from a
	// variable.
	Unknown []string `json:"unknown,omitempty"`
	// Broken is why there is no body.
	Broken string `json:"broken,omitempty"`
}

// Leaf is a value at the end of a JSON pointer: a text, a number, a boolean,
// null, or an empty object or list.
type Leaf struct {
	Pointer string
	Value   any
}

// Kind is the JSON type of the value.
func (l Leaf) Kind() string { return kindOf(l.Value) }

func kindOf(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case json.Number:
		if strings.ContainsAny(value.String(), ".eE") {
			return "number"
		}
		return "integer"
	case []any:
		return "array"
	default:
		return "object"
	}
}

// Leaves lists the values of a body in order of their pointers.
func (s *Sample) Leaves() []Leaf {
	var all []Leaf
	var walk func(at string, value any)
	walk = func(at string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for _, key := range sorted(value) {
				walk(at+"/"+pointerEscapes.Replace(key), value[key])
			}
			if len(value) > 0 {
				return
			}
		case []any:
			for i, item := range value {
				walk(at+"/"+strconv.Itoa(i), item)
			}
			if len(value) > 0 {
				return
			}
		}
		all = append(all, Leaf{at, value})
	}
	if s.Broken == "" {
		walk("", s.Body)
	}
	return all
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// jsonSample reads a JSON body as a person would: a comma too many, a comment or
// an ellipsis is passed over, and what follows the value is no part of it.
func jsonSample(code []line) (sample *Sample, at int, found bool) {
	for len(code) > 0 && code[0].trim() == "" {
		code = code[1:]
	}
	if len(code) == 0 {
		return nil, 0, false
	}
	texts := make([]string, len(code))
	for i, l := range code {
		texts[i] = l.text
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(strings.Join(texts, "\n"))))
	decoder.UseNumber()
	var body any
	if err := decoder.Decode(&body); err == nil {
		return &Sample{Body: body}, code[0].no, true
	}
	reader := literals{tokens: tokens(code), variables: map[string]any{}}
	if first := reader.peek(); !first.is("{") && !first.is("[") {
		return &Sample{Broken: "it is not JSON"}, code[0].no, true
	}
	value := reader.operand()
	if reader.at >= len(reader.tokens) && !balanced(reader.tokens) {
		return &Sample{Broken: "its JSON breaks off"}, code[0].no, true
	}
	sample = &Sample{}
	sample.Body = sample.plain("", value, 0)
	return sample, code[0].no, true
}

func balanced(all []token) bool {
	depth := 0
	for _, one := range all {
		switch {
		case one.is("{"), one.is("["):
			depth++
		case one.is("}"), one.is("]"):
			depth--
		}
	}
	return depth <= 0
}

// objectSample is a sample of the data that a call is given.
func objectSample(data *object) *Sample {
	sample := &Sample{}
	sample.Body = sample.plain("", data, 0)
	return sample
}

// plain turns what was read from code into JSON; what is not known is null, and
// noted.
func (s *Sample) plain(at string, value any, depth int) any {
	switch value := value.(type) {
	case *object:
		if depth > maxNesting {
			return nil
		}
		made := make(map[string]any, len(value.members))
		for _, one := range value.members {
			made[one.key] = s.plain(at+"/"+pointerEscapes.Replace(one.key), one.value, depth+1)
		}
		return made
	case []any:
		made := make([]any, len(value))
		for i, item := range value {
			made[i] = s.plain(at+"/"+strconv.Itoa(i), item, depth+1)
		}
		return made
	case unknown:
		s.Unknown = append(s.Unknown, at)
		return nil
	}
	return value
}
