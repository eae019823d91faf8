package paise_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

// FuzzRoundTrip checks that Format and Plain write the amount exactly, and that Parse returns it.
func FuzzRoundTrip(f *testing.F) {
	for _, amount := range []int64{
		0, 1, -1, 9, 10, 99, 100, -100, 99999, 100000, 99990, 99991, 12345678, -12345678, 9999999, 10000000,
		math.MaxInt64, math.MaxInt64 - 7, math.MinInt64, math.MinInt64 + 8,
	} {
		f.Add(amount)
	}

	codes := strings.Fields("INR USD EUR GBP SGD AED QQQ " + zeroDecimals + " " + threeDecimals)

	f.Fuzz(func(t *testing.T, number int64) {
		amount := paise.Amount(number)
		for _, code := range codes {
			c := paise.Currency(code)
			plain, format := paise.Plain(amount, c), paise.Format(amount, c)

			require.Equal(t, big.NewInt(number).String(), units(t, plain, c), "%s %s", plain, code)
			require.Equal(t, plain, strings.NewReplacer("₹", "", code+" ", "", ",", "").Replace(format))

			for _, text := range []string{plain, format} {
				got, err := paise.Parse(text, c)
				if c.Exponent() == 3 && number%10 != 0 {
					require.ErrorIs(t, err, paise.ErrPrecision, text)
					require.Zero(t, got, text)
				} else {
					require.NoError(t, err, text)
					require.Equal(t, amount, got, text)
				}
			}
		}
	})
}

// FuzzParse checks that Parse never panics, returns only the exact amount, and fails with exactly
// one of the package's errors.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "499.50", "₹4,99,999.00", "Rs. 1,234", "INR 499.50", "-₹12.34", "₹-12.34", "499.500", "99.991", "1e3",
		"1,2,3", "12,34", "499,999", "₹४९९", "007", "--5", "5 ", ".5", "5.", "\xff",
		"92233720368547758.07", "-92233720368547758.08", "9223372036854775808",
	} {
		for _, code := range []string{"INR", "USD", "JPY", "KWD", "inr", ""} {
			f.Add(text, code)
		}
	}

	f.Fuzz(func(t *testing.T, text, code string) {
		c := paise.Currency(code)
		amount, err := paise.Parse(text, c)
		if err != nil {
			require.Zero(t, amount)
			require.Less(t, len(err.Error()), 600, "40 characters, each escaped, are 400 bytes at most")
			requireOneOf(t, err, paise.ErrSyntax, paise.ErrPrecision, paise.ErrOverflow, paise.ErrCurrency)
			require.NotEmpty(t, paise.Format(amount, c))
			return
		}

		digits := strings.NewReplacer("Rs.", "", ",", "").Replace(text)
		digits = strings.TrimLeft(digits, "-₹€£¥$ sABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if strings.Contains(text, "-") {
			digits = "-" + digits
		}
		require.Equal(t, big.NewInt(int64(amount)).String(), units(t, digits, c))

		for _, again := range []string{paise.Plain(amount, c), paise.Format(amount, c)} {
			got, err := paise.Parse(again, c)
			require.NoError(t, err)
			require.Equal(t, amount, got)
		}
	})
}

// units parses a plain number with math/big and returns the number of smallest units.
func units(t *testing.T, plain string, c paise.Currency) string {
	t.Helper()
	number, ok := new(big.Rat).SetString(plain)
	require.True(t, ok, plain)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(c.Exponent())), nil)
	number.Mul(number, new(big.Rat).SetInt(scale))
	require.True(t, number.IsInt(), plain)
	return number.Num().String()
}

func requireOneOf(t *testing.T, err error, sentinels ...error) {
	t.Helper()
	is := 0
	for _, sentinel := range sentinels {
		if errors.Is(err, sentinel) {
			is++
		}
	}
	require.Equal(t, 1, is, "%v", err)
}

// FuzzAmountInJSON checks that an amount is decoded exactly or refused, and encoded so that it can
// be decoded again.
func FuzzAmountInJSON(f *testing.F) {
	for _, text := range []string{"0", "1000", `"1000"`, "1000.0", "1000.5", `"1000.00"`, "1e3", "-1", "9223372036854775807", "9223372036854775808", "null", `""`, `" 1"`} {
		f.Add([]byte(text))
	}

	f.Fuzz(func(t *testing.T, data []byte) {
		var amount, again paise.Amount
		if json.Unmarshal(data, &amount) != nil {
			require.Zero(t, amount)
			return
		}
		text := strings.Trim(string(data), "\" \t\r\n")
		if !strings.ContainsAny(text, "eE") { // math/big may take long for an exponent
			exact, ok := new(big.Rat).SetString(text)
			require.True(t, ok, text)
			require.Zero(t, exact.Cmp(new(big.Rat).SetInt64(int64(amount))), "%s became %d", text, amount)
		}
		written, err := json.Marshal(amount)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(written, &again))
		require.Equal(t, amount, again)
	})
}
