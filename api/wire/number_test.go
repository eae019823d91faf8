package wire_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// invalidIntegers returns a value of each kind that is not a whole number. The tests of package
// number have more.
func invalidIntegers() map[string]string {
	return map[string]string{
		"a fraction": `1000.5`, "a long text": `"` + cardNumber + `x"`, "a boolean": `true`, "a list": `[]`, "an object": `{}`,
		"more than an int64": `9223372036854775808`,
	}
}

func TestInteger(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Integer]{
		"an integer":         {text: `1000`, want: 1000, written: `1000`},
		"a string":           {text: `"1000.00"`, want: 1000, written: `1000`},
		"an exponent":        {text: `1e3`, want: 1000, written: `1000`},
		"zero":               {text: `-0`, want: 0, written: `0`},
		"with a space":       {text: " -7\n", want: -7, written: `-7`},
		"the smallest int64": {text: `"-9223372036854775808"`, want: math.MinInt64, written: `-9223372036854775808`},
	})
	testRefused(t, wire.Integer(7), "json: cannot unmarshal ", invalidIntegers())
}

func TestFloat(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Float]{
		"an integer":  {text: `14`, want: 14, written: `14`},
		"a string":    {text: `"12.5"`, want: 12.5, written: `12.5`},
		"an exponent": {text: `125e-1`, want: 12.5, written: `12.5`},
	})
	testRefused(t, wire.Float(7), "json: cannot unmarshal ", map[string]string{
		"a percentage": `"12.5%"`, "a hexadecimal number": `"0x1p-2"`, "infinity": `"Inf"`, "beyond a float64": `1e999`,
		"a boolean": `true`, "a list": `[]`, "an object": `{}`,
	})
}

func TestNumbersAndNull(t *testing.T) {
	t.Parallel()
	integer, float, stamp := wire.Integer(7), wire.Float(7), wire.Timestamp(7)
	for _, into := range []json.Unmarshaler{&integer, &float, &stamp} {
		require.NoError(t, into.UnmarshalJSON([]byte(`null`)))
	}
	require.Equal(t, wire.Integer(7), integer)
	require.InDelta(t, 7, float64(float), 0)
	require.Equal(t, wire.Timestamp(7), stamp)
}
