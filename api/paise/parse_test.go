package paise_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text     string
		currency paise.Currency
		want     paise.Amount
	}{
		"rupees and paise":                   {"499.50", paise.INR, 49950},
		"rupees alone":                       {"499", paise.INR, 49900},
		"one decimal is tens of paise":       {"499.5", paise.INR, 49950},
		"less than a rupee":                  {"0.05", paise.INR, 5},
		"zero":                               {"0", paise.INR, 0},
		"minus zero":                         {"-0.00", paise.INR, 0},
		"where a float loses a paisa":        {"1.15", paise.INR, 115},
		"the rupee sign":                     {"₹4,99,999.00", paise.INR, 49999900},
		"the rupee sign and a space":         {"₹ 499.50", paise.INR, 49950},
		"Rs. and a space":                    {"Rs. 1,234", paise.INR, 123400},
		"Rs. alone":                          {"Rs.1,234", paise.INR, 123400},
		"Rs without a point":                 {"Rs 1,234", paise.INR, 123400},
		"the code":                           {"INR 499.50", paise.INR, 49950},
		"the code without a space":           {"INR499.50", paise.INR, 49950},
		"a minus":                            {"-12.34", paise.INR, -1234},
		"a minus before the sign":            {"-₹12.34", paise.INR, -1234},
		"a minus after the sign":             {"₹-12.34", paise.INR, -1234},
		"a minus after sign and space":       {"INR -12.34", paise.INR, -1234},
		"dollars":                            {"$1,234.50", paise.USD, 123450},
		"euros":                              {"€5", paise.EUR, 500},
		"pounds":                             {"£5", paise.GBP, 500},
		"Singapore dollars":                  {"S$5", paise.SGD, 500},
		"dirhams by code":                    {"AED 5", paise.AED, 500},
		"yen":                                {"¥1,234", paise.JPY, 1234},
		"a currency without a constant":      {"THB 5.25", "THB", 525},
		"Indian grouping":                    {"4,99,999", paise.INR, 49999900},
		"Indian grouping, one group":         {"4,999", paise.INR, 499900},
		"Indian grouping, crores":            {"12,34,56,789.01", paise.INR, 123456789_01},
		"western grouping":                   {"499,999", paise.INR, 49999900},
		"western grouping, millions":         {"1,234,567.89", paise.USD, 123456789},
		"Indian grouping of dollars":         {"$12,34,567.89", paise.USD, 123456789},
		"zeros at the end lose nothing":      {"499.500", paise.INR, 49950},
		"many zeros at the end":              {"499.5" + strings.Repeat("0", 1000), paise.INR, 49950},
		"decimals of yen that are zero":      {"1234.00", paise.JPY, 1234},
		"three decimals ending in zero":      {"99.990", paise.KWD, 99990},
		"two decimals of three":              {"99.99", paise.KWD, 99990},
		"no decimals of three":               {"KWD 99", paise.KWD, 99000},
		"three decimals and more zeros":      {"99.99000", paise.KWD, 99990},
		"the largest of two decimals":        {"92233720368547758.07", paise.INR, math.MaxInt64},
		"the smallest of two decimals":       {"-92233720368547758.08", paise.INR, math.MinInt64},
		"the largest of no decimals":         {"9223372036854775807", paise.JPY, math.MaxInt64},
		"the smallest of no decimals":        {"-9223372036854775808", paise.JPY, math.MinInt64},
		"the largest of three decimals":      {"9223372036854775.80", paise.KWD, math.MaxInt64 - 7},
		"the largest with Indian grouping":   {"₹92,23,37,20,36,85,47,758.07", paise.INR, math.MaxInt64},
		"the smallest with western grouping": {"JPY -9,223,372,036,854,775,808", paise.JPY, math.MinInt64},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := paise.Parse(test.text, test.currency)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		currency paise.Currency
		is       error
		texts    []string
	}{
		"no digits where digits belong": {paise.INR, paise.ErrSyntax, []string{
			"", "-", "₹", "INR", "INR ", "Rs.", ".", ",", ".5", "-.5", "5.", "₹.50", "Rs..5", "free", "NaN", "Inf",
		}},
		"floats and other bases": {paise.INR, paise.ErrSyntax, []string{
			"1e3", "1E3", "1.5e1", "0x10", "1_000", "1p4", "0b1",
		}},
		"white space, except one space after the sign": {paise.INR, paise.ErrSyntax, []string{
			" ", " 5", "5 ", "5\n", "\t5",
			"₹  5", "₹\u00a05", "₹\t5", "- 5", "-₹- 5", "1 000", "5. 5", "5\x00",
		}},
		"several signs": {paise.INR, paise.ErrSyntax, []string{
			"--5", "-₹-5", "₹--5", "₹₹5", "INR ₹5", "₹ INR 5", "INR INR5", "5-", "5.-5", "(5)",
		}},
		"other ways to write a sign": {paise.INR, paise.ErrSyntax, []string{
			"+5", "+-5", "\u22125", "5₹", "5 INR", "500/-", "inr 5", "rs 5", "Rs, 5",
		}},
		"the sign of another currency": {paise.INR, paise.ErrSyntax, []string{
			"$5", "€5", "USD 5", "-$5", "¥5", "INRUSD 5", "INX 5",
		}},
		"the rupee's signs for dollars": {paise.USD, paise.ErrSyntax, []string{
			"₹5", "Rs. 5", "Rs 5", "INR 5", "S$5", "US$5",
		}},
		"the dollar for another dollar": {paise.SGD, paise.ErrSyntax, []string{
			"$5", "S5", "S $5",
		}},
		"a sign where only the code is": {paise.AED, paise.ErrSyntax, []string{
			"$5", "Dhs. 5", "₹5",
		}},
		"several points, or a comma after": {paise.INR, paise.ErrSyntax, []string{
			"1.2.3", "1..2", "1.234,50", "1.234,5", "0.1,000",
		}},
		"misplaced grouping": {paise.INR, paise.ErrSyntax, []string{
			"1,2,3", "12,34", "499,50", "1,23", "1,2345", "1234,567",
			"123,45,678", "1,23,456,789", "1,234,56,789",
			"12,345,67", ",123", "1,,234", "1,234,", "1,", "₹,123", "0,499", "0,00,100", "4,99999", "499999,",
		}},
		"zeros before the first digit": {paise.INR, paise.ErrSyntax, []string{
			"00", "007", "00.50", "-01", "000000049950",
		}},
		"digits other than 0 to 9": {paise.INR, paise.ErrSyntax, []string{
			"४९९", "₹४९९.५०", "499.५०", "4९9", "٤٩٩", "５", "५e", "½", "²",
		}},
		"bytes that are not text": {paise.INR, paise.ErrSyntax, []string{
			"\xff", "5\xff", "5.\xff", "\xe2\x82", "\xe2\x82\xb95\xb9",
		}},

		"parts of a paisa": {paise.INR, paise.ErrPrecision, []string{
			"0.001", "499.505", "499.999", "-0.001", "0.00000000000000000000001", "₹1,234.5678",
		}},
		"parts of a yen": {paise.JPY, paise.ErrPrecision, []string{
			"0.5", "1234.50", "-0.01",
		}},
		"a third decimal of dinars": {paise.KWD, paise.ErrPrecision, []string{
			"99.991", "KWD 0.001", "99.9901",
		}},

		"more than an int64 of paise": {paise.INR, paise.ErrOverflow, []string{
			"92233720368547758.08", "-92233720368547758.09", "9223372036854775807", "92233720368547759",
			"100000000000000000000", "-100000000000000000000", "₹92,23,37,20,36,85,47,758.08",
			"9" + strings.Repeat("9", 1000),
			"18446744073709551616", "184467440737095516.16", // 0 if it wrapped
		}},
		"more than an int64 of yen": {paise.JPY, paise.ErrOverflow, []string{
			"9223372036854775808", "-9223372036854775809",
		}},
		"more than an int64 of dinars": {paise.KWD, paise.ErrOverflow, []string{
			"9223372036854775.81", "-9223372036854775.81", "9223372036854776",
		}},

		"no currency": {"", paise.ErrCurrency, []string{
			"5", "", "$5",
		}},
		"a currency in small letters": {"inr", paise.ErrCurrency, []string{
			"5", "inr 5",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, text := range test.texts {
				got, err := paise.Parse(text, test.currency)
				require.ErrorIs(t, err, test.is, "%q", text)
				require.Zero(t, got, "%q", text)
			}
		})
	}
}

func TestParseErrorText(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text     string
		currency paise.Currency
		want     string
	}{
		"another sign":   {"$5", paise.INR, `parse "$5" as INR: not an amount: want digits after the sign of INR, if any`},
		"nothing":        {"", paise.INR, `parse "" as INR: not an amount: want digits after the sign of INR, if any`},
		"other digits":   {"₹४९९", paise.INR, `parse "₹४९९" as INR: not an amount: want digits 0 to 9`},
		"an exponent":    {"1e3", paise.INR, `parse "1e3" as INR: not an amount: want digits, commas and one point`},
		"a second point": {"1.2.3", paise.INR, `parse "1.2.3" as INR: not an amount: want only digits after the point`},
		"padding":        {"007", paise.INR, `parse "007" as INR: not an amount: starts with a needless zero`},
		"grouping":       {"12,34", paise.INR, `parse "12,34" as INR: not an amount: want groups as in 4,99,999 or 499,999`},
		"precision":      {"99.991", paise.KWD, `parse "99.991" as KWD: finer than the currency allows`},
		"overflow":       {"9223372036854775808", paise.JPY, `parse "9223372036854775808" as JPY: amount out of range`},
		"currency":       {"5", "inr", `parse "5": currency "inr": want three capital letters, as in INR`},
		"40 characters are shown": {
			strings.Repeat("₹", 40), paise.JPY,
			`parse "` + strings.Repeat("₹", 40) + `" as JPY: not an amount: want digits after the sign of JPY, if any`,
		},
		"the rest is left out": {
			strings.Repeat("₹", 41), paise.JPY,
			`parse "` + strings.Repeat("₹", 40) + `"... as JPY: not an amount: want digits after the sign of JPY, if any`,
		},
		"terminal control codes are escaped": {
			"5\x1b[2J", paise.INR, `parse "5\x1b[2J" as INR: not an amount: want digits, commas and one point`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := paise.Parse(test.text, test.currency)
			require.EqualError(t, err, test.want)
		})
	}
}
