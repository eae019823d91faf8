package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rzpkit/payments/spec"
)

// input is a recording for measuring time.
type input struct {
	name, path string
	exchanges  int
}

// line is an exchange in Redocly's format, which every tool reads.
type line struct {
	Request  lineRequest  `json:"request"`
	Response lineResponse `json:"response"`
}

type lineRequest struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

type lineResponse struct {
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
	Body    json.RawMessage   `json:"body"`
}

func newLine(method, path string, sent []byte, status int, body []byte) line {
	headers := map[string]string{"authorization": "Basic eDp5"}
	if sent != nil {
		headers["content-type"] = "application/json"
	}
	return line{
		lineRequest{method, "https://api.razorpay.com/v1" + path, headers, sent},
		lineResponse{status, map[string]string{"content-type": "application/json"}, body},
	}
}

// writeRecordings writes a recording in which every payment is valid, and one in which each has one
// of the faults that real servers have.
func writeRecordings(folder string, exchanges int) ([]input, error) {
	sample, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, sample); err != nil {
		return nil, err
	}
	payment := func(i int) []byte {
		body := bytes.Replace(compact.Bytes(), []byte(`"amount":1000,`), fmt.Appendf(nil, `"amount":%d,`, 1000+i), 1)
		return bytes.Replace(body, []byte(`pay_G8VQzjPLoAvm6D`), fmt.Appendf(nil, "pay_%014d", i), 1)
	}
	faults := [][2]string{
		{`"currency":"INR",`, ``},                             // a required key
		{`"amount":1`, `"amount":"1"`},                        // a string for an amount; see bad
		{`"fee":24`, `"fee":24.5`},                            // a fraction of a paisa
		{`"id":"pay_`, `"id":"payment_`},                      // another prefix
		{`"captured":true`, `"captured":"true"`},              // a string for a boolean
		{`"status":"captured"`, `"status":"settled"`},         // a value that is not in the enum
		{`"entity":"payment"`, `"entity":"payments"`},         // another constant
		{`"created_at":`, `"undocumented":"x","created_at":`}, // an unknown property
	}
	bad := func(i int) []byte {
		body, fault := payment(i), faults[i%len(faults)]
		if fault[0] == `"amount":1` {
			return bytes.Replace(body, fmt.Appendf(nil, `"amount":%d`, 1000+i), fmt.Appendf(nil, `"amount":"%d"`, 1000+i), 1)
		}
		return bytes.Replace(body, []byte(fault[0]), []byte(fault[1]), 1)
	}
	for i := range faults {
		if bytes.Equal(bad(i), payment(i)) {
			return nil, fmt.Errorf("the sample has no place for fault %d", i)
		}
	}
	inputs := []input{
		{"every payment valid", filepath.Join(folder, "valid.ndjson"), exchanges},
		{"every payment with a fault", filepath.Join(folder, "bad.ndjson"), exchanges},
	}
	for i, body := range []func(int) []byte{payment, bad} {
		err := write(inputs[i].path, exchanges, func(i int) line {
			return newLine("GET", fmt.Sprintf("/payments/pay_%014d", i), nil, 200, body(i))
		})
		if err != nil {
			return nil, err
		}
	}
	return inputs, nil
}

func write(path string, count int, at func(int) line) (err error) {
	file, err := os.Create(path) //nolint:gosec // a file of this program
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	buffered := bufio.NewWriter(file)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for i := range count {
		if err := encoder.Encode(at(i)); err != nil {
			return err
		}
	}
	return buffered.Flush()
}
