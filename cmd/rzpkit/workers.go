package main

import (
	"sync"
	"sync/atomic"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// workers check exchanges, each with a summary of its own.
type workers struct {
	checks    *contract.Contract
	group     sync.WaitGroup
	full      chan *load
	empty     sync.Pool
	filling   *load
	summaries []*summary.Summary
	line      *progress
	// checked and found count exchanges and findings, each occurrence, for the line.
	checked, found atomic.Int64
}

// load is a batch of exchanges with room for their bodies, which the reader does
// not keep.
type load struct {
	exchanges  []contract.Exchange
	bodies     []byte
	unreadable []error
}

func newWorkers(checks *contract.Contract, jobs int, line *progress) *workers {
	w := &workers{checks: checks, full: make(chan *load, jobs), line: line}
	w.empty.New = func() any { return &load{} }
	w.filling = &load{}
	for range jobs {
		own, checker := summary.Of(checks), checks.Checker()
		w.summaries = append(w.summaries, own)
		w.group.Go(func() {
			for load := range w.full {
				found := 0
				for _, exchange := range load.exchanges {
					result := checker.Examine(exchange)
					own.AddExchange(exchange, result)
					found += len(result.Findings)
				}
				w.found.Add(int64(found))
				for _, err := range load.unreadable {
					own.AddUnreadable(err)
				}
				w.checked.Add(int64(len(load.exchanges)))
				clear(load.exchanges)
				load.exchanges, load.bodies, load.unreadable = load.exchanges[:0], load.bodies[:0], load.unreadable[:0]
				w.empty.Put(load)
			}
			for _, seen := range checker.Seen() {
				own.AddSeen(seen)
			}
		})
	}
	return w
}

// take hands over an exchange, or an entry that could not be read.
func (w *workers) take(exchange contract.Exchange, err error) {
	load := w.filling
	if err != nil {
		load.unreadable = append(load.unreadable, err)
	} else {
		begin := len(load.bodies)
		load.bodies = append(load.bodies, exchange.Body...)
		exchange.Body = load.bodies[begin:len(load.bodies):len(load.bodies)]
		load.exchanges = append(load.exchanges, exchange)
	}
	if len(load.exchanges)+len(load.unreadable) >= batch {
		w.send()
	}
}

func (w *workers) send() {
	w.full <- w.filling
	w.filling, _ = w.empty.Get().(*load)
	w.line.draw(w.checked.Load(), w.found.Load())
}

// finish waits for the workers and merges what they found.
func (w *workers) finish() (*summary.Summary, error) {
	w.send()
	close(w.full)
	w.group.Wait()
	w.line.clear()
	found := summary.Of(w.checks)
	for _, own := range w.summaries {
		if err := found.Merge(own); err != nil {
			return nil, err
		}
	}
	return found, nil
}
