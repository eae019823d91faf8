package main

import (
	"fmt"
	"io"
	"time"

	"github.com/rzpkit/payments/internal/terminal"
)

// How long a check has to run before the line is shown, and how often the line is redrawn.
const (
	showAfter      = time.Second
	redrawInterval = 250 * time.Millisecond
)

// clearLine moves to the beginning of the line and clears it.
const clearLine = "\r\x1b[K"

// progress is the line that shows how far a long check is. It is for one goroutine, and
// writes nothing without a terminal.
type progress struct {
	out   io.Writer // nil where there is no terminal
	now   func() time.Time
	began time.Time
	next  time.Time // when the line is written again
	shown bool
}

// newProgress is a line on out, if that is a terminal.
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

// draw shows how many exchanges were checked, how many a second, and how many
// findings there were in them, each time that one occurred.
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

// clear takes the line away, so that what is written next begins a line.
func (p *progress) clear() {
	if p.shown {
		_, _ = io.WriteString(p.out, clearLine)
		p.shown = false
	}
}
