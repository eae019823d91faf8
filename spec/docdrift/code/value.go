package code

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Object is an object in a code sample, with its keys in order.
type Object struct{ Members []Member }

// Member is a key with its value: an *Object, an Unknown, or what encoding/json decodes with
// UseNumber.
type Member struct {
	Key   string
	Line  int
	Value any
}

// Unknown is a value that a sample does not show. It holds the name of the variable, "" for an
// expression.
type Unknown string

func (o *Object) put(key string, line int, value any) {
	key = strings.TrimSpace(key)
	for i := range o.Members {
		if o.Members[i].Key == key {
			o.Members[i].Value = value
			return
		}
	}
	o.Members = append(o.Members, Member{key, line, value})
}

// The errors of [JSON].
var (
	ErrNotJSON   = errors.New("it is not JSON")
	ErrBreaksOff = errors.New("its JSON breaks off")
)

var straightQuotes = strings.NewReplacer("“", `"`, "”", `"`)

// JSON reads a body in JSON with the defects that pages have: it tolerates an extra comma, comments,
// typographic quotes and an ellipsis, and ignores text after the value. Objects are maps if the body
// is valid JSON, or else *Object.
func JSON(lines []markdown.Line) (any, error) {
	texts, straight := make([]string, len(lines)), slices.Clone(lines)
	for i, l := range lines {
		texts[i], straight[i].Text = l.Text, straightQuotes.Replace(l.Text)
	}
	decoder := json.NewDecoder(strings.NewReader(strings.Join(texts, "\n")))
	decoder.UseNumber()
	var body any
	if err := decoder.Decode(&body); err == nil {
		return body, nil
	}
	reader := literals{tokens: tokens(straight), variables: map[string]any{}}
	first := reader.peek()
	if !first.is("{") && !first.is("[") {
		return nil, ErrNotJSON
	}
	value := reader.operand()
	if reader.isOpen {
		return nil, ErrBreaksOff
	}
	if list, isList := value.([]any); isList && len(list) > 0 && first.is("{") {
		return nil, ErrNotJSON // values without keys
	}
	return value, nil
}
