package paise

import (
	"errors"
	"fmt"
)

// ErrCurrency is the error for a currency that does not have the form of an ISO 4217 code.
var ErrCurrency = errors.New("want three capital letters, as in INR")

// Currency is an ISO 4217 code in capital letters, as the API writes it. The constants are only the
// most used codes; convert any other code with Currency("THB").
type Currency string

// The currencies most used with the API.
const (
	INR Currency = "INR" // Indian rupee
	USD Currency = "USD" // US dollar
	EUR Currency = "EUR" // euro
	GBP Currency = "GBP" // pound sterling
	SGD Currency = "SGD" // Singapore dollar
	AED Currency = "AED" // UAE dirham
	JPY Currency = "JPY" // yen, which has no decimals
	KWD Currency = "KWD" // Kuwaiti dinar, which has three
)

// Validate returns an error that wraps [ErrCurrency] unless c is three capital letters. It does not
// check whether the code exists; the API does.
func (c Currency) Validate() error {
	if !c.isValid() {
		return fmt.Errorf("currency %s: %w", quote(string(c)), ErrCurrency)
	}

	return nil
}

// Exponent returns the number of decimals between the currency's unit and its smallest unit: 2 for
// INR, because a rupee is 100 paise. It follows the API's list: 3 or 0 for the codes below, and 2
// for any other code, even a misspelt one.
func (c Currency) Exponent() int {
	switch c {
	case "BHD", "IQD", "JOD", KWD, "OMR", "TND":
		return 3
	case "BIF", "CLP", "DJF", "GNF", "ISK", JPY, "KMF", "KRW",
		"PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	default:
		return 2
	}
}

func (c Currency) isValid() bool {
	if len(c) != len(INR) {
		return false
	}
	for i := range len(c) {
		if c[i] < 'A' || c[i] > 'Z' {
			return false
		}
	}

	return true
}

// decimals returns how many of the exponent's decimals an amount may use. In a three-decimal
// currency the API accepts only amounts whose last digit is 0.
func (c Currency) decimals() int {
	return min(c.Exponent(), 2)
}
