package code

import (
	"encoding/json"
	"errors"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// Object is an object of a code sample, its keys in order.
type Object struct{ Members []Member }

// Member is a key with its value: what encoding/json decodes to with UseNumber,
// an *Object instead of a map, or an Unknown.
type Member struct {
	Key   string
	Line  int
	Value any
}

// Unknown is a value that a sample does not show: a variable of that name, or ""
// for an expression.
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

// Errors of a body.
var (
	ErrNotJSON   = errors.New("it is not JSON")
	ErrBreaksOff = errors.New("its JSON breaks off")
)

// JSON reads a body as a person would: a comma too many, a comment or an ellipsis
// is passed over, and what follows the value is no part of it.
func JSON(lines []markdown.Line) (any, error) {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text
	}
	decoder := json.NewDecoder(strings.NewReader(strings.Join(texts, "\n")))
	decoder.UseNumber()
	var body any
	if err := decoder.Decode(&body); err == nil {
		return body, nil
	}
	reader := literals{tokens: tokens(lines), variables: map[string]any{}}
	if first := reader.peek(); !first.is("{") && !first.is("[") {
		return nil, ErrNotJSON
	}
	value := reader.operand()
	if reader.at >= len(reader.tokens) && !balanced(reader.tokens) {
		return nil, ErrBreaksOff
	}
	return value, nil
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
