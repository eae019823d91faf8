package wire_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// texts returns the seeds of all fuzz tests: the valid forms of all types, and invalid ones.
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
		`"1"`, `"0"`, `"true"`, `"false"`, `"1000"`, `"1000.00"`, "1000.0", `"12.5"`, `" 1"`, `["a",{"b":1},null]`, `{"items":["a",{"id":"b"}]}`,
		`{"items":null}`, `[{"id":""}]`, `{"entity":"collection","count":0,"items":[]}`,
		`{"action":"redirect","url":"https://api.example/?a=1&b=2"}`, `{"action":"poll"}`, `{"URL":"u"}`, `{"action":1}`,
	}
}

// fuzz calls check with each input, the decoded value and the error. First it checks what holds for
// every type: decoding does not panic, UnmarshalJSON called directly gives the same result,
// encoding and decoding the value returns the same value, and an error does not contain the input.
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
			require.NoError(t, err, "UnmarshalJSON called directly accepts invalid JSON")
		}

		switch {
		case err != nil:
			var none T
			require.Equal(t, none, got)
			requireRevealsNothing(t, err)
			requireRevealsNothing(t, errDirect)
		case !isNull(data): // a nil map is encoded as an empty one
			requireRoundTrip(t, got)
		}
		check(t, data, got, err)
	})
}

func isNull(data []byte) bool { return string(bytes.Trim(data, " \t\r\n")) == "null" }

// decode decodes JSON into an any, keeping numbers as json.Number.
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

// requireTextOrInteger checks that a string is decoded as by encoding/json, a whole number as its
// digits and null as "", and that any other form is refused.
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

// boolean returns the value of a JSON form of a boolean; ok is false for any other input.
func boolean(text string) (value, ok bool) {
	switch strings.Trim(text, " \t\r\n") {
	case `true`, `1`, `"true"`, `"1"`:
		return true, true
	case `false`, `0`, `"false"`, `"0"`:
		return false, true
	default:
		return false, false
	}
}

func FuzzFlag(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Flag, err error) {
		t.Helper()
		value, ok := boolean(string(data))
		require.Equal(t, value, bool(got))
		require.Equal(t, ok || isNull(data), err == nil)
	})
}

func FuzzBool(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Bool, err error) {
		t.Helper()
		value, ok := boolean(string(data))
		require.Equal(t, value, bool(got))
		require.Equal(t, ok || isNull(data), err == nil)
	})
}

func FuzzTextOrBool(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.TextOrBool, err error) {
		t.Helper()
		var text string
		want := json.Unmarshal(data, &text)
		if value, ok := boolean(string(data)); ok {
			text, want = fmt.Sprint(value), nil
		}
		require.Equal(t, want == nil, err == nil)
		require.Equal(t, text, string(got))
	})
}

func FuzzFloat(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Float, err error) {
		t.Helper()
		text := string(bytes.Trim(data, " \t\r\n"))
		if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
			text = text[1 : len(text)-1]
		}
		var want float64
		wrong := json.Unmarshal([]byte(text), &want)
		if err != nil {
			require.Zero(t, got)
			require.True(t, wrong != nil || strings.Trim(text, " \t\r\n") != text || text == "null", "refused without a reason: %v", err)
			return
		}
		require.NoError(t, wrong)
		require.InDelta(t, want, float64(got), 0)
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
		case []any:
			require.Equal(t, len(value) == 0, err == nil, "an empty list is an empty object")
			require.Zero(t, got)
		default:
			require.Equal(t, isNull(data), err == nil)
			require.Zero(t, got)
		}
	})
}

func FuzzNotes(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Notes, err error) {
		t.Helper()
		var members map[string]json.RawMessage
		wrong := json.Unmarshal(data, &members)
		var list []json.RawMessage
		if json.Unmarshal(data, &list) == nil && list != nil {
			members, wrong = map[string]json.RawMessage{}, nil
			for i, value := range list {
				members[strconv.Itoa(i)] = value
			}
		}
		require.Equal(t, wrong == nil, err == nil)
		require.Equal(t, members == nil, got == nil)
		require.Len(t, got, len(members))
		for key, value := range members {
			requireNote(t, value, got[key])
		}
	})
}

// requireNote checks that a note is the decoded string, empty for null, or the JSON text of any
// other value.
func requireNote(t *testing.T, value json.RawMessage, got string) {
	t.Helper()
	var text string
	if json.Unmarshal(value, &text) != nil {
		text = strings.ToValidUTF8(string(value), "\ufffd")
	}
	require.Equal(t, text, got)
}

func FuzzMap(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.Map[[]string], err error) {
		t.Helper()
		var want map[string][]string
		wrong := json.Unmarshal(data, &want)
		var list [][]string
		if json.Unmarshal(data, &list) == nil && list != nil {
			want, wrong = map[string][]string{}, nil
			for i, value := range list {
				want[strconv.Itoa(i)] = value
			}
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
		var seconds wire.Integer
		err := json.Unmarshal(data, &stamp)
		require.Equal(t, json.Unmarshal(data, &seconds) == nil, err == nil)
		require.Equal(t, wire.Timestamp(seconds), stamp)
		var bare int64
		if json.Unmarshal(data, &bare) == nil {
			require.NoError(t, err)
			require.Equal(t, wire.Integer(bare), seconds)
		}
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

// FuzzIDs checks that a list of non-empty strings is decoded as by encoding/json, and that no id is
// empty.
func FuzzIDs(f *testing.F) {
	fuzz(f, func(t *testing.T, data []byte, got wire.IDs[id], err error) {
		t.Helper()
		require.NotContains(t, got, id(""))
		var list []string
		if json.Unmarshal(data, &list) != nil {
			return
		}
		value, _ := decode(data)
		plain := true // whether all items are non-empty strings; encoding/json also decodes null as a string
		items, _ := value.([]any)
		for i, item := range items {
			plain = plain && item == list[i] && list[i] != ""
		}
		require.Equal(t, plain, err == nil)
		if plain {
			require.Len(t, got, len(list))
		}
		for i := range got {
			require.Equal(t, list[i], string(got[i]))
		}
	})
}
