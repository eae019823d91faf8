package main

import (
	"fmt"
	"io"
	"time"

	"github.com/rzpkit/payments/internal/terminal"
)

// showAfter is how long a check runs before the line appears, redrawInterval the time between
// updates.
const (
	showAfter      = time.Second
	redrawInterval = 250 * time.Millisecond
)

// clearLine moves to the beginning of the line and clears it.
const clearLine = "\r\x1b[K"

// progress is the line that shows how far a long check is. It must be used by one goroutine and
// writes nothing without a terminal.
type progress struct {
	out   io.Writer // nil without a terminal
	now   func() time.Time
	began time.Time
	next  time.Time // time of the next update
	shown bool
}

// newProgress returns a progress line on out, or one that writes nothing if out is not a terminal.
func newProgress(out io.Writer, now func() time.Time) *progress {
	if !terminal.Is(out) {
		return &progress{}
	}
	return startProgress(out, now)
}

func startProgress(out io.Writer, now func() time.Time) *progress {
	began := now()
	return &progress{out: out, now: now, began: began, next: began.Add(showAfter)}
}

// draw shows the number of checked exchanges, the rate per second, and the number of findings,
// counting each occurrence.
func (p *progress) draw(exchanges, findings int64) {
	if p.out == nil {
		return
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next, p.shown = now.Add(redrawInterval), true
	rate := float64(exchanges) / now.Sub(p.began).Seconds()
	_, _ = fmt.Fprintf(p.out, clearLine+"%d exchanges  %.0f/s  %d findings", exchanges, rate, findings)
}

// clear removes the line, so that the next output begins a line.
func (p *progress) clear() {
	if p.shown {
		_, _ = io.WriteString(p.out, clearLine)
		p.shown = false
	}
}
