package call

import (
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/api/wire"
)

// Logged is a struct for a log: its members by their names in JSON, with [wire.Redacted]
// for those that are hidden. What is a [slog.LogValuer] within it says itself what is
// logged of it, in a list too, by its place there.
func Logged(value any, hidden ...string) slog.Value {
	fields := reflect.ValueOf(value)
	attributes := make([]slog.Attr, fields.NumField())
	for i := range attributes {
		name, _, _ := strings.Cut(fields.Type().Field(i).Tag.Get("json"), ",")
		field := fields.Field(i)
		switch {
		case slices.Contains(hidden, name):
			attributes[i] = slog.String(name, wire.Redacted)
		case field.Kind() == reflect.Pointer && field.IsNil():
			attributes[i] = slog.Any(name, nil)
		case field.Kind() == reflect.Slice && field.Type().Elem().Implements(reflect.TypeFor[slog.LogValuer]()):
			attributes[i] = slog.Attr{Key: name, Value: loggedList(field)}
		default:
			attributes[i] = slog.Any(name, reflect.Indirect(field).Interface())
		}
	}
	return slog.GroupValue(attributes...)
}

// loggedList is a list of what says itself what is logged of it: no handler asks the
// members of a list.
func loggedList(list reflect.Value) slog.Value {
	attributes := make([]slog.Attr, list.Len())
	for i := range attributes {
		attributes[i] = slog.Any(strconv.Itoa(i), list.Index(i).Interface())
	}
	return slog.GroupValue(attributes...)
}

// FormatLogged prints what a value's LogValue leaves, whatever the verb, for a
// type that calls it from its Format method. The comment of wire.Redact names the
// three ways past it.
func FormatLogged(state fmt.State, value slog.LogValuer) {
	_, _ = fmt.Fprint(state, value.LogValue().String())
}
