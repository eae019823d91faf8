// Package pool checks exchanges on several goroutines.
//
//	workers := pool.New(checks, runtime.NumCPU(), nil)
//	for {
//		entry, err := reader.NextRaw()
//		if errors.Is(err, io.EOF) {
//			break
//		}
//		workers.Add(entry, err)
//	}
//	found, err := workers.Finish()
//
// The result does not depend on the number of goroutines.
package pool

import (
	"sync"
	"sync/atomic"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// A batch goes to a worker when it has batchSize entries or batchBytes bytes.
const (
	batchSize  = 256
	batchBytes = 1 << 20
)

// Pool is a set of workers, each with its own checker and summary. Its methods must be
// called from one goroutine.
type Pool struct {
	checks    *contract.Contract
	progress  func(exchanges, findings int64)
	group     sync.WaitGroup
	full      chan *batch
	empty     sync.Pool
	filling   *batch
	summaries []*summary.Summary
	// checked and found count exchanges and findings (every occurrence) for the progress.
	checked, found atomic.Int64
}

// batch holds entries and a copy of their bytes, which the reader reuses.
type batch struct {
	entries    []recording.Raw
	bytes      []byte
	unreadable []error
}

// New starts the workers, at least one. It calls progress, which may be nil, for each batch sent, with
// the numbers of exchanges checked and findings (every occurrence) so far.
func New(checks *contract.Contract, workers int, progress func(exchanges, findings int64)) *Pool {
	workers = max(workers, 1)
	p := &Pool{checks: checks, progress: progress, full: make(chan *batch, workers), filling: &batch{}}
	p.empty.New = func() any { return &batch{} }
	for range workers {
		own := summary.Of(checks)
		p.summaries = append(p.summaries, own)
		p.group.Go(func() { p.work(own) })
	}
	return p
}

// work checks batches until the channel is closed.
func (p *Pool) work(own *summary.Summary) {
	var parser recording.Parser
	checker := p.checks.Checker()
	for batch := range p.full {
		for _, err := range batch.unreadable {
			own.AddUnreadable(err)
		}
		checked, found := 0, 0
		for _, entry := range batch.entries {
			exchange, err := parser.Read(entry)
			if err != nil {
				own.AddUnreadable(err)
				continue
			}
			result := checker.Examine(exchange)
			own.AddExchange(exchange, result)
			checked++
			found += len(result.Findings)
		}
		p.found.Add(int64(found))
		p.checked.Add(int64(checked))
		p.reuse(batch)
	}
	for _, seen := range checker.Seen() {
		own.AddSeen(seen)
	}
}

// reuse returns an empty batch to the pool, unless a few long entries made it too large.
func (p *Pool) reuse(batch *batch) {
	if cap(batch.bytes) > 4*batchBytes {
		return
	}
	clear(batch.entries)
	batch.entries, batch.bytes, batch.unreadable = batch.entries[:0], batch.bytes[:0], batch.unreadable[:0]
	p.empty.Put(batch)
}

// Add takes the result of [recording.Reader.NextRaw], except io.EOF: an entry, whose bytes
// it copies, or the reason why there is none.
func (p *Pool) Add(entry recording.Raw, err error) {
	batch := p.filling
	if err != nil {
		batch.unreadable = append(batch.unreadable, err)
	} else {
		entry, batch.bytes = entry.Kept(batch.bytes)
		batch.entries = append(batch.entries, entry)
	}
	if len(batch.entries)+len(batch.unreadable) >= batchSize || len(batch.bytes) >= batchBytes {
		p.send()
	}
}

func (p *Pool) send() {
	p.full <- p.filling
	p.filling, _ = p.empty.Get().(*batch)
	if p.progress != nil {
		p.progress(p.checked.Load(), p.found.Load())
	}
}

// Finish waits for the workers to finish and merges their summaries. It must be called
// once.
func (p *Pool) Finish() (*summary.Summary, error) {
	p.send()
	close(p.full)
	p.group.Wait()
	found := summary.Of(p.checks)
	for _, own := range p.summaries {
		if err := found.Merge(own); err != nil {
			return nil, err
		}
	}
	return found, nil
}
