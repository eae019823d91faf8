package paise

import "fmt"

// Format writes an amount for people: "₹1,23,456.78" with Indian grouping for
// INR, the code and western grouping for any other ("USD 1,234.50",
// "JPY 1,234"), the minus in front ("-₹12.34", "-USD 12.34"), always with all
// the decimals that the currency has. [Parse] reads it back.
//
// A c that is not a code has no decimals to go by. It is written as the number
// of smallest units, and says so, in a way that Parse refuses:
// `12345 of currency "inr"`.
func Format(a Amount, c Currency) string {
	switch {
	case !c.valid():
		return unknown(a, c)
	case c == INR:
		return write(a, "₹", c.Exponent(), indian)
	default:
		return write(a, string(c)+" ", c.Exponent(), western)
	}
}

// Plain writes an amount for files and other programs: "123456.78", "-12.34",
// digits and point alone, always with all the decimals that the currency has.
// [Parse] reads it back. A c that is not a code is treated as by [Format].
func Plain(a Amount, c Currency) string {
	if !c.valid() {
		return unknown(a, c)
	}

	return write(a, "", c.Exponent(), ungrouped)
}

// longest is enough for 19 digits, their point and commas, minus and sign.
const longest = 40

// write fills a buffer from its end, for the groups are counted from there.
func write(a Amount, sign string, exponent int, group grouping) string {
	var buffer [longest]byte
	at := len(buffer)

	rest := a
	if rest > 0 {
		rest = -rest // the least amount has no positive counterpart
	}
	for range exponent {
		at--
		buffer[at], rest = lastDigit(rest)
	}
	if exponent > 0 {
		at--
		buffer[at] = '.'
	}
	for i := 0; i == 0 || rest != 0; i++ {
		at--
		if group.comma(i) {
			buffer[at] = ','
		} else {
			buffer[at], rest = lastDigit(rest)
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

// lastDigit splits the last digit off an amount that is not positive.
func lastDigit(a Amount) (digit byte, rest Amount) {
	return "0123456789"[-(a % 10)], a / 10
}

func unknown(a Amount, c Currency) string {
	return fmt.Sprintf("%d of currency %s", int64(a), quote(string(c)))
}
