package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/generated"
)

// result is what a soak saw.
type result struct {
	orders, calls, failed int // told paid; attempts of the client; those without success
	lateral               int // payments beside the captured one, of which no money was taken
	unpaid                int // orders whose opening was not heard of
	shops                 int
	took                  time.Duration
}

// String is a line for people.
func (r result) String() string {
	return fmt.Sprintf("%d orders told paid, each captured once for its amount; %d attempts, of which %d failed (%.1f %%); "+
		"%d shops; %d payments made twice, none captured twice; %d orders opened and not heard of; %v\n",
		r.orders, r.calls, r.failed, 100*float64(r.failed)/float64(r.calls), r.shops, r.lateral, r.unpaid, r.took.Round(time.Second/10))
}

// verify holds the journal against the server. The error names the first order
// that is not as it should be.
func verify(plan plan, server *apitest.Server) (result, error) {
	var found result
	journal, err := os.Open(filepath.Join(plan.folder, journalName))
	if err != nil {
		return found, err
	}
	defer func() { _ = journal.Close() }()
	known, err := replay(journal)
	if err != nil {
		return found, err
	}
	captures := map[generated.OrderID]int{}
	for payment := range server.Payments() {
		if payment.Captured {
			captures[*payment.OrderID]++
		} else {
			found.lateral++
		}
	}
	told := map[generated.OrderID]bool{}
	for number := range plan.orders {
		entry := known[number]
		if err := paidOnce(entry, server, captures); err != nil {
			return found, fmt.Errorf("order %d: %w", number, err)
		}
		told[entry.Order] = true
		found.orders++
	}
	for order := range server.Orders() {
		switch {
		case told[order.ID]:
		case captures[order.ID] > 0:
			return found, fmt.Errorf("%s was captured and no one was told", order.ID)
		default:
			found.unpaid++
		}
	}
	if broken := server.Broken(); broken > 0 {
		return found, fmt.Errorf("%d answers of the server did not hold to the contract", broken)
	}
	return found, readLogs(plan.folder, &found)
}

// paidOnce is what has to be true of every order in the end.
func paidOnce(entry entry, server *apitest.Server, captures map[generated.OrderID]int) error {
	if !entry.Told {
		return errors.New("nobody was told that it is paid")
	}
	order, payment := server.Order(entry.Order), server.Payment(entry.Payment)
	want := amount(entry.Number)
	switch {
	case order == nil || payment == nil:
		return fmt.Errorf("the server does not know %s or %s", entry.Order, entry.Payment)
	case captures[order.ID] != 1:
		return fmt.Errorf("%s was captured %d times", order.ID, captures[order.ID])
	case payment.OrderID == nil || *payment.OrderID != order.ID:
		return fmt.Errorf("%s is not a payment of %s", payment.ID, order.ID)
	case payment.Status != generated.PaymentStatusCaptured || payment.Amount != want || payment.AmountRefunded != 0:
		return fmt.Errorf("%s is %s with %d, want %d captured", payment.ID, payment.Status, payment.Amount, want)
	case order.Status != generated.OrderStatusPaid || order.AmountPaid == nil || *order.AmountPaid != want:
		return fmt.Errorf("%s is %s", order.ID, order.Status)
	}
	return nil
}

// readLogs counts the attempts and looks for what must not be logged.
func readLogs(folder string, found *result) error {
	secret := string(apitest.KeySecret)
	basic := base64.StdEncoding.EncodeToString([]byte(apitest.KeyID + ":" + secret))
	secrets := [][]byte{[]byte(secret), []byte(basic), []byte(cardNumber), []byte(cardNumber[:12])}
	for _, name := range []string{shopLogName, serverLogName} {
		file, err := os.Open(filepath.Join(folder, name)) //nolint:gosec // a log of this soak
		if err != nil {
			return err
		}
		err = eachLine(file, func(line []byte) error {
			for _, secret := range secrets {
				if bytes.Contains(line, secret) {
					return fmt.Errorf("%s holds a secret: %.300s", name, line)
				}
			}
			if name == shopLogName {
				found.calls++
				if !bytes.Contains(line, []byte(`"level":"DEBUG"`)) {
					found.failed++
				}
			}
			return nil
		})
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	if found.calls == 0 {
		return errors.New("the shop logged nothing")
	}
	return nil
}

func eachLine(from io.Reader, do func([]byte) error) error {
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := do(line); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
