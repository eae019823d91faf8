package number_test

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/number"
)

type count int64

func TestInteger(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		want count
	}{
		"an integer":                       {`1000`, 1000},
		"zero":                             {`0`, 0},
		"a negative integer":               {`-7`, -7},
		"a negative zero":                  {`-0`, 0},
		"a string":                         {`"1000"`, 1000},
		"a negative string":                {`"-1000"`, -1000},
		"a fraction of zero":               {`1000.0`, 1000},
		"a string with a fraction of zero": {`"1000.00"`, 1000},
		"zero with a fraction of zero":     {`0.00`, 0},
		"an exponent":                      {`1e3`, 1000},
		"an exponent with a plus":          {`1E+3`, 1000},
		"a string with an exponent":        {`"1e3"`, 1000},
		"an exponent that ends a fraction": {`1.5e1`, 15},
		"a negative exponent":              {`1000e-3`, 1},
		"a hundred digits that cancel out": {"1" + strings.Repeat("0", 100) + "e-100", 1},
		"a fraction of a hundred digits":   {"0." + strings.Repeat("0", 99) + "7e100", 7},
		"zero with a huge exponent":        {`0e99999999999999999999`, 0},
		"beyond a float64":                 {`9007199254740993`, 9007199254740993},
		"beyond a float64, with a point":   {`9007199254740993.0`, 9007199254740993},
		"the largest int64":                {`9223372036854775807`, 9223372036854775807},
		"the largest int64 as a string":    {`"9223372036854775807"`, 9223372036854775807},
		"the largest int64 with a point":   {`9223372036854775807.000`, 9223372036854775807},
		"the smallest int64":               {`-9223372036854775808`, -9223372036854775808},
		"the smallest int64, exponent":     {`-9.223372036854775808e18`, -9223372036854775808},
		"nineteen digits":                  {`1000000000000000000`, 1000000000000000000},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := number.Integer[count]([]byte(test.text))
			require.NoError(t, err)
			require.Equal(t, test.want, got)
		})
	}
}

func TestIntegerRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, as string }{
		"half a unit":                  {`1000.5`, "number with a fraction"},
		"half a unit in a string":      {`"1000.5"`, "number with a fraction"},
		"one above the largest int64":  {`9223372036854775808`, "number out of range"},
		"one below the smallest int64": {`-9223372036854775809`, "number out of range"},
		"twenty digits":                {`10000000000000000000`, "number out of range"},
		"a huge exponent":              {`1e99999999999999999999`, "number out of range"},
		"a hugely negative exponent":   {`1e-99999999999999999999`, "number with a fraction"},
		"a tenth":                      {`1e-1`, "number with a fraction"},
		"an empty string":              {`""`, "string that is not a number"},
		"a space before":               {`" 1000"`, "string that is not a number"},
		"a space after":                {`"1000 "`, "string that is not a number"},
		"a line break after":           {"\"1000\n\"", "string that is not a number"},
		"a comma":                      {`"1,000"`, "string that is not a number"},
		"a hexadecimal number":         {`"0x10"`, "string that is not a number"},
		"an underscore":                {`"1_000"`, "string that is not a number"},
		"a plus":                       {`"+1000"`, "string that is not a number"},
		"a leading zero":               {`"01000"`, "string that is not a number"},
		"a point at the end":           {`"1000."`, "string that is not a number"},
		"a point at the beginning":     {`".5"`, "string that is not a number"},
		"a minus alone":                {`"-"`, "string that is not a number"},
		"an exponent without digits":   {`"1e"`, "string that is not a number"},
		"infinity":                     {`"Infinity"`, "string that is not a number"},
		"NaN":                          {`"NaN"`, "string that is not a number"},
		"digits that are not ASCII":    {`"१०००"`, "string that is not a number"},
		"an escaped digit":             {`"\u0031"`, "string that is not a number"},
		"a string in a string":         {`"\"1\""`, "string that is not a number"},
		"a list in a string":           {`"[1]"`, "string that is not a number"},
		"two numbers in a string":      {`"1 2"`, "string that is not a number"},
		"null":                         {`null`, "null"},
		"a boolean":                    {`true`, "bool"},
		"an object":                    {`{}`, "object"},
		"a list":                       {`[1000]`, "array"},
		"no data":                      {``, "nothing"},
		"a quotation mark":             {`"`, "string that is not a number"},
		"a plus, which is not JSON":    {`+1`, "number"},
		"a leading zero, not JSON":     {`01000`, "number"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := number.Integer[count]([]byte(test.text))
			var wrong *json.UnmarshalTypeError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, test.as, wrong.Value)
			require.Equal(t, "number_test.count", wrong.Type.String())
			require.Zero(t, got)
		})
	}
}

func TestFloat(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{`-1.50e-3`: -0.0015, `"12.5"`: 12.5, `0`: 0, `14`: 14, `"-0.25"`: -0.25} {
		got, err := number.Float[float64]([]byte(text))
		require.NoError(t, err, text)
		require.InDelta(t, want, got, 0, text)
	}
	for text, as := range map[string]string{
		`"1`: "string that is not a number", `" 1"`: "string that is not a number", `"NaN"`: "string that is not a number",
		`1.`: "number", ``: "nothing", `null`: "null", `[1]`: "array", `1e999`: "number out of range", `"-1e999"`: "number out of range",
	} {
		got, err := number.Float[float64]([]byte(text))
		var wrong *json.UnmarshalTypeError
		require.ErrorAs(t, err, &wrong, text)
		require.Equal(t, as, wrong.Value, text)
		require.Zero(t, got)
	}
}

// FuzzInteger compares Integer with math/big: it accepts a value if and only if the value is a
// whole number within int64.
func FuzzInteger(f *testing.F) {
	for _, text := range []string{
		"0", "-0", "1000", `"1000"`, "1000.0", "1000.5", `"1000.00"`, "1e3", "1.5e1", "10e-1", "1e-1", "0e999", "0.0e-7", `"1e3"`,
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "92233720368547758.07e2",
		`""`, `" 1000"`, `"1,000"`, `"0x10"`, "01", "+1", "1.", ".1", "1e", "null", "true", "[]", "{}", `"`, "", "\xff",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 900 {
			t.Skip("with so many digits an exponent that rational ignores can still give an int64")
		}
		got, err := number.Integer[int64](data)
		want, is := rational(data)
		if !is || !want.IsInt() || !want.Num().IsInt64() {
			require.Error(t, err)
			require.Zero(t, got)
			require.NotRegexp(t, `[0-9]{3}`, err.Error(), "the error contains the input")
			return
		}
		require.NoError(t, err)
		require.Equal(t, want.Num().Int64(), got)
		again, err := number.Integer[int64](strconv.AppendInt(nil, got, 10))
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}

// rational returns the value of a JSON number, or of a JSON string that contains one. It returns
// false for an exponent of more than three digits, unless the value is 0, because math/big would
// take too long.
func rational(data []byte) (value *big.Rat, is bool) {
	text := string(data)
	if inner, opened := strings.CutPrefix(text, `"`); opened {
		if inner, closed := strings.CutSuffix(inner, `"`); closed {
			text = inner
		}
	}
	var decoded any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if !json.Valid([]byte(text)) || decoder.Decode(&decoded) != nil {
		return nil, false
	}
	if plain, is := decoded.(json.Number); !is || plain.String() != text {
		return nil, false
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	if len(strings.TrimLeft(exponent, "+-0")) > 3 {
		if strings.Trim(mantissa, "-0.") == "" {
			return new(big.Rat), true
		}
		return nil, false // far too large or too small
	}
	return new(big.Rat).SetString(text)
}
