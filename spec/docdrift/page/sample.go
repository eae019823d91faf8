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

// Sample is a request or response as a page shows it.
type Sample struct {
	// Body is the JSON value, nil if the page's is not valid.
	Body any `json:"body"`
	// Unknown lists the JSON pointers of values that the page fills from a variable; they are
	// null in Body.
	Unknown []string `json:"unknown,omitempty"`
	// Broken is the reason that there is no body.
	Broken string `json:"broken,omitempty"`
}

// isError reports whether the body is an error, not an entity with an error property.
func (s *Sample) isError() bool {
	body, _ := s.Body.(map[string]any)
	_, has := body["error"].(map[string]any)
	_, hasCode := body["error_code"].(string)
	return (has || hasCode) && body["entity"] == nil && body["id"] == nil
}

// isEntity reports whether the body names its entity: a payment that failed is no error.
func (s *Sample) isEntity() bool {
	body, _ := s.Body.(map[string]any)
	_, is := body["entity"].(string)
	return is
}

// Leaf is a value without inner values: a text, a number, a boolean, null, or an empty object
// or list.
type Leaf struct {
	Pointer string
	Value   any
}

// Kind returns the JSON type of the value; a number without fraction is an integer.
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

// Leaves returns the leaves of a body, keys in alphabetical order.
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

// jsonSample returns the sample in lines of JSON, and the line that it begins on. The sample
// is nil if all lines are blank, and [Sample.Broken] if they are not JSON.
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

// sampleOf returns the sample of a value that was read from code.
func sampleOf(body any) *Sample {
	sample := &Sample{}
	sample.Body = sample.toJSON("", body, 0)
	return sample
}

// maxNesting bounds the depth of objects; samples are far flatter.
const maxNesting = 100

// toJSON returns a value read from code as a JSON value. Unknown values become null, and
// their pointers are added to s.Unknown.
func (s *Sample) toJSON(at string, value any, depth int) any {
	switch value := value.(type) {
	case *code.Object:
		if depth > maxNesting {
			return nil
		}
		converted := make(map[string]any, len(value.Members))
		for _, one := range value.Members {
			converted[one.Key] = s.toJSON(at+"/"+pointerEscapes.Replace(one.Key), one.Value, depth+1)
		}
		return converted
	case []any:
		converted := make([]any, len(value))
		for i, item := range value {
			converted[i] = s.toJSON(at+"/"+strconv.Itoa(i), item, depth+1)
		}
		return converted
	case code.Unknown:
		s.Unknown = append(s.Unknown, at)
		return nil
	}
	return value
}
