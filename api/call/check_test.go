package call_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/wire"
)

// requireInput checks the field and the text of an InputError.
func requireInput(t *testing.T, err error, field, fault string) {
	t.Helper()
	var input *call.InputError
	require.ErrorAs(t, err, &input)
	require.Equal(t, field, input.Field)
	require.EqualError(t, input.Err, fault)
}

// pointer returns a pointer to a value. The checks take nil as a field that was left out.
func pointer[T any](value T) *T { return &value }

type id string

func (i id) Validate() error { return call.CheckID(string(i), "pay_") }

type seat struct{ row string }

func (s *seat) check() error { return call.Required("row", s.row != "") }

func TestChecks(t *testing.T) {
	t.Parallel()
	many := map[string]string{"desk": "1", "floor": "2"}
	for name, test := range map[string]struct {
		err          error
		field, fault string // "" for none
	}{
		"given":                             {call.Required("name", true), "", ""},
		"not given":                         {call.Required("name", false), "name", "is required"},
		"the least number":                  {call.Within("count", pointer[int64](1), 1, 100), "", ""},
		"the largest number":                {call.Within("count", pointer[int64](100), 1, 100), "", ""},
		"a number too small":                {call.Within("count", pointer[int64](0), 1, 100), "count", "0 is less than 1"},
		"a number too large":                {call.Within("count", pointer[int64](101), 1, 100), "count", "101 is more than 100"},
		"a time too early, as a number":     {call.Within("from", pointer(wire.Timestamp(1)), 946684800, math.MaxInt64), "from", "1 is less than 946684800"},
		"no bounds":                         {call.Within("count", pointer[int64](math.MinInt64), math.MinInt64, math.MaxInt64), "", ""},
		"a fraction too small":              {call.Within("rate", pointer(0.25), 0.5, 1), "rate", "0.25 is less than 0.5"},
		"not a number":                      {call.Within("rate", pointer(math.NaN()), 0.5, 1), "rate", "is not a number"},
		"no number":                         {call.Within[int64]("count", nil, 1, 100), "", ""},
		"a text long enough":                {call.MinLength("name", pointer("₹₹₹"), 3), "", ""},
		"a text too short":                  {call.MinLength("name", pointer("₹₹"), 3), "name", "shorter than 3 characters"},
		"no text for a least length":        {call.MinLength[string]("name", nil, 3), "", ""},
		"characters, not bytes":             {call.MaxLength("receipt", pointer(strings.Repeat("₹", 40)), 40), "", ""},
		"a text too long":                   {call.MaxLength("name", pointer(strings.Repeat("₹", 41)), 40), "name", "longer than 40 characters"},
		"no text for a largest length":      {call.MaxLength[string]("name", nil, 40), "", ""},
		"of the form":                       {call.Matches("month", pointer("12"), "^[0-9]+$"), "", ""},
		"not of the form, and not repeated": {call.Matches("number", pointer("4111x"), "^[0-9]+$"), "number", "does not have the form ^[0-9]+$"},
		"an invalid pattern":                {call.Matches("month", pointer("12"), "("), "month", "cannot be checked: error parsing regexp: missing closing ): `(`"},
		"no text to match":                  {call.Matches[string]("month", nil, "^[0-9]+$"), "", ""},
		"an id":                             {call.Valid("payment_id", pointer(id("pay_1"))), "", ""},
		"no id":                             {call.Valid[id]("payment_id", nil), "", ""},
		"an id with another prefix":         {call.Valid("payment_id", pointer(id("order_1"))), "payment_id", `invalid id "order_1": want pay_...`},
		"ids":                               {call.EveryValid("ids", []id{"pay_1", "pay_2"}), "", ""},
		"an invalid id in a list":           {call.EveryValid("ids", []id{"pay_1", "2"}), "ids.1", `invalid id "2": want pay_...`},
		"no pairs":                          {call.Pairs("notes", nil, 15, 256), "", ""},
		"as many pairs as allowed":          {call.Pairs("notes", many, 2, 1), "", ""},
		"too many pairs":                    {call.Pairs("notes", many, 1, 256), "notes", "2 pairs are more than 1"},
		"a long value":                      {call.Pairs("notes", map[string]string{"desk": "12"}, 1, 1), "notes.desk", "longer than 1 characters"},
		"a value that is not UTF-8":         {call.Pairs("notes", map[string]string{"desk": "\xff"}, 1, 9), "notes", "a key or a value is not UTF-8"},
		"a key that is a card's number":     {call.Pairs("notes", map[string]string{"4111111111111111": "12"}, 1, 1), "notes.[redacted]", "longer than 1 characters"},
		"an object":                         {call.Object("seat", &seat{"A"}, (*seat).check), "", ""},
		"no object":                         {call.Object("seat", nil, (*seat).check), "", ""},
		"an invalid field of an object":     {call.Object("seat", &seat{}, (*seat).check), "seat.row", "is required"},
		"a list":                            {call.Every("seats", []seat{{"A"}, {"B"}}, (*seat).check), "", ""},
		"an invalid field in a list":        {call.Every("seats", []seat{{"A"}, {}}, (*seat).check), "seats.1.row", "is required"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.fault == "" {
				require.NoError(t, test.err)
				return
			}
			requireInput(t, test.err, test.field, test.fault)
		})
	}
}

func TestNonZero(t *testing.T) {
	t.Parallel()
	empty, text := "", "x"
	require.Nil(t, call.NonZero(&empty))
	require.Same(t, &text, call.NonZero(&text))
}

func TestInputErrors(t *testing.T) {
	t.Parallel()
	fault := errors.New("is wrong")
	operation := &call.Operation{ID: "createOrder"}
	err := operation.CompleteError(call.Refuse("card.number", fault))
	require.EqualError(t, err, "createOrder: card.number: is wrong")
	require.ErrorIs(t, err, fault)
	require.ErrorIs(t, operation.CompleteError(fault), fault, "another error stays as it is")
	require.NoError(t, operation.CompleteError(nil))
	require.EqualError(t, (*call.Operation)(nil).CompleteError(call.Refuse("ctx", fault)), ": ctx: is wrong")
}

// FuzzMatches checks that no string or pattern causes a panic, and that the error does not contain
// the refused string.
func FuzzMatches(f *testing.F) {
	f.Add("4111111111111111", "^[0-9]{12,19}$")
	f.Add("x\xff", "(")
	f.Add("", "^a+$")
	f.Fuzz(func(t *testing.T, text, pattern string) {
		err := call.Matches("card.number", &text, pattern)
		if err == nil {
			return
		}
		var input *call.InputError
		require.ErrorAs(t, err, &input)
		require.Equal(t, "card.number", input.Field)
		if len(text) > 80 && !strings.Contains(pattern, text) { // longer than the package's own texts
			require.NotContains(t, err.Error(), text)
		}
	})
}
