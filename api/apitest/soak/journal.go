package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/rzpkit/payments/generated"
)

// entry is a line of the journal: what is asked for one order, before it is, or
// what was answered.
type entry struct {
	Number int `json:"n"`
	// Paying is that a payment of Order is about to be made.
	Paying bool `json:"paying,omitzero"`
	// Order and Payment are what the shop goes on with.
	Order   generated.OrderID   `json:"order,omitzero"`
	Payment generated.PaymentID `json:"payment,omitzero"`
	// Told is that the customer was told that the order is paid.
	Told bool `json:"told,omitzero"`
}

// journal is a file of entries that is only added to. Each is one write, so that
// what a killed shop wrote is whole but for the last line at most; the file's pages
// survive the process, and a soak does not cut the power.
type journal struct {
	mutex sync.Mutex
	file  *os.File
	known map[int]entry
}

const journalName = "journal.ndjson"

func openJournal(folder string) (*journal, error) {
	file, err := os.OpenFile(filepath.Join(folder, journalName), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600) //nolint:gosec // the folder of the soak
	if err != nil {
		return nil, err
	}
	known, err := replay(file)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &journal{file: file, known: known}, nil
}

// replay gives what stands about each order.
func replay(from io.Reader) (map[int]entry, error) {
	known := map[int]entry{}
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return known, nil // and the line that the kill cut off was never acted on
		}
		if err != nil {
			return nil, err
		}
		var next entry
		if err := json.Unmarshal(line, &next); err != nil {
			return nil, fmt.Errorf("the journal: %w", err)
		}
		known[next.Number] = known[next.Number].then(next)
	}
}

// then adds what a later entry says.
func (e entry) then(next entry) entry {
	e.Number, e.Paying, e.Told = next.Number, e.Paying || next.Paying, e.Told || next.Told
	if next.Order != "" {
		e.Order = next.Order
	}
	if next.Payment != "" {
		e.Payment = next.Payment
	}
	return e
}

// write adds an entry and gives what then stands about its order.
func (j *journal) write(next entry) (entry, error) {
	line, err := json.Marshal(next)
	if err != nil {
		return entry{}, err
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if _, err := j.file.Write(append(line, '\n')); err != nil {
		return entry{}, err
	}
	j.known[next.Number] = j.known[next.Number].then(next)
	return j.known[next.Number], nil
}

// of is what stands about an order.
func (j *journal) of(number int) entry {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	found := j.known[number]
	found.Number = number
	return found
}
