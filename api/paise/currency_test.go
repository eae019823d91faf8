package paise_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

// zeroDecimals and threeDecimals are the API's exceptions from two decimals.
const (
	zeroDecimals  = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
	threeDecimals = "BHD IQD JOD KWD OMR TND"
)

func TestExponent(t *testing.T) {
	t.Parallel()
	want := map[paise.Currency]int{}
	for code := range strings.FieldsSeq(zeroDecimals) {
		want[paise.Currency(code)] = 0
	}
	for code := range strings.FieldsSeq(threeDecimals) {
		want[paise.Currency(code)] = 3
	}
	require.Len(t, want, 16+6)

	// Try every possible code, so that Exponent has no other exception.
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for _, x := range letters {
		for _, y := range letters {
			for _, z := range letters {
				code := paise.Currency([]rune{x, y, z})
				exponent, exception := want[code]
				if !exception {
					exponent = 2
				}
				require.Equal(t, exponent, code.Exponent(), code)
				require.NoError(t, code.Validate())
			}
		}
	}
}

func TestValidateCurrency(t *testing.T) {
	t.Parallel()
	refused := map[string]struct {
		code paise.Currency
		want string
	}{
		"empty":          {"", `currency "": want three capital letters, as in INR`},
		"small letters":  {"inr", `currency "inr": want three capital letters, as in INR`},
		"mixed letters":  {"InR", `currency "InR": want three capital letters, as in INR`},
		"two letters":    {"IN", `currency "IN": want three capital letters, as in INR`},
		"four letters":   {"INRS", `currency "INRS": want three capital letters, as in INR`},
		"a blank":        {"IN ", `currency "IN ": want three capital letters, as in INR`},
		"the ISO number": {"356", `currency "356": want three capital letters, as in INR`},
		"a sign":         {"₹", `currency "₹": want three capital letters, as in INR`}, // three bytes
		"a long string": {
			paise.Currency(strings.Repeat("R", 41)),
			`currency "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR"...: want three capital letters, as in INR`,
		},
	}
	for name, test := range refused {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := test.code.Validate()
			require.ErrorIs(t, err, paise.ErrCurrency)
			require.EqualError(t, err, test.want)
		})
	}
}
