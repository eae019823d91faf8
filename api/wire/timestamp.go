package wire

import "time"

// Timestamp is a moment in whole seconds since 1970-01-01 00:00:00 UTC, as the
// API writes every time. The zero value means that there is none. It reads what an
// [Integer] reads.
type Timestamp int64

// At is the second in which t lies; the fraction is dropped. The zero time
// gives the zero Timestamp.
func At(t time.Time) Timestamp {
	if t.IsZero() {
		return 0
	}
	return Timestamp(t.Unix())
}

// Time is the moment in UTC, or the zero time for the zero Timestamp.
func (t Timestamp) Time() time.Time {
	if t == 0 {
		return time.Time{}
	}
	return time.Unix(int64(t), 0).UTC()
}

// String is the moment in RFC 3339, or "none" for the zero Timestamp.
func (t Timestamp) String() string {
	if t == 0 {
		return "none"
	}
	return t.Time().Format(time.RFC3339)
}

// UnmarshalJSON reads whole seconds; null leaves the value as it was. What is none
// is a [*json.UnmarshalTypeError].
func (t *Timestamp) UnmarshalJSON(data []byte) error { return readInteger(t, data) }
