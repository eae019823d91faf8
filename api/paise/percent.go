package paise

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// ErrRounding is the error for a [Rounding] that is not one of the constants.
var ErrRounding = errors.New("no rounding chosen")

// Rounding is a way to round a fraction of the smallest unit. The zero value is invalid: tax rules,
// fee schedules and contracts each prescribe a different rounding, so a default would be wrong for
// most callers and nobody would notice.
type Rounding uint8

// The ways to round. All are symmetric: rounding a negated amount gives the negated result, so a
// refund is rounded like its payment.
const (
	HalfEven Rounding = iota + 1 // to the nearest, a half to the even neighbour
	HalfUp                       // to the nearest, a half away from zero
	Down                         // towards zero
	Up                           // away from zero
)

// hundredPercent is in basis points.
const hundredPercent = 100_00

// Percent returns basisPoints hundredths of a percent of a: 1800 is 18 %, 250 is 2.5 %. Values
// above 100 % and negative values are allowed. The product is exact, 128 bits wide, and rounded
// once by r.
//
// An invalid r is [ErrRounding], even if the result is exact. A result that does not fit an int64
// is [ErrOverflow]. In a three-decimal currency the result may need further rounding, to a last
// digit of 0, before the API accepts it.
func (a Amount) Percent(basisPoints int64, r Rounding) (Amount, error) {
	if r < HalfEven || r > Up {
		return 0, fmt.Errorf("take %d basis points of %d: %w", basisPoints, a, ErrRounding)
	}

	high, low := bits.Mul64(magnitude(int64(a)), magnitude(basisPoints))
	if high < hundredPercent { // otherwise the quotient needs more than 64 bits
		quotient, rest := bits.Div64(high, low, hundredPercent)
		carry := uint64(0)
		if r.roundsUp(quotient, rest) {
			quotient, carry = bits.Add64(quotient, 1, 0)
		}
		if result, ok := fromMagnitude(quotient, (a < 0) != (basisPoints < 0)); ok && carry == 0 {
			return result, nil
		}
	}

	return 0, fmt.Errorf("take %d basis points of %d: %w", basisPoints, a, ErrOverflow)
}

// roundsUp reports whether quotient + rest/hundredPercent is rounded to quotient + 1.
func (r Rounding) roundsUp(quotient, rest uint64) bool {
	const half = hundredPercent / 2

	switch r {
	case HalfEven:
		return rest > half || (rest == half && quotient%2 == 1)
	case HalfUp:
		return rest >= half
	case Up:
		return rest > 0
	case Down:
	}

	return false
}

// magnitude returns |v|, also for the smallest int64, whose magnitude does not fit an int64.
func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v) //nolint:gosec // the wraparound is intended
	}

	return uint64(v)
}

// fromMagnitude is the inverse of magnitude; ok is false if the amount does not fit an int64.
func fromMagnitude(magnitude uint64, negative bool) (a Amount, ok bool) {
	if negative {
		return Amount(-magnitude), magnitude <= -math.MinInt64 //nolint:gosec // ok says whether it fits
	}

	return Amount(magnitude), magnitude <= math.MaxInt64 //nolint:gosec // ok says whether it fits
}
