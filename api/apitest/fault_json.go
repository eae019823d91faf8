package apitest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// duration is a time.Duration that is a string in JSON, such as "1.5s".
type duration time.Duration

func (d duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

func (d *duration) UnmarshalText(text []byte) error {
	parsed, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf("%q is not a duration, such as 1500ms", text)
	}
	*d = duration(parsed)
	return nil
}

// plainFault is a Fault without methods.
type plainFault Fault

// faultJSON is a Fault whose durations are strings.
type faultJSON struct {
	*plainFault

	Delay      duration `json:"delay,omitzero"`
	RetryAfter duration `json:"retry_after,omitzero"`
}

// MarshalJSON encodes a fault as in a file of faults, see `rzpkit serve -h`: durations are strings.
func (f Fault) MarshalJSON() ([]byte, error) {
	return json.Marshal(faultJSON{(*plainFault)(&f), duration(f.Delay), duration(f.RetryAfter)})
}

// UnmarshalJSON decodes the output of MarshalJSON. It refuses unknown members and does not validate
// the fault.
func (f *Fault) UnmarshalJSON(text []byte) error {
	var read Fault
	in := faultJSON{plainFault: (*plainFault)(&read)}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&in); err != nil {
		return fmt.Errorf("fault: %w", err)
	}
	read.Delay, read.RetryAfter = time.Duration(in.Delay), time.Duration(in.RetryAfter)
	*f = read
	return nil
}
