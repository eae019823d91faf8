package paise_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/paise"
)

func TestPercent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		amount                     paise.Amount
		basisPoints                int64
		halfEven, halfUp, down, up paise.Amount
	}{
		"18 % of ₹4,999.50 is exact":          {499950, 1800, 89991, 89991, 89991, 89991},
		"2 % of ₹0.25 is half a paisa":        {25, 200, 0, 1, 0, 1},
		"2 % of ₹0.75 is 1.5 paise":           {75, 200, 2, 2, 1, 2},
		"2 % of ₹1.25 is 2.5 paise":           {125, 200, 2, 3, 2, 3},
		"just below a half":                   {1, 4999, 0, 0, 0, 1},
		"just above a half":                   {1, 5001, 1, 1, 0, 1},
		"a negative amount mirrors":           {-125, 200, -2, -3, -2, -3},
		"a negative percentage mirrors":       {125, -200, -2, -3, -2, -3},
		"two negatives are positive":          {-125, -200, 2, 3, 2, 3},
		"the smallest share of a paisa":       {1, 1, 0, 0, 0, 1},
		"the smallest share of minus a paisa": {-1, 1, 0, 0, 0, -1},
		"0 %":                                 {499950, 0, 0, 0, 0, 0},
		"18 % of zero":                        {0, 1800, 0, 0, 0, 0},
		"more than 100 %":                     {100, 25000, 250, 250, 250, 250},
		"a product beyond 64 bits": {
			math.MaxInt64, 9999,
			9222449699651090329, 9222449699651090329, 9222449699651090329, 9222449699651090330,
		},
		"100 % of the largest":  {math.MaxInt64, 10000, math.MaxInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64},
		"100 % of the smallest": {math.MinInt64, 10000, math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for rounding, want := range map[paise.Rounding]paise.Amount{
				paise.HalfEven: test.halfEven,
				paise.HalfUp:   test.halfUp,
				paise.Down:     test.down,
				paise.Up:       test.up,
			} {
				got, err := test.amount.Percent(test.basisPoints, rounding)
				require.NoError(t, err)
				require.Equal(t, want, got, "rounding %d", rounding)
			}
		})
	}
}

func TestPercentRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		amount      paise.Amount
		basisPoints int64
		rounding    paise.Rounding
		is          error
		want        string
	}{
		"no rounding, though the result is exact": {
			100, 10000, 0, paise.ErrRounding, "take 10000 basis points of 100: no rounding chosen",
		},
		"an unknown rounding": {
			100, 10000, paise.Up + 1, paise.ErrRounding, "take 10000 basis points of 100: no rounding chosen",
		},
		"just above the largest": {
			math.MaxInt64, 10001, paise.Down, paise.ErrOverflow,
			"take 10001 basis points of 9223372036854775807: amount out of range",
		},
		"the negative of the smallest": {
			math.MinInt64, -10000, paise.Down, paise.ErrOverflow,
			"take -10000 basis points of -9223372036854775808: amount out of range",
		},
		"a quotient beyond 64 bits": {
			math.MinInt64, math.MinInt64, paise.Down, paise.ErrOverflow,
			"take -9223372036854775808 basis points of -9223372036854775808: amount out of range",
		},
		// 18446744073709551615.0004: 64 ones, and rounding up makes them zeros.
		"a quotient that wraps when rounded up": {
			6013412463720677929, 30676, paise.Up, paise.ErrOverflow,
			"take 30676 basis points of 6013412463720677929: amount out of range",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := test.amount.Percent(test.basisPoints, test.rounding)
			require.ErrorIs(t, err, test.is)
			require.EqualError(t, err, test.want)
			require.Zero(t, got)
		})
	}
}

// FuzzPercent compares Percent with the same calculation in math/big.
func FuzzPercent(f *testing.F) {
	edges := []int64{
		0, 1, -1, 2, 49, 50, 51, 99, 100, 4999, 5000, 5001, 9999, 10000, 10001, -5000, -10000,
		math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1, 1 << 32, -(1 << 32),
	}
	for _, amount := range edges {
		for _, basisPoints := range edges {
			f.Add(amount, basisPoints)
		}
	}

	f.Fuzz(func(t *testing.T, amount, basisPoints int64) {
		exact := big.NewRat(amount, 10000)
		exact.Mul(exact, new(big.Rat).SetInt64(basisPoints))

		for _, rounding := range []paise.Rounding{paise.HalfEven, paise.HalfUp, paise.Down, paise.Up} {
			want := rounded(exact, rounding)
			got, err := paise.Amount(amount).Percent(basisPoints, rounding)
			if want.IsInt64() {
				require.NoError(t, err)
				require.Equal(t, want.Int64(), int64(got), "rounding %d", rounding)
			} else {
				require.ErrorIs(t, err, paise.ErrOverflow)
				require.Zero(t, got)
			}
		}
	})
}

// rounded implements the definition of each rounding literally.
func rounded(exact *big.Rat, rounding paise.Rounding) *big.Int {
	towardsZero := new(big.Int).Quo(exact.Num(), exact.Denom())
	away := new(big.Int).Add(towardsZero, big.NewInt(int64(exact.Sign())))
	fraction := new(big.Rat).Sub(exact, new(big.Rat).SetInt(towardsZero))
	half := fraction.Abs(fraction).Cmp(big.NewRat(1, 2))

	switch {
	case fraction.Sign() == 0, rounding == paise.Down:
		return towardsZero
	case rounding == paise.Up, half > 0:
		return away
	case half < 0:
		return towardsZero
	case rounding == paise.HalfUp, towardsZero.Bit(0) == 1:
		return away
	default:
		return towardsZero
	}
}
