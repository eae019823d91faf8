package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/rzpkit/payments/generated"
)

// outcome is what the client reported about a call.
type outcome string

const (
	// unheard is a call whose outcome was not written, because the shop was killed before.
	unheard outcome = ""
	// done is a call that succeeded.
	done outcome = "done"
	// open is a call that failed and may have happened.
	open outcome = "open"
	// refused is a call that failed and did not happen.
	refused outcome = "refused"
)

// line is a line of the journal about one order: a call that is about to be made, a call that
// ended, or a fact that the shop relies on.
type line struct {
	Number int `json:"n"`
	// Call identifies a call, and is sent with calls that create something.
	Call      string  `json:"call,omitzero"`
	Operation string  `json:"operation,omitzero"`
	Outcome   outcome `json:"outcome,omitzero"`
	// Order and Payment are what the shop works with. What a call created is in the same line as
	// its outcome: a shop killed between two lines would lose it.
	Order   generated.OrderID   `json:"order,omitzero"`
	Payment generated.PaymentID `json:"payment,omitzero"`
	// Told reports that the customer was told that the order is paid.
	Told bool `json:"told,omitzero"`
	// Refund names the refund that a call requests, and Refunded is the refund that it got.
	Refund   string             `json:"refund,omitzero"`
	Refunded generated.RefundID `json:"refunded,omitzero"`
}

// call is a call in the journal.
type call struct {
	id, operation string
	outcome       outcome
	payment       generated.PaymentID // the payment that it concerns, if any
	refund        string              // the refund that it requests, if any
}

// entry is everything in the journal about one order.
type entry struct {
	number  int
	order   generated.OrderID
	payment generated.PaymentID
	told    bool
	refunds []generated.RefundID
	calls   []call
}

// mayBePaid reports whether a payment of the order may have been made.
func (e entry) mayBePaid() bool {
	for _, call := range e.calls {
		if isPayment(call.operation) && call.outcome != refused {
			return true
		}
	}
	return false
}

// with returns the entry after a further line. It must not be called twice for the same entry, since
// what is appended can share the memory of the entry before.
func (e entry) with(next line) entry {
	e.number, e.told = next.Number, e.told || next.Told
	if next.Operation != "" {
		e.calls = append(e.calls, call{next.Call, next.Operation, unheard, next.Payment, next.Refund})
		return e
	}
	if next.Outcome != "" {
		e.calls = slices.Clone(e.calls)
		for i := range e.calls {
			if e.calls[i].id == next.Call {
				e.calls[i].outcome = next.Outcome
			}
		}
	}
	if next.Order != "" {
		e.order = next.Order
	}
	if next.Payment != "" {
		e.payment = next.Payment
	}
	if next.Refunded != "" {
		e.refunds = append(e.refunds, next.Refunded)
	}
	return e
}

// journal is an append-only file. Each line is one write, so at most the last line of a killed shop
// is incomplete. The operating system keeps written data when the process dies; a soak does not cut
// the power.
type journal struct {
	mutex   sync.Mutex
	file    io.Writer
	entries map[int]entry
}

const journalName = "journal.ndjson"

func openJournal(folder string) (*journal, error) {
	file, err := os.OpenFile(filepath.Join(folder, journalName), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600) //nolint:gosec // the folder of the soak
	if err != nil {
		return nil, err
	}
	entries, err := replay(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &journal{file: file, entries: entries}, nil
}

// readJournal returns the entry of each order.
func readJournal(folder string) (map[int]entry, error) {
	file, err := os.Open(filepath.Join(folder, journalName)) //nolint:gosec // the folder of the soak
	if err != nil {
		return nil, err
	}
	entries, err := replay(file)
	return entries, errors.Join(err, file.Close())
}

func replay(from io.Reader) (map[int]entry, error) {
	entries := map[int]entry{}
	lines := bufio.NewReader(from)
	for {
		text, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return entries, nil // the last line was cut off by the kill and never acted on
		}
		if err != nil {
			return nil, err
		}
		var next line
		if err := json.Unmarshal(text, &next); err != nil {
			return nil, fmt.Errorf("the journal: %w", err)
		}
		entries[next.Number] = entries[next.Number].with(next)
	}
}

// write appends a line, and returns the resulting entry of its order.
func (j *journal) write(next line) (entry, error) {
	text, err := json.Marshal(next)
	if err != nil {
		return entry{}, err
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if _, err := j.file.Write(append(text, '\n')); err != nil {
		return entry{}, err
	}
	j.entries[next.Number] = j.entries[next.Number].with(next)
	return j.entries[next.Number], nil
}

// of returns the entry of an order.
func (j *journal) of(number int) entry {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	found := j.entries[number]
	found.number = number
	return found
}
