package ledger

import (
	"math"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// ChargeFee sets who bears the fee of payments created from now on. If it is the customer, the fee
// is added to the payment's amount. Before the first call the merchant bears it, and payments have
// no FeeBearer.
func (l *Ledger) ChargeFee(bearer generated.FeeBearer) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.bearer = bearer
}

// setPrice sets a new payment's price, and adds the fee to its amount if the customer bears it.
func (p *Payment) setPrice(bearer generated.FeeBearer) *RefusedError {
	p.Price, p.FeeBearer = p.Amount, bearer
	if bearer != generated.FeeBearerCustomer {
		return nil
	}
	fee := share(p.Price, feeBasisPoints)
	if fee > math.MaxInt64-p.Price {
		return InvalidInput("amount", "The amount is too large to add a fee to it.")
	}
	p.Amount += fee
	return nil
}

// The fee is 2 % plus 18 % GST on it, rounded up, as in every recent documented payment (1000: 24
// and 4; 900: 22 and 4).
const (
	feeBasisPoints = 236
	taxBasisPoints = 36
)

// share returns the given hundredths of a percent of an amount, rounded up. It does not overflow
// for any amount.
func share(amount paise.Amount, basisPoints int64) paise.Amount {
	const whole = 10_000
	rest := int64(amount) % whole * basisPoints
	return paise.Amount(int64(amount)/whole*basisPoints + (rest+whole-1)/whole)
}
