package call_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
)

// requireInput holds an error to a field and a fault.
func requireInput(t *testing.T, err error, field, fault string) {
	t.Helper()
	var input *call.InputError
	require.ErrorAs(t, err, &input)
	require.Equal(t, field, input.Field)
	require.EqualError(t, input.Err, fault)
}

func TestChecks(t *testing.T) {
	t.Parallel()
	many := map[string]string{"desk": "1", "floor": "2"}
	for name, test := range map[string]struct {
		err          error
		field, fault string // "" for none
	}{
		"the least number":              {call.Within("", "count", 1, 1, 100), "", ""},
		"the largest number":            {call.Within("", "count", 100, 1, 100), "", ""},
		"a number too small":            {call.Within("", "count", 0, 1, 100), "count", "0 is less than 1"},
		"a number too large":            {call.Within("upi.", "count", 101, 1, 100), "upi.count", "101 is more than 100"},
		"no bounds":                     {call.Within("", "count", math.MinInt64, math.MinInt64, math.MaxInt64), "", ""},
		"characters, not bytes":         {call.AtMost("", "receipt", strings.Repeat("₹", 40), 40), "", ""},
		"a text too long":               {call.AtMost("card.", "name", strings.Repeat("₹", 41), 40), "card.name", "longer than 40 characters"},
		"of the form":                   {call.Matches("", "month", "12", "^[0-9]+$"), "", ""},
		"of no form":                    {call.Matches("", "month", "12", ""), "", ""},
		"not of the form, and unnamed":  {call.Matches("", "number", "4111x", "^[0-9]+$"), "number", "does not have the form ^[0-9]+$"},
		"a form that is none":           {call.Matches("", "month", "12", "("), "month", "cannot be checked: error parsing regexp: missing closing ): `(`"},
		"no pairs":                      {call.Pairs("", "notes", nil, 15, 256), "", ""},
		"as many pairs as there may be": {call.Pairs("", "notes", many, 2, 1), "", ""},
		"too many pairs":                {call.Pairs("", "notes", many, 1, 256), "notes", "2 pairs are more than 1"},
		"a long value":                  {call.Pairs("order.", "notes", map[string]string{"desk": "12"}, 1, 1), "order.notes.desk", "longer than 1 characters"},
		"a value that is not UTF-8":     {call.Pairs("", "notes", map[string]string{"desk": "\xff"}, 1, 9), "notes", "a key or a value is not UTF-8"},
		"a key that is a card's number": {call.Pairs("", "notes", map[string]string{"4111111111111111": "12"}, 1, 1), "notes.[redacted]", "longer than 1 characters"},
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

func TestInputErrors(t *testing.T) {
	t.Parallel()
	fault := errors.New("is wrong")
	operation := &call.Operation{ID: "createOrder"}
	err := operation.Refused(call.Refuse("card.", "number", fault))
	require.EqualError(t, err, "createOrder: card.number: is wrong")
	require.ErrorIs(t, err, fault)
	require.ErrorIs(t, operation.Refused(fault), fault, "another error stays as it is")
	require.NoError(t, operation.Refused(nil))
	require.EqualError(t, (*call.Operation)(nil).Refused(call.Refuse("", "ctx", fault)), ": ctx: is wrong")
}

// FuzzMatches: no text and no pattern makes it panic, and a text that is refused is
// not named.
func FuzzMatches(f *testing.F) {
	f.Add("4111111111111111", "^[0-9]{12,19}$")
	f.Add("x\xff", "(")
	f.Add("", "^a+$")
	f.Fuzz(func(t *testing.T, text, pattern string) {
		err := call.Matches("card.", "number", text, pattern)
		if err == nil {
			return
		}
		var input *call.InputError
		require.ErrorAs(t, err, &input)
		require.Equal(t, "card.number", input.Field)
		if !strings.Contains(pattern, text) && !strings.Contains("cannot be checked: error parsing regexp: does not have the form", text) && len(text) > 20 {
			require.NotContains(t, err.Error(), text)
		}
	})
}
