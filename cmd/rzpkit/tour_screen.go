package main

import (
	"fmt"
	"io"
	"time"

	"github.com/rzpkit/payments/internal/terminal"
)

// screen prints the tour, in colour on a terminal unless NO_COLOR is set.
type screen struct {
	out    io.Writer
	colour bool
}

func newScreen(out io.Writer) *screen {
	return &screen{out: out, colour: terminal.HasColour(out)}
}

func (s *screen) title(text string) {
	_, _ = fmt.Fprintln(s.out, s.paint("1", text))
}

// line prints a step. Columns of fixed width come first, so that a narrow terminal wraps only the
// end.
func (s *screen) line(ok bool, operation, request, result string, took time.Duration) {
	verdict, colour := "holds", "32"
	if !ok {
		verdict, colour = "FAILS", "31"
	}
	milliseconds := fmt.Sprintf("%5.1f ms", float64(took.Microseconds())/1000)
	_, _ = fmt.Fprintf(s.out, "%s %s  %s %s", s.paint(colour, verdict), s.paint("2", milliseconds), s.paint("36", pad(operation, 20)), request)
	if result != "" {
		_, _ = fmt.Fprintf(s.out, " -> %s", result)
	}
	_, _ = fmt.Fprintln(s.out)
}

func (s *screen) paint(code, text string) string {
	if !s.colour {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// pad pads text with spaces. fmt counts characters, not bytes, so ₹ is one.
func pad(text string, width int) string { return fmt.Sprintf("%-*s", width, text) }
