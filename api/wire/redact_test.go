package wire_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// pin is a secret whose only redacting method is Format.
type pin int

func (pin) Format(state fmt.State, _ rune) { wire.Redact(state) }

// cards returns values that contain a card number in every place where a program may have one.
func cards() map[string]any {
	type card struct {
		Name   string
		Number wire.CardNumber
	}

	number := wire.CardNumber(cardNumber)
	pointer := &number
	return map[string]any{
		"itself":                  number,
		"a pointer":               pointer,
		"a struct":                card{Name: "Gaurav", Number: number},
		"a pointer to a struct":   &card{Number: number},
		"a struct with a pointer": struct{ Number *wire.CardNumber }{pointer},
		"a struct in a struct":    struct{ Card card }{card{Number: number}},
		"an embedded number":      struct{ wire.CardNumber }{number},
		"a slice":                 []wire.CardNumber{number, number},
		"a slice of pointers":     []*wire.CardNumber{pointer},
		"a slice of anything":     []any{number},
		"a slice of structs":      []card{{Number: number}},
		"an array":                [1]wire.CardNumber{number},
		"a value in a map":        map[string]wire.CardNumber{"a": number},
		"a key in a map":          map[wire.CardNumber]int{number: 1},
		"a value in a Map":        wire.Map[wire.CardNumber]{"a": number},
		"another type":            pin(4111),
		"another type in a slice": []pin{4111},
	}
}

// requireRedacted checks that the card number does not appear in decimal, in hexadecimal or as a
// list of bytes.
func requireRedacted(t *testing.T, text string) {
	t.Helper()
	require.Contains(t, text, wire.Redacted)
	for _, leak := range []string{"4111", "1111", "34313131", "31313131", "0x34", "52 49", "100f", "10017"} {
		require.NotContains(t, text, leak)
	}
}

func TestNoVerbPrintsACardNumber(t *testing.T) {
	t.Parallel()
	verbs := []string{
		"%v", "%+v", "%#v", "%s", "%+s", "%#s", "%q", "%+q", "%#q", "%x", "%X", "% x", "%# X", "%d", "%+d", "%o", "%b", "%c", "%U",
		"%t", "%e", "%f", "%g", "%z", "%20v", "%-20s", "%.4s", "%020d", "%[1]v", "without a verb",
	}
	for name, value := range cards() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, verb := range verbs {
				requireRedacted(t, fmt.Sprintf("paid with "+verb, value))
			}
			requireRedacted(t, fmt.Sprint("paid with", value))
			requireRedacted(t, fmt.Sprintln(value))
			requireRedacted(t, fmt.Errorf("pay with %v: %w", value, errors.ErrUnsupported).Error())
			requireRedacted(t, fmt.Errorf("outer: %w", errors.Join(fmt.Errorf("inner: %+v", value))).Error())
		})
	}
}

func TestCardNumberPrintsAsRedacted(t *testing.T) {
	t.Parallel()
	number := wire.CardNumber(cardNumber)
	require.Equal(t, "[redacted]", wire.Redacted)
	require.Equal(t, wire.Redacted, number.String())
	require.Equal(t, wire.Redacted, number.LogValue().String())
	require.Equal(t, "<[redacted]>", fmt.Sprintf("<%-30.2s>", number), "width and precision are ignored")
	require.Equal(t, "[redacted]", fmt.Sprint(wire.CardNumber("")), "an empty number prints the same")
	require.Equal(t, "<nil>", fmt.Sprint((*wire.CardNumber)(nil)))
	require.Equal(t, cardNumber, string(number))
}

// These are the three cases that the comment of Redact lists. If one of them no longer prints the
// number, change the comment.
func TestCasesThatRedactCannotCover(t *testing.T) {
	t.Parallel()
	number := wire.CardNumber(cardNumber)
	for _, verb := range []string{"%p", "%w"} {
		require.Contains(t, fmt.Sprintf(verb, number), cardNumber)
	}
	require.Contains(t, fmt.Sprint(struct{ number wire.CardNumber }{number}), cardNumber)
}

// withoutTime removes the time of a log record, whose digits may match those of a card number.
func withoutTime() *slog.HandlerOptions {
	return &slog.HandlerOptions{ReplaceAttr: func(_ []string, attr slog.Attr) slog.Attr {
		if attr.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return attr
	}}
}

func TestLogsHaveNoCardNumber(t *testing.T) {
	t.Parallel()
	number := wire.CardNumber(cardNumber)
	attrs := map[string]slog.Attr{
		"a value":              slog.Any("number", number),
		"a pointer":            slog.Any("number", &number),
		"a value in a group":   slog.Group("card", "number", number),
		"a pointer in a group": slog.Group("card", slog.Any("number", &number)),
		"a slog.Value":         slog.Any("number", slog.AnyValue(number)),
	}
	handlers := map[string]func(*bytes.Buffer) slog.Handler{
		"text": func(out *bytes.Buffer) slog.Handler { return slog.NewTextHandler(out, withoutTime()) },
		"JSON": func(out *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(out, withoutTime()) },
	}
	for kind, handler := range handlers {
		for name, attr := range attrs {
			t.Run(kind+" with "+name, func(t *testing.T) {
				t.Parallel()
				var out bytes.Buffer
				slog.New(handler(&out)).Error("pay", attr)
				requireRedacted(t, out.String())

				out.Reset()
				slog.New(handler(&out)).With(attr).WithGroup("more").Error("pay", "n", 1)
				requireRedacted(t, out.String())
			})
		}
	}

	for name, value := range cards() {
		t.Run("text with "+name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			slog.New(slog.NewTextHandler(&out, withoutTime())).Error("pay", "card", value)
			requireRedacted(t, out.String())
		})
	}
}
