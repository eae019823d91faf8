package wire_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// cardNumber is in inputs that must be refused. No error may contain it.
const cardNumber = "4111111111111111"

// form is a JSON form of a value: the input, the decoded value, and its encoding.
type form[T any] struct {
	text    string
	want    T
	written string
}

func testForms[T any](t *testing.T, forms map[string]form[T]) {
	t.Helper()
	for name, test := range forms {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got T
			requireRead(t, test.text, &got)
			require.Equal(t, test.want, got)
			requireWritten(t, test.written, got)
			requireRoundTrip(t, got)
		})
	}
}

// testRefused checks that decoding fails with an error that contains message, and leaves the value
// unchanged.
func testRefused[T any](t *testing.T, kept T, message string, refused map[string]string) {
	t.Helper()
	for name, text := range refused {
		t.Run("refuses "+name, func(t *testing.T) {
			t.Parallel()
			require.True(t, json.Valid([]byte(text)), "encoding/json itself refuses invalid JSON")
			got := clone(t, kept)
			err := json.Unmarshal([]byte(text), &got)
			require.ErrorContains(t, err, message)
			requireRevealsNothing(t, err)
			require.Equal(t, kept, got)
		})
	}
}

// clone returns a deep copy of value, by encoding and decoding it.
func clone[T any](t *testing.T, value T) T {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var again T
	requireRead(t, string(text), &again)
	return again
}

func requireRead(t *testing.T, text string, into any) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(text), into), "%s", text)
}

func requireWritten(t *testing.T, want string, value any) {
	t.Helper()
	written, err := json.Marshal(value)
	require.NoError(t, err)
	require.Equal(t, want, string(written))
}

func requireRoundTrip[T any](t *testing.T, value T) {
	t.Helper()
	require.Equal(t, value, clone(t, value))
}

// requireRevealsNothing checks that an error is one short line without a number of five digits or more.
func requireRevealsNothing(t *testing.T, err error) {
	t.Helper()
	require.Less(t, len(err.Error()), 150)
	require.NotContains(t, err.Error(), "\n")
	require.NotRegexp(t, `[0-9]{5}`, err.Error())
}

type everything struct {
	Number  wire.CardNumber      `json:"number"`
	Contact wire.Contact         `json:"contact"`
	Save    wire.Flag            `json:"save"`
	Next    []wire.NextStep      `json:"next"`
	Notes   wire.Notes           `json:"notes"`
	Wallets wire.Map[wire.Flag]  `json:"wallets"`
	Created wire.Timestamp       `json:"created"`
	App     *wire.Map[wire.Flag] `json:"app"`
	Ended   *wire.Timestamp      `json:"end"`
	Left    wire.Notes           `json:"left,omitzero"`
}

func TestStructOfAllTypes(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[everything]{
		"in rare forms": {
			text: `{"number":4111111111111111,"contact":9364591752,"save":true,` +
				`"next":["otp_submit",{"action":"poll","url":"https://api.example/poll"}],` +
				`"notes":[],"wallets":{"paytm":true,"jio":0},"created":1736000000,"app":{},"end":null,"left":[]}`,
			want: everything{
				Number: "4111111111111111", Contact: "9364591752", Save: true,
				Next:  []wire.NextStep{{Action: "otp_submit"}, {Action: "poll", URL: "https://api.example/poll"}},
				Notes: wire.Notes{}, Wallets: wire.Map[wire.Flag]{"paytm": true, "jio": false}, Created: 1736000000,
				App: &wire.Map[wire.Flag]{}, Left: wire.Notes{},
			},
			written: `{"number":"4111111111111111","contact":"9364591752","save":1,` +
				`"next":["otp_submit",{"action":"poll","url":"https://api.example/poll"}],` +
				`"notes":[],"wallets":{"jio":0,"paytm":1},"created":1736000000,"app":[],"end":null,"left":[]}`,
		},
	})
	requireWritten(t, `{"number":"","contact":"","save":0,"next":null,`+
		`"notes":[],"wallets":[],"created":0,"app":null,"end":null}`, everything{})
}

func TestNull(t *testing.T) {
	t.Parallel()
	filled := func() everything {
		ended := wire.Timestamp(1736000001)
		return everything{
			Number: cardNumber, Contact: "+919999999999", Save: true,
			Next:  []wire.NextStep{{Action: "poll", URL: "https://api.example/poll"}},
			Notes: wire.Notes{"shop": "Pune"}, Wallets: wire.Map[wire.Flag]{"paytm": true},
			Created: 1736000000, App: &wire.Map[wire.Flag]{"cred": true}, Ended: &ended,
		}
	}
	got, want := filled(), filled()
	want.Notes, want.Wallets, want.App, want.Ended = nil, nil, nil, nil

	require.NoError(t, json.Unmarshal([]byte(`{"number":null,"contact":null,"save":null,"next":[null],`+
		`"notes":null,"wallets":null,"created":null,"app":null,"end":null}`), &got))
	require.Equal(t, want, got, "maps and pointers become nil, the rest stays unchanged")
}
