package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// OneOf is a value that has one of several forms, kept as it came. The generated type
// that embeds it has a method for each form, and at most one of them claims a value: what
// fits no form, or more than one, is kept and claimed by none. So is null.
//
// It prints as [Redacted], since a form may have what must not be logged.
type OneOf struct{ raw json.RawMessage }

// Raw is the value as it came, nil if none did.
func (o OneOf) Raw() json.RawMessage { return o.raw }

// IsNull is whether the value is null, or none came.
func (o OneOf) IsNull() bool { return len(o.raw) == 0 || string(o.raw) == "null" }

// MarshalJSON writes the value as it came.
func (o OneOf) MarshalJSON() ([]byte, error) {
	if len(o.raw) == 0 {
		return []byte("null"), nil
	}
	return o.raw, nil
}

// UnmarshalJSON keeps the value.
func (o *OneOf) UnmarshalJSON(data []byte) error {
	o.raw = bytes.Clone(data)
	return nil
}

// Format prints [Redacted] for every verb but %p and %w.
func (OneOf) Format(state fmt.State, _ rune) { Redact(state) }

// LogValue is [Redacted].
func (OneOf) LogValue() slog.Value { return slog.StringValue(Redacted) }

// Shape is what tells a form of a [OneOf] from the others. It says no more of the objects
// within an object than that they are.
type Shape struct {
	// Kind is object, array, string, integer, number or boolean; "" for several.
	Kind string
	// Required is whether an object always has this member, and Nullable whether it may be
	// null.
	Required, Nullable bool
	// Values are those that a string or number can be, and Pattern the form of a string.
	Values  []string
	Pattern string
	// Empty is a list that never has anything.
	Empty bool
	// Members are those of an object, and Items is what a list has; nil for anything.
	Members map[string]Shape
	Items   *Shape
}

// Form reads a value that has the shape at an index, and none of the others.
func Form[T any](o OneOf, shapes []Shape, index int) (value T, is bool) {
	if o.IsNull() {
		return value, false
	}
	for i := range shapes {
		if shapes[i].fits(o.raw) != (i == index) {
			return value, false
		}
	}
	if always, ok := any(&value).(interface{ Always() []Member }); ok {
		if missing, _ := Missing(o.raw, always.Always()); missing != "" {
			return value, false
		}
	}
	if json.Unmarshal(o.raw, &value) != nil {
		return *new(T), false
	}
	return value, true
}

// fits is whether JSON has the shape, in each of the forms in which this server writes it.
func (s Shape) fits(data json.RawMessage) bool {
	data = bytes.TrimSpace(data)
	if len(data) == 0 {
		return false
	}
	switch s.Kind {
	case "object":
		return s.fitsObject(data)
	case "array":
		return s.fitsList(data)
	case "string":
		var text string
		return data[0] == '"' && json.Unmarshal(data, &text) == nil && s.lists(text) && s.matches(text)
	case "integer":
		return isNumber(data) && !bytes.ContainsAny(data, ".eE") && s.lists(string(data))
	case "number":
		return isNumber(data) && s.lists(string(data))
	case "boolean":
		return data[0] == 't' || data[0] == 'f'
	}
	return true // of several kinds
}

func isNumber(data []byte) bool { return data[0] == '-' || data[0] >= '0' && data[0] <= '9' }

func (s Shape) fitsList(data json.RawMessage) bool {
	var items []json.RawMessage
	if data[0] != '[' || json.Unmarshal(data, &items) != nil || s.Empty && len(items) > 0 {
		return false
	}
	return s.Items == nil || !slices.ContainsFunc(items, func(item json.RawMessage) bool { return !s.Items.fits(item) })
}

func (s Shape) fitsObject(data json.RawMessage) bool {
	var members map[string]json.RawMessage
	if data[0] != '{' || json.Unmarshal(data, &members) != nil {
		return false
	}
	for name, member := range s.Members {
		switch given, found := members[name]; {
		case !found && member.Required:
			return false
		case !found:
		case string(given) == "null":
			if member.Required && !member.Nullable {
				return false
			}
		case !member.fits(given) && !member.fits(otherForm(member.Kind, given)):
			return false
		}
	}
	return true
}

// otherForm is a member as it would be written had PHP kept its type: a number without
// quotation marks, a boolean for 1 and 0, an object for [].
func otherForm(kind string, data json.RawMessage) json.RawMessage {
	text := strings.Trim(string(data), `"`)
	switch {
	case kind == "object" && isEmptyList(data):
		return json.RawMessage("{}")
	case kind == "boolean" && (text == "1" || text == "0" || text == "true" || text == "false"):
		return json.RawMessage("true")
	case (kind == "integer" || kind == "number") && json.Valid([]byte(text)):
		return json.RawMessage(text)
	}
	return nil
}

func (s Shape) lists(value string) bool { return s.Values == nil || slices.Contains(s.Values, value) }

// patterns holds the compiled patterns of shapes.
var patterns sync.Map

func (s Shape) matches(text string) bool {
	if s.Pattern == "" {
		return true
	}
	compiled, found := patterns.Load(s.Pattern)
	if !found {
		expression, err := regexp.Compile(s.Pattern)
		if err != nil {
			return false
		}
		compiled, _ = patterns.LoadOrStore(s.Pattern, expression)
	}
	expression, _ := compiled.(*regexp.Regexp)
	return expression.MatchString(text)
}
