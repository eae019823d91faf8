package call

import (
	"fmt"
	"log/slog"
)

// Shown is what a pointer points to, for a log; nil for a nil pointer.
func Shown[T any](value *T) any {
	if value == nil {
		return nil
	}
	return *value
}

// FormatLogged prints what a value's LogValue leaves, whatever the verb, for a
// type that calls it from its Format method. The comment of wire.Redact names the
// three ways past it.
func FormatLogged(state fmt.State, value slog.LogValuer) {
	_, _ = fmt.Fprint(state, value.LogValue().String())
}
