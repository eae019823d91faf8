package wire_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

func TestTimestamp(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		stamp wire.Timestamp
		time  time.Time
		text  string
	}{
		"none":                             {stamp: 0, time: time.Time{}, text: "none"},
		"a second after 1970":              {stamp: 1, time: time.Date(1970, 1, 1, 0, 0, 1, 0, time.UTC), text: "1970-01-01T00:00:01Z"},
		"a second before 1970":             {stamp: -1, time: time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC), text: "1969-12-31T23:59:59Z"},
		"the earliest that a list accepts": {stamp: 946684800, time: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), text: "2000-01-01T00:00:00Z"},
		"the latest that a list accepts":   {stamp: 4765046400, time: time.Date(2120, 12, 31, 0, 0, 0, 0, time.UTC), text: "2120-12-31T00:00:00Z"},
		"beyond 32 bits":                   {stamp: 1 << 31, time: time.Date(2038, 1, 19, 3, 14, 8, 0, time.UTC), text: "2038-01-19T03:14:08Z"},
		"the end of four-digit years":      {stamp: 253402300799, time: time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), text: "9999-12-31T23:59:59Z"},
		"a year of five digits":            {stamp: 253402300800, time: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), text: "10000-01-01T00:00:00Z"},
		"a second after the zero time":     {stamp: -62135596799, time: time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC), text: "0001-01-01T00:00:01Z"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.time, test.stamp.Time(), "in UTC")
			require.Equal(t, test.text, test.stamp.String())
			require.Equal(t, test.stamp, wire.At(test.time))
		})
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	india := time.FixedZone("IST", 5*60*60+30*60)
	tests := map[string]struct {
		time time.Time
		want wire.Timestamp
	}{
		"a fraction of nearly a second": {time: time.Unix(1736000000, 999_999_999), want: 1736000000},
		"a nanosecond before 1970":      {time: time.Unix(0, -1), want: -1},
		"half a second before 1970":     {time: time.Unix(-2, 500_000_000), want: -2},
		"half a second after 1970":      {time: time.Unix(0, 500_000_000), want: 0},
		"another zone":                  {time: time.Date(2025, 1, 4, 19, 43, 20, 0, india), want: 1736000000},
		"the zero time":                 {time: time.Time{}, want: 0},
		"the zero time in India":        {time: time.Time{}.In(india), want: 0},
		"a nanosecond after the zero":   {time: time.Time{}.Add(1), want: -62135596800},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, wire.At(test.time))
		})
	}
}

func TestTimestampInJSON(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Timestamp]{
		"a time":       {text: `1736000000`, want: 1736000000, written: `1736000000`},
		"none":         {text: `0`, want: 0, written: `0`},
		"before 1970":  {text: `-1`, want: -1, written: `-1`},
		"a string":     {text: `"1736000000"`, want: 1736000000, written: `1736000000`},
		"the earliest": {text: `-9223372036854775808`, want: math.MinInt64, written: `-9223372036854775808`},
	})
	testRefused(t, wire.Timestamp(1736000000), "json: cannot unmarshal ", invalidIntegers())
}
