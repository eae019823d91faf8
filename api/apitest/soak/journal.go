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

// outcome is what the client said of a call.
type outcome string

const (
	// unheard is a call that was begun, and whose end was never written: the shop was
	// killed in between.
	unheard outcome = ""
	// done is a call that succeeded.
	done outcome = "done"
	// open is a call that failed and may have happened.
	open outcome = "open"
	// refused is a call that failed and did not happen.
	refused outcome = "refused"
)

// line is a line of the journal, about one order: a call that is about to be made, a
// call that ended, or what the shop goes on with.
type line struct {
	Number int `json:"n"`
	// Call identifies a call, and is sent along with those that make something.
	Call      string  `json:"call,omitzero"`
	Operation string  `json:"operation,omitzero"`
	Outcome   outcome `json:"outcome,omitzero"`
	// Order and Payment are what the shop goes on with. What a call made stands in the
	// line of its outcome: a shop killed between two lines would not know what it has.
	Order   generated.OrderID   `json:"order,omitzero"`
	Payment generated.PaymentID `json:"payment,omitzero"`
	// Told is that the customer was told that the order is paid.
	Told bool `json:"told,omitzero"`
	// Refund names the refund that a call asks for, and Refunded is the one it got.
	Refund   string             `json:"refund,omitzero"`
	Refunded generated.RefundID `json:"refunded,omitzero"`
}

// call is a call as the journal has it.
type call struct {
	id, operation string
	outcome       outcome
	payment       generated.PaymentID // that it was about, if it was about one
	refund        string              // that it asked for, if it asked for one
}

// entry is what stands in the journal about one order.
type entry struct {
	number  int
	order   generated.OrderID
	payment generated.PaymentID
	told    bool
	refunds []generated.RefundID
	calls   []call
}

// mayBePaid is whether a payment of the order may have been made.
func (e entry) mayBePaid() bool {
	for _, call := range e.calls {
		if isPayment(call.operation) && call.outcome != refused {
			return true
		}
	}
	return false
}

// with is the entry after one more line.
func (e entry) with(next line) entry {
	e.number, e.told = next.Number, e.told || next.Told
	if next.Operation != "" {
		e.calls = append(slices.Clip(e.calls), call{next.Call, next.Operation, unheard, next.Payment, next.Refund})
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
		e.refunds = append(slices.Clip(e.refunds), next.Refunded)
	}
	return e
}

// journal is a file of lines that is only added to. Each is one write, so that what a
// killed shop wrote is whole but for the last line at most; the file's pages survive
// the process, and a soak does not cut the power.
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

// readJournal gives what stands about each order.
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
			return entries, nil // and the line that the kill cut off was never acted on
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

// write adds a line and gives what then stands about its order.
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

// of is what stands about an order.
func (j *journal) of(number int) entry {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	found := j.entries[number]
	found.number = number
	return found
}
