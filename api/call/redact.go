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

// Logged returns the log value of a struct: its members under their JSON names, with
// [wire.Redacted] in place of the hidden ones. A member that is a [slog.LogValuer], or a list of
// them, is logged by its own method.
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

// loggedList returns the log value of a list whose members are log valuers. It is needed because
// slog handlers do not call LogValue on the members of a list.
func loggedList(list reflect.Value) slog.Value {
	attributes := make([]slog.Attr, list.Len())
	for i := range attributes {
		attributes[i] = slog.Any(strconv.Itoa(i), list.Index(i).Interface())
	}
	return slog.GroupValue(attributes...)
}

// FormatLogged prints the value's LogValue, whatever the verb. The Format methods of types with
// secrets call it. See wire.Redact for the three cases that it cannot cover.
func FormatLogged(state fmt.State, value slog.LogValuer) {
	_, _ = fmt.Fprint(state, value.LogValue().String())
}
