package wire

import "time"

// Timestamp is a time in whole seconds since 1970-01-01 00:00:00 UTC, as the API sends every time.
// The zero value means no time. It decodes the forms of an [Integer].
type Timestamp int64

// At returns t in whole seconds, without the fraction. It returns 0 for the zero time.
func At(t time.Time) Timestamp {
	if t.IsZero() {
		return 0
	}
	return Timestamp(t.Unix())
}

// Time returns the time in UTC, or the zero time for the zero Timestamp.
func (t Timestamp) Time() time.Time {
	if t == 0 {
		return time.Time{}
	}
	return time.Unix(int64(t), 0).UTC()
}

// String returns the time in RFC 3339, or "none" for the zero Timestamp.
func (t Timestamp) String() string {
	if t == 0 {
		return "none"
	}
	return t.Time().Format(time.RFC3339)
}

// UnmarshalJSON reads whole seconds; null leaves the value unchanged. Anything else is a
// [*json.UnmarshalTypeError].
func (t *Timestamp) UnmarshalJSON(data []byte) error { return readInteger(t, data) }
