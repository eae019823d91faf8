package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api/internal/pattern"
)

// OneOf is a value of a JSON Schema oneOf. It keeps the JSON as it was received. The generated type
// that embeds OneOf has a method for each branch, of which at most one accepts a value. None
// accepts null, or a value that matches no branch or more than one.
//
// It prints as [Redacted], because a branch may contain sensitive members.
type OneOf struct{ raw json.RawMessage }

// Raw returns the value as it was received, or nil if there was none.
func (o OneOf) Raw() json.RawMessage { return o.raw }

// IsNull reports whether the value is null or was not sent.
func (o OneOf) IsNull() bool { return len(o.raw) == 0 || string(o.raw) == "null" }

// MarshalJSON writes the value as it was received.
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

// LogValue returns [Redacted].
func (OneOf) LogValue() slog.Value { return slog.StringValue(Redacted) }

// Shape describes a branch of a [OneOf] as far as the branches differ. It does not describe the
// members of nested objects.
type Shape struct {
	// Kind is object, array, string, integer, number or boolean, or "" for any kind.
	Kind string
	// Required says that the object must have this member, and Nullable that the member may be
	// null.
	Required, Nullable bool
	// Values lists the possible values of a string or number. Pattern is the pattern of a string.
	Values  []string
	Pattern string
	// Empty says that a list must be empty.
	Empty bool
	// Members has the shapes of an object's members, and Items the shape of a list's items; nil
	// allows anything.
	Members map[string]Shape
	Items   *Shape
}

// Form decodes a value that matches the shape at index and no other shape. It returns false for any
// other value.
func Form[T any](o OneOf, shapes []Shape, index int) (value T, is bool) {
	if o.IsNull() {
		return value, false
	}
	for i := range shapes {
		if shapes[i].fits(o.raw) != (i == index) {
			return value, false
		}
	}
	if always, ok := any(&value).(interface{ RequiredMembers() []Member }); ok {
		if missing, _ := Missing(o.raw, always.RequiredMembers()); missing != "" {
			return value, false
		}
	}
	if json.Unmarshal(o.raw, &value) != nil {
		return *new(T), false
	}
	return value, true
}

// fits reports whether a JSON value matches the shape. Members of an object also match in the forms
// that a server written in PHP may send.
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
		return data[0] == '"' && json.Unmarshal(data, &text) == nil && s.allows(text) && s.matchesPattern(text)
	case "integer":
		return isNumber(data) && !bytes.ContainsAny(data, ".eE") && s.allows(string(data))
	case "number":
		return isNumber(data) && s.allows(string(data))
	case "boolean":
		return data[0] == 't' || data[0] == 'f'
	}
	return true // any kind
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
		case !member.fits(given) && !member.fits(normalize(member.Kind, given)):
			return false
		}
	}
	return true
}

// normalize converts a member from a form that PHP may send to its declared kind: a quoted number
// to a number, 1 and 0 to a boolean, [] to an object. It returns nil for any other value.
func normalize(kind string, data json.RawMessage) json.RawMessage {
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

func (s Shape) allows(value string) bool { return s.Values == nil || slices.Contains(s.Values, value) }

func (s Shape) matchesPattern(text string) bool {
	if s.Pattern == "" {
		return true
	}
	matches, err := pattern.Match(s.Pattern, text)
	return err == nil && matches
}
