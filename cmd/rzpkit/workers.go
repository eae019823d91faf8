package main

import (
	"sync"
	"sync/atomic"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
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

// load is a batch of entries with room for their bytes, which the reader does not
// keep.
type load struct {
	entries    []recording.Raw
	bytes      []byte
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
			var parser recording.Parser
			for load := range w.full {
				for _, err := range load.unreadable {
					own.AddUnreadable(err)
				}
				found := 0
				for _, entry := range load.entries {
					exchange, err := parser.Read(entry)
					if err != nil {
						own.AddUnreadable(err)
						continue
					}
					result := checker.Examine(exchange)
					own.AddExchange(exchange, result)
					found += len(result.Findings)
				}
				w.found.Add(int64(found))
				w.checked.Add(int64(len(load.entries)))
				w.reuse(load)
			}
			for _, seen := range checker.Seen() {
				own.AddSeen(seen)
			}
		})
	}
	return w
}

// reuse gives an empty load back, unless it grew by entries that are few.
func (w *workers) reuse(load *load) {
	if cap(load.bytes) > 4*batchBytes {
		return
	}
	clear(load.entries)
	load.entries, load.bytes, load.unreadable = load.entries[:0], load.bytes[:0], load.unreadable[:0]
	w.empty.Put(load)
}

// take hands over an entry, or why there is none.
func (w *workers) take(entry recording.Raw, err error) {
	load := w.filling
	if err != nil {
		load.unreadable = append(load.unreadable, err)
	} else {
		entry, load.bytes = entry.Kept(load.bytes)
		load.entries = append(load.entries, entry)
	}
	if len(load.entries)+len(load.unreadable) >= batch || len(load.bytes) >= batchBytes {
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
