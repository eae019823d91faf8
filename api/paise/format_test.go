package paise_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

func TestFormatAndPlain(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		amount        paise.Amount
		currency      paise.Currency
		format, plain string
	}{
		"zero":                       {0, paise.INR, "₹0.00", "0.00"},
		"one paisa":                  {1, paise.INR, "₹0.01", "0.01"},
		"ten paise":                  {10, paise.INR, "₹0.10", "0.10"},
		"minus one paisa":            {-1, paise.INR, "-₹0.01", "-0.01"},
		"negative rupees":            {-1234, paise.INR, "-₹12.34", "-12.34"},
		"three digits need no comma": {99999, paise.INR, "₹999.99", "999.99"},
		"a thousand":                 {100000, paise.INR, "₹1,000.00", "1000.00"},
		"below a lakh":               {9999999, paise.INR, "₹99,999.99", "99999.99"},
		"a lakh":                     {10000000, paise.INR, "₹1,00,000.00", "100000.00"},
		"a lakh and more":            {12345678, paise.INR, "₹1,23,456.78", "123456.78"},
		"crores":                     {123456789_01, paise.INR, "₹12,34,56,789.01", "123456789.01"},
		"dollars":                    {123450, paise.USD, "USD 1,234.50", "1234.50"},
		"negative dollars":           {-1234, paise.USD, "-USD 12.34", "-12.34"},
		"a million dollars":          {100000000, paise.USD, "USD 1,000,000.00", "1000000.00"},
		"yen":                        {1234, paise.JPY, "JPY 1,234", "1234"},
		"zero yen":                   {0, paise.JPY, "JPY 0", "0"},
		"a million yen":              {-1000000, paise.JPY, "-JPY 1,000,000", "-1000000"},
		"dinars":                     {1234990, paise.KWD, "KWD 1,234.990", "1234.990"},
		"part of a dinar":            {10, paise.KWD, "KWD 0.010", "0.010"},
		"an unknown currency":        {123450, "QQQ", "QQQ 1,234.50", "1234.50"},

		"the largest amount in rupees": {
			math.MaxInt64, paise.INR, "₹92,23,37,20,36,85,47,758.07", "92233720368547758.07",
		},
		"the smallest amount in rupees": {
			math.MinInt64, paise.INR, "-₹92,23,37,20,36,85,47,758.08", "-92233720368547758.08",
		},
		"the smallest amount in yen": {
			math.MinInt64, paise.JPY, "-JPY 9,223,372,036,854,775,808", "-9223372036854775808",
		},
		"the smallest amount in dinars": {
			math.MinInt64, paise.KWD, "-KWD 9,223,372,036,854,775.808", "-9223372036854775.808",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.format, paise.Format(test.amount, test.currency))
			require.Equal(t, test.plain, paise.Plain(test.amount, test.currency))
		})
	}
}

func TestFormatOfInvalidCurrency(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		amount   paise.Amount
		currency paise.Currency
		want     string
	}{
		"empty":               {12345, "", `12345 of currency ""`},
		"small letters":       {12345, "inr", `12345 of currency "inr"`},
		"the smallest amount": {math.MinInt64, "₹", `-9223372036854775808 of currency "₹"`},
		"not UTF-8":           {5, "\xff\n", `5 of currency "\xff\n"`},
		"a long string":       {5, paise.Currency(strings.Repeat("R", 1000)), `5 of currency "` + strings.Repeat("R", 40) + `"...`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, paise.Format(test.amount, test.currency))
			require.Equal(t, test.want, paise.Plain(test.amount, test.currency))

			// Parsed as rupees it would be a hundred times too high.
			_, err := paise.Parse(test.want, paise.INR)
			require.ErrorIs(t, err, paise.ErrSyntax)
		})
	}
}
