package paise

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// ErrSyntax is the error for a string that is not an amount of the given currency.
	ErrSyntax = errors.New("not an amount")
	// ErrPrecision is the error for an amount with a fraction that the API does not accept and that
	// would have to be rounded.
	ErrPrecision = errors.New("finer than the currency allows")
)

// Parse reads an amount of the currency c as people write it: "499.50", "₹4,99,999.00", "Rs.
// 1,234", "INR 499.50", "-12.34". It does not depend on a locale:
//
//   - the currency's code or its own sign may stand before the number (₹, Rs.
//     and Rs for INR, $ for USD, € £ S$ ¥), then at most one space;
//   - one minus may stand before or after that sign;
//   - commas, if any, group the digits in the Indian way (4,99,999) or the
//     western way (499,999), completely, in any currency;
//   - a decimal point must stand between digits; zeros at the end beyond the
//     currency's decimals are allowed ("499.500").
//
// Anything else is [ErrSyntax]: the sign of another currency, other white space, a plus, an
// exponent, digits other than 0 to 9, and leading zeros, since fields padded with zeros usually
// hold paise, not rupees. A fraction below the smallest unit is [ErrPrecision]. So is a last digit
// other than 0 in a three-decimal currency, which the API does not accept: KWD 99.990 is 99990, KWD
// 99.991 is an error. An amount that does not fit an int64 is [ErrOverflow], an invalid c is
// [ErrCurrency]. With any error the amount is 0.
//
// Zero and negative amounts are valid. Whether they can be charged is for the API to decide.
func Parse(text string, c Currency) (Amount, error) {
	if err := c.Validate(); err != nil {
		return 0, fmt.Errorf("parse %s: %w", quote(text), err)
	}
	amount, err := parse(text, c)
	if err != nil {
		return 0, fmt.Errorf("parse %s as %s: %w", quote(text), c, err)
	}

	return amount, nil
}

func parse(text string, c Currency) (Amount, error) {
	number, negative := strings.CutPrefix(text, "-")
	number = cutCurrency(number, c)
	if !negative {
		number, negative = strings.CutPrefix(number, "-")
	}

	whole, fraction, point := strings.Cut(number, ".")
	if err := checkWhole(whole, c); err != nil {
		return 0, err
	}
	if strings.TrimLeft(fraction, "0123456789") != "" || point == (fraction == "") {
		return 0, fmt.Errorf("%w: want only digits after the point", ErrSyntax)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > c.decimals() {
		return 0, ErrPrecision
	}

	return parseDigits(whole, (fraction + "000")[:c.Exponent()], negative)
}

// cutCurrency removes the code of c or its sign. A sign is accepted only for the currency that it
// usually means: reading "$5" as SGD would be a guess. Any other sign stays and is refused later,
// because it is not a digit.
func cutCurrency(text string, c Currency) string {
	switch c {
	case INR:
		return cutSign(text, string(c), "₹", "Rs.", "Rs")
	case USD:
		return cutSign(text, string(c), "$")
	case EUR:
		return cutSign(text, string(c), "€")
	case GBP:
		return cutSign(text, string(c), "£")
	case SGD:
		return cutSign(text, string(c), "S$")
	case JPY:
		return cutSign(text, string(c), "¥")
	default:
		return cutSign(text, string(c))
	}
}

// cutSign removes the first sign that matches, and one space after it.
func cutSign(text string, signs ...string) string {
	for _, sign := range signs {
		if rest, found := strings.CutPrefix(text, sign); found {
			return strings.TrimPrefix(rest, " ")
		}
	}

	return text
}

// checkWhole checks the part before the point.
func checkWhole(whole string, c Currency) error {
	odd := strings.TrimLeft(whole, "0123456789,")
	first, _ := utf8.DecodeRuneInString(odd)

	switch {
	case unicode.IsDigit(first):
		return fmt.Errorf("%w: want digits 0 to 9", ErrSyntax)
	case odd == whole:
		return fmt.Errorf("%w: want digits after the sign of %s, if any", ErrSyntax, c)
	case odd != "":
		return fmt.Errorf("%w: want digits, commas and one point", ErrSyntax)
	case whole[0] == '0' && whole != "0":
		return fmt.Errorf("%w: starts with a needless zero", ErrSyntax)
	case !ungrouped.matches(whole) && !indian.matches(whole) && !western.matches(whole):
		return fmt.Errorf("%w: want groups as in 4,99,999 or 499,999", ErrSyntax)
	default:
		return nil
	}
}

// parseDigits converts the digits. It accumulates a negative number, because the smallest int64 has
// no positive counterpart.
func parseDigits(whole, fraction string, negative bool) (Amount, error) {
	var units Amount
	for _, digits := range [...]string{whole, fraction} {
		for i := range len(digits) {
			if digits[i] == ',' {
				continue
			}
			value := Amount(digits[i] - '0')
			if units < (math.MinInt64+value)/10 {
				return 0, ErrOverflow
			}
			units = units*10 - value
		}
	}
	if negative {
		return units, nil
	}
	if units == math.MinInt64 {
		return 0, ErrOverflow
	}

	return -units, nil
}

// quote quotes at most 40 characters of a string for an error message.
func quote(text string) string {
	const most = 40
	if utf8.RuneCountInString(text) <= most {
		return fmt.Sprintf("%q", text)
	}

	return fmt.Sprintf("%.*q...", most, text)
}
