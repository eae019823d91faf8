package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// readers returns a non-zero value of each type with an UnmarshalJSON method.
func readers() map[string]json.Unmarshaler {
	number, contact, flag := wire.CardNumber(cardNumber), wire.Contact("+919999999999"), wire.Flag(true)
	boolean, text := wire.Bool(true), wire.TextOrBool("453200111")
	integer, float, stamp := wire.Integer(7), wire.Float(1.5), wire.Timestamp(1736000000)
	return map[string]json.Unmarshaler{
		"card number": &number,
		"contact":     &contact,
		"flag":        &flag,
		"boolean":     &boolean,
		"text":        &text,
		"integer":     &integer,
		"float":       &float,
		"timestamp":   &stamp,
		"ids":         &wire.IDs[id]{"offer_1"},
		"object":      &acquirer{Done: true},
		"next step":   &wire.NextStep{Action: "poll", URL: "https://api.example/poll"},
		"notes":       &wire.Notes{"shop": "Pune"},
		"map":         &wire.Map[wire.Flag]{"VISA": true},
	}
}

// encoding/json passes only valid JSON to UnmarshalJSON, but other callers may pass any bytes.
func TestInvalidJSON(t *testing.T) {
	t.Parallel()
	hostile := map[string][]byte{
		"nil":                           nil,
		"no bytes":                      {},
		"a space":                       []byte(" "),
		"a letter":                      []byte("x"),
		"a byte that is not UTF-8":      []byte("\xff"),
		"a zero byte":                   []byte("\x00"),
		"half a null":                   []byte("nul"),
		"null twice":                    []byte("nullnull"),
		"an opened list":                []byte("["),
		"an opened list and a space":    []byte("[ "),
		"an opened list and a letter":   []byte("[ x"),
		"a closed list":                 []byte("]"),
		"a list closed as an object":    []byte("[}"),
		"a list of a vertical tab":      []byte("[\v]"),
		"a list of a no-break space":    []byte("[\u00a0]"),
		"an opened object":              []byte("{"),
		"a closed object":               []byte("}"),
		"an object closed as a list":    []byte("{]"),
		"an opened string":              []byte(`"`),
		"a string that is not closed":   []byte(`"` + cardNumber),
		"a string that is not opened":   []byte(cardNumber + `"`),
		"a string closed by an escape":  []byte(`"\"`),
		"a string with half an escape":  []byte(`"\u12"`),
		"a string with a line break":    []byte("\"1\n2\""),
		"two strings":                   []byte(`"` + cardNumber + `" "` + cardNumber + `"`),
		"a string and a number":         []byte(`"poll" ` + cardNumber),
		"a number with a leading zero":  []byte("0" + cardNumber),
		"a number with a plus":          []byte("+" + cardNumber),
		"a hexadecimal number":          []byte("0x1"),
		"a minus":                       []byte("-"),
		"two numbers":                   []byte("1 1"),
		"digits that are not ASCII":     []byte("४१११"),
		"very many opened lists":        []byte(strings.Repeat("[", 100_000)),
		"a word with a capital":         []byte("True"),
		"a member without a value":      []byte(`{"a":}`),
		"a member that is not a string": []byte(`{1:"a"}`),
	}
	for name, data := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			untouched := readers()
			for kind, reader := range readers() {
				err := reader.UnmarshalJSON(data)
				require.Error(t, err, kind)
				requireRevealsNothing(t, err)
				require.Equal(t, untouched[kind], reader, kind)
			}
		})
	}
}
