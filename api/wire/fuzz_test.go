package wire_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// texts is what every fuzz test starts from: all forms of all types, and what
// is none of them.
func texts() []string {
	return []string{
		"", " ", "null", " null ", "nul", "true", "false", "0", "1", "-1", "-0", "2", "01", "1.5", "1e3", "1e999", "x", "\xff",
		"9364591752", "4111111111111111", "99999999999999999999", "1736000000", "-62135596800", "-62135596799", "253402300800",
		"9223372036854775807", "-9223372036854775808", "9223372036854775808",
		`""`, `"`, `"poll"`, `"+919999999999"`, ` "4111111111111111" `, `"\u002b91"`, `"\"`, `"\u12"`, `"\ud800"`, `"a"b"`,
		"\"9\xff1\"", "\"\x7f\"", "\"\n\"", "\"\u2028<>&\"", `"९३६"`,
		"[]", "[ ]", "[\v]", "[\u00a0]", "[", "[ x", "]", "[}", "[null]", "[[]]", `["poll"]`,
		"{}", "{ }", "{", "{]", `{"a":"b"}`, `{"a":1}`, `{"a":1.50,"b":true,"c":"d","e":null}`, `{"a":null}`, `{"a":1,"a":null}`,
		`{"a":[]}`, `{"a":{}}`, `{"a":["b"]}`, `{"a":{"b":[{}]}}`, `{"a":}`, `{1:"a"}`, "{\"\xff\":1,\"\xfe\":2}", `{"":-0}`,
		`{"action":"redirect","url":"https://api.example/?a=1&b=2"}`, `{"action":"poll"}`, `{"URL":"u"}`, `{"action":1}`,
	}
}

// fuzz runs check on all that encoding/json takes for a T, after what holds for
// every type: nothing panics, UnmarshalJSON by itself takes the same, what was
// read is read again as it is written, and a refusal repeats nothing.
func fuzz[T any, P interface {
	*T
	json.Unmarshaler
}](f *testing.F, check func(t *testing.T, data []byte, got T, err error),
) {
	f.Helper()

	for _, text := range texts() {
		f.Add([]byte(text))
	}

	f.Fuzz(func(t *testing.T, data []byte) {
		var got, direct, bare T
		err := json.Unmarshal(data, P(&got))
		errDirect := P(&direct).UnmarshalJSON(bytes.Trim(data, " \t\r\n"))
		require.Equal(t, err == nil, errDirect == nil, "%v; %v", err, errDirect)
		require.Equal(t, got, direct)
		if P(&bare).UnmarshalJSON(data) == nil {
			require.NoError(t, err, "UnmarshalJSON by itself takes what is no JSON")
		}

		switch {
		case err != nil:
			var none T
			require.Equal(t, none, got)
			requireQuiet(t, err)
			requireQuiet(t, errDirect)
		case !isNull(data): // a nil map is written as an empty one
			requireRoundTrip(t, got)
		}
		check(t, data, got, err)
	})
}

func isNull(data []byte) bool { return string(bytes.Trim(data, " \t\r\n")) == "null" }

// decode is what encoding/json makes of data without knowing a type.
func decode(data []byte) (any, error) {
	if !json.Valid(data) {
		return nil, &json.SyntaxError{}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	err := decoder.Decode(&value)

	return value, err
}

// requireTextOrInteger: strings are what encoding/json reads into a string,
// numbers are their digits, null is nothing, and there is no other form.
func requireTextOrInteger(t *testing.T, data []byte, got string, err error) {
	t.Helper()

	var text string
	if json.Unmarshal(data, &text) == nil {
		require.NoError(t, err)
		require.Equal(t, text, got)

		return
	}
	value, _ := decode(data)
	number, is := value.(json.Number)
	require.Equal(t, is && strings.Trim(number.String(), "0123456789") == "", err == nil)
	require.Equal(t, err == nil, got != "")
	if err == nil {
		require.Equal(t, number.String(), got)
	}
}

func FuzzContact(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Contact, err error) {
		t.Helper()
		requireTextOrInteger(t, data, string(got), err)
	})
}

func FuzzCardNumber(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.CardNumber, err error) {
		t.Helper()
		requireTextOrInteger(t, data, string(got), err)
		require.True(t, strings.HasSuffix(string(got), got.Last4()))
		require.Equal(t, len(got) >= 12, len(got.Last4()) == 4)
	})
}

func FuzzFlag(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Flag, err error) {
		t.Helper()
		text := strings.Trim(string(data), " \t\r\n")
		require.Equal(t, text == "1" || text == "true", bool(got))
		require.Equal(t, bool(got) || text == "0" || text == "false" || text == "null", err == nil)
	})
}

func FuzzNextStep(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.NextStep, err error) {
		t.Helper()
		value, _ := decode(data)
		switch value := value.(type) {
		case string:
			require.NoError(t, err)
			require.Equal(t, wire.NextStep{Action: value}, got)
		case map[string]any:
			var want struct {
				Action string `json:"action"`
				URL    string `json:"url"`
			}
			require.Equal(t, json.Unmarshal(data, &want) == nil, err == nil)
			if err == nil {
				require.Equal(t, wire.NextStep(want), got)
			}
		default:
			require.Equal(t, isNull(data), err == nil)
			require.Zero(t, got)
		}
	})
}

func FuzzNotes(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Notes, err error) {
		t.Helper()
		value, invalid := decode(data)
		members, isObject := value.(map[string]any)
		list, isList := value.([]any)
		switch {
		case err != nil:
			deep := isObject && bytes.ContainsAny(data[bytes.IndexByte(data, '{')+1:], "[{")
			scalar := !isObject && !isList && !isNull(data)
			require.True(t, invalid != nil || deep || scalar || len(list) > 0, "refused without a reason: %v", err)
		case isObject:
			require.Equal(t, plainNotes(t, members), got)
		case isList:
			require.Empty(t, list)
			require.Equal(t, wire.Notes{}, got)
		default:
			require.True(t, isNull(data))
			require.Nil(t, got)
		}
	})
}

// plainNotes is the text of every member of an object that has only scalars.
func plainNotes(t *testing.T, members map[string]any) wire.Notes {
	t.Helper()

	notes := wire.Notes{}
	for key, member := range members {
		switch member := member.(type) {
		case nil:
			notes[key] = ""
		case string, json.Number, bool:
			notes[key] = fmt.Sprint(member)
		default:
			require.Fail(t, "neither a list nor an object is a note", "%v", member)
		}
	}

	return notes
}

func FuzzMap(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Map[[]string], err error) {
		t.Helper()
		var want map[string][]string
		wrong := json.Unmarshal(data, &want)
		if value, _ := decode(data); wrong != nil && reflect.DeepEqual(value, []any{}) {
			want, wrong = map[string][]string{}, nil
		}
		require.Equal(t, wrong == nil, err == nil)
		if err == nil {
			require.Equal(t, want, map[string][]string(got))
		}
	})
}

func FuzzTimestamp(f *testing.F) {
	for _, text := range texts() {
		f.Add([]byte(text), uint32(0))
		f.Add([]byte(text), uint32(999_999_999))
	}

	const zero, first, last = -62135596800, -62167219200, 253402300799 // the zero time, the years 0 and 9999

	f.Fuzz(func(t *testing.T, data []byte, nanoseconds uint32) {
		var stamp wire.Timestamp
		var seconds int64
		err := json.Unmarshal(data, &stamp)
		require.Equal(t, json.Unmarshal(data, &seconds) == nil, err == nil)
		require.Equal(t, wire.Timestamp(seconds), stamp)
		requireRoundTrip(t, stamp)

		if stamp == 0 || stamp == zero {
			require.True(t, stamp.Time().IsZero())
			require.Zero(t, wire.At(stamp.Time()))

			return
		}
		require.Equal(t, stamp, wire.At(stamp.Time().Add(time.Duration(nanoseconds%1_000_000_000))))
		if stamp >= first && stamp <= last {
			again, err := time.Parse(time.RFC3339, stamp.String())
			require.NoError(t, err)
			require.Equal(t, stamp.Time(), again.UTC())
		} else {
			require.NotEmpty(t, stamp.String())
		}
	})
}
