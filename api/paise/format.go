package paise

import "fmt"

// Format writes an amount for people: "₹1,23,456.78" with Indian grouping for INR, the code and
// western grouping for any other ("USD 1,234.50", "JPY 1,234"). A minus comes first ("-₹12.34",
// "-USD 12.34"), and all decimals of the currency are written. [Parse] reads the result.
//
// If c is not a valid code, the number of decimals is unknown. Format then writes the number of
// smallest units in a form that Parse refuses: `12345 of currency "inr"`.
func Format(a Amount, c Currency) string {
	switch {
	case !c.isValid():
		return formatInvalid(a, c)
	case c == INR:
		return format(a, "₹", c.Exponent(), indian)
	default:
		return format(a, string(c)+" ", c.Exponent(), western)
	}
}

// Plain writes an amount for files and other programs, with digits and a point only: "123456.78",
// "-12.34". All decimals of the currency are written. [Parse] reads the result. An invalid c is
// treated as in [Format].
func Plain(a Amount, c Currency) string {
	if !c.isValid() {
		return formatInvalid(a, c)
	}

	return format(a, "", c.Exponent(), ungrouped)
}

// maxLength is enough for 19 digits with point and commas, a minus and a currency sign.
const maxLength = 40

// format fills a buffer from its end, because the groups are counted from there.
func format(a Amount, sign string, exponent int, group grouping) string {
	var buffer [maxLength]byte
	at := len(buffer)

	rest := a
	if rest > 0 {
		rest = -rest // the smallest amount has no positive counterpart
	}
	for range exponent {
		at--
		buffer[at], rest = cutLastDigit(rest)
	}
	if exponent > 0 {
		at--
		buffer[at] = '.'
	}
	for i := 0; i == 0 || rest != 0; i++ {
		at--
		if group.isComma(i) {
			buffer[at] = ','
		} else {
			buffer[at], rest = cutLastDigit(rest)
		}
	}

	at -= len(sign)
	copy(buffer[at:], sign)
	if a < 0 {
		at--
		buffer[at] = '-'
	}

	return string(buffer[at:])
}

// cutLastDigit splits the last digit off an amount, which must be zero or negative.
func cutLastDigit(a Amount) (digit byte, rest Amount) {
	return "0123456789"[-(a % 10)], a / 10
}

func formatInvalid(a Amount, c Currency) string {
	return fmt.Sprintf("%d of currency %s", int64(a), quote(string(c)))
}
