package paise

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/rzpkit/payments/api/internal/number"
)

// ErrOverflow says that an amount does not fit into an [Amount]. The sum of
// two real prices never does this: somewhere a wrong number came in.
var ErrOverflow = errors.New("amount out of range")

// Amount is a sum of money in the smallest unit of its currency: 49950 is
// ₹499.50, and also $499.50 and ¥49,950. Negative amounts are allowed; the
// zero value is no money.
//
// The currency stands beside it, as in the API's answers. An Amount does not
// know it, so it cannot notice when amounts of two currencies are added, and
// it has no String method: "49950" and "499.50" would both be wrong for some
// currency, silently. Use [Format] or [Plain]; fmt prints the bare number of
// smallest units.
//
// In JSON it is written as a plain integer, and read from every form of a number
// that is one exactly, since the server is written in PHP, which does not keep
// them apart: 1000, "1000", 1000.0, "1000.00" and 1e3 are all 1000. Anything else
// is a decoding error, 1000.5, "1,000" and null among it: what was not sent is not
// no money. Use *Amount where the API may send null.
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

// Cmp is -1 where a is less than b, 0 where they are equal, +1 where a is
// more. It makes Amount usable with [slices.SortFunc] as Amount.Cmp.
func (a Amount) Cmp(b Amount) int {
	return cmp.Compare(a, b)
}

// UnmarshalJSON reads a whole number of smallest units, in the forms that are told
// at [Amount]. What is none, or is beyond an int64, is a [*json.UnmarshalTypeError]
// and leaves the Amount as it was.
func (a *Amount) UnmarshalJSON(data []byte) error {
	read, err := number.Integer[Amount](data)
	if err == nil {
		*a = read
	}

	return err
}
