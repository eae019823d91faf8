package page

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
	"github.com/rzpkit/payments/spec/docdrift/markdown"
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

// refuses is whether the body is an error, and not a thing that has one.
func (s *Sample) refuses() bool {
	body, _ := s.Body.(map[string]any)
	_, has := body["error"].(map[string]any)
	return has && body["entity"] == nil && body["id"] == nil
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
			for _, key := range slices.Sorted(maps.Keys(value)) {
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

// jsonSample reads a body in JSON, and the line it begins on; nil where there is
// nothing to read.
func jsonSample(lines []markdown.Line) (sample *Sample, at int) {
	for len(lines) > 0 && strings.TrimSpace(lines[0].Text) == "" {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return nil, 0
	}
	body, err := code.JSON(lines)
	if err != nil {
		return &Sample{Broken: err.Error()}, lines[0].No
	}
	return sampleOf(body), lines[0].No
}

// sampleOf is a sample of what was read from code.
func sampleOf(body any) *Sample {
	sample := &Sample{}
	sample.Body = sample.toJSON("", body, 0)
	return sample
}

// maxNesting is deeper than any sample.
const maxNesting = 100

// toJSON turns what was read from code into JSON; what is not known is null, and
// noted.
func (s *Sample) toJSON(at string, value any, depth int) any {
	switch value := value.(type) {
	case *code.Object:
		if depth > maxNesting {
			return nil
		}
		made := make(map[string]any, len(value.Members))
		for _, one := range value.Members {
			made[one.Key] = s.toJSON(at+"/"+pointerEscapes.Replace(one.Key), one.Value, depth+1)
		}
		return made
	case []any:
		made := make([]any, len(value))
		for i, item := range value {
			made[i] = s.toJSON(at+"/"+strconv.Itoa(i), item, depth+1)
		}
		return made
	case code.Unknown:
		s.Unknown = append(s.Unknown, at)
		return nil
	}
	return value
}
