package paise

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/internal/number"
)

// ErrOverflow is the error for an amount that does not fit into an [Amount]. Real prices never add
// up to that much, so some number is wrong.
var ErrOverflow = errors.New("amount out of range")

// Amount is a sum of money in the smallest unit of its currency: 49950 is
// ₹499.50, and also $499.50 and ¥49,950. Negative amounts are allowed; the
// zero value is no money.
//
// The currency is stored beside the amount, as in the API's answers. An Amount does not have a
// currency, so adding amounts of two currencies is not detected. It has no String method, because
// "49950" and "499.50" would each be wrong for some currency. Use [Format] or [Plain]; fmt prints
// the number of smallest units.
//
// An Amount is encoded in JSON as an integer. Because PHP does not distinguish number formats,
// UnmarshalJSON accepts every form of a whole number: 1000, "1000", 1000.0, "1000.00" and 1e3 are
// all
// 1000. Anything else is a decoding error, including 1000.5, "1,000" and null: a missing amount is
// not an amount of zero. Use *Amount where the API may send null.
type Amount int64

// Add returns a + b, or [ErrOverflow].
func (a Amount) Add(b Amount) (Amount, error) {
	sum := a + b
	if (b > 0 && sum < a) || (b < 0 && sum > a) {
		return 0, fmt.Errorf("add %d and %d: %w", a, b, ErrOverflow)
	}

	return sum, nil
}

// Sub returns a - b, or [ErrOverflow].
func (a Amount) Sub(b Amount) (Amount, error) {
	difference := a - b
	if (b > 0 && difference > a) || (b < 0 && difference < a) {
		return 0, fmt.Errorf("subtract %d from %d: %w", b, a, ErrOverflow)
	}

	return difference, nil
}

// Cmp returns -1 if a is less than b, 0 if they are equal, and +1 if a is more. Amount.Cmp can be
// passed to [slices.SortFunc].
func (a Amount) Cmp(b Amount) int {
	return cmp.Compare(a, b)
}

// UnmarshalJSON reads a whole number of smallest units in the forms listed at [Amount]. Anything
// else, or a number out of the range of int64, is a [*encoding/json.UnmarshalTypeError] and leaves
// the Amount unchanged.
func (a *Amount) UnmarshalJSON(data []byte) error {
	read, err := number.Integer[Amount](data)
	if err == nil {
		*a = read
	}

	return err
}
