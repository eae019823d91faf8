package paise_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

func TestAddAndSub(t *testing.T) {
	t.Parallel()
	const least, most = paise.Amount(math.MinInt64), paise.Amount(math.MaxInt64)

	tests := map[string]struct {
		call    func(a, b paise.Amount) (paise.Amount, error)
		a, b    paise.Amount
		want    paise.Amount
		wantErr string
	}{
		"add two prices":                   {call: paise.Amount.Add, a: 49950, b: 50, want: 50000},
		"add a negative amount":            {call: paise.Amount.Add, a: 100, b: -250, want: -150},
		"add up to the largest":            {call: paise.Amount.Add, a: most - 1, b: 1, want: most},
		"add beyond the largest":           {call: paise.Amount.Add, a: most, b: 1, wantErr: "add 9223372036854775807 and 1: amount out of range"},
		"add down to the smallest":         {call: paise.Amount.Add, a: least + 1, b: -1, want: least},
		"add below the smallest":           {call: paise.Amount.Add, a: least, b: -1, wantErr: "add -9223372036854775808 and -1: amount out of range"},
		"add the smallest to itself":       {call: paise.Amount.Add, a: least, b: least, wantErr: "add -9223372036854775808 and -9223372036854775808: amount out of range"},
		"add the smallest and the largest": {call: paise.Amount.Add, a: least, b: most, want: -1},
		"add zero":                         {call: paise.Amount.Add, a: most, b: 0, want: most},

		"subtract a part":                      {call: paise.Amount.Sub, a: 49950, b: 9950, want: 40000},
		"subtract to a negative amount":        {call: paise.Amount.Sub, a: 100, b: 250, want: -150},
		"subtract down to the smallest":        {call: paise.Amount.Sub, a: least + 1, b: 1, want: least},
		"subtract below the smallest":          {call: paise.Amount.Sub, a: least, b: 1, wantErr: "subtract 1 from -9223372036854775808: amount out of range"},
		"subtract a negative from the largest": {call: paise.Amount.Sub, a: most, b: -1, wantErr: "subtract -1 from 9223372036854775807: amount out of range"},
		"subtract the smallest from zero":      {call: paise.Amount.Sub, a: 0, b: least, wantErr: "subtract -9223372036854775808 from 0: amount out of range"},
		"subtract the smallest from minus one": {call: paise.Amount.Sub, a: -1, b: least, want: most},
		"subtract the smallest from itself":    {call: paise.Amount.Sub, a: least, b: least, want: 0},
		"subtract zero from the largest":       {call: paise.Amount.Sub, a: most, b: 0, want: most},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := test.call(test.a, test.b)
			if test.wantErr != "" {
				require.ErrorIs(t, err, paise.ErrOverflow)
				require.EqualError(t, err, test.wantErr)
			} else {
				require.NoError(t, err)
			}
			require.Equal(t, test.want, got)
		})
	}
}

func TestCmp(t *testing.T) {
	t.Parallel()
	require.Equal(t, -1, paise.Amount(math.MinInt64).Cmp(math.MaxInt64))
	require.Equal(t, 0, paise.Amount(5).Cmp(5))
	require.Equal(t, 1, paise.Amount(math.MaxInt64).Cmp(math.MinInt64))
}

func TestAmountInJSON(t *testing.T) {
	t.Parallel()
	type order struct {
		Amount paise.Amount  `json:"amount"`
		Due    *paise.Amount `json:"due"`
	}

	t.Run("a whole number beyond the precision of a float64", func(t *testing.T) {
		t.Parallel()
		const text = `{"amount":9007199254740993,"due":null}`

		var got order
		require.NoError(t, json.Unmarshal([]byte(text), &got))
		require.Equal(t, order{Amount: 9007199254740993}, got)

		encoded, err := json.Marshal(got)
		require.NoError(t, err)
		require.Equal(t, text, string(encoded))
	})

	for name, text := range map[string]string{
		"an integer":                       `1000`,
		"a string":                         `"1000"`,
		"a fraction of zero":               `1000.0`,
		"a string with a fraction of zero": `"1000.00"`,
		"an exponent":                      `1e3`,
	} {
		t.Run("reads "+name, func(t *testing.T) {
			t.Parallel()
			var got order
			require.NoError(t, json.Unmarshal([]byte(`{"amount":`+text+`,"due":`+text+`}`), &got))
			require.Equal(t, paise.Amount(1000), got.Amount)
			require.Equal(t, paise.Amount(1000), *got.Due)

			encoded, err := json.Marshal(got)
			require.NoError(t, err)
			require.Equal(t, `{"amount":1000,"due":1000}`, string(encoded), "written as an integer")
		})
	}

	for name, text := range map[string]string{
		"half a paisa":        `1000.5`,
		"an amount in rupees": `"₹10"`,
		"grouped digits":      `"1,000"`,
		"a space":             `" 1000"`,
		"an empty string":     `""`,
		"null":                `null`,
		"an object":           `{}`,
		"more than an int64":  `9223372036854775808`,
	} {
		t.Run("refuses "+name, func(t *testing.T) {
			t.Parallel()
			got := order{Amount: 7}
			var wrong *json.UnmarshalTypeError
			require.ErrorAs(t, json.Unmarshal([]byte(`{"amount":`+text+`}`), &got), &wrong)
			require.Equal(t, "paise.Amount", wrong.Type.String())
			require.Equal(t, paise.Amount(7), got.Amount)
		})
	}
}
