package api

import (
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// standing is how a payment stands to the capture that is asked for, by what one
// answer shows of it.
type standing int

const (
	// standingUndecided is a payment that settles nothing: it is created, its status
	// is a new one, its amount is missing, or one field contradicts another.
	standingUndecided standing = iota
	// standingAuthorized can be captured as asked.
	standingAuthorized
	// standingCaptured is captured as asked, and nothing of it was given back.
	standingCaptured
	// standingOtherAmount is captured, and not seen to be for the amount asked for.
	standingOtherAmount
	// standingRefunded was given back, in part or in full, after it was captured.
	standingRefunded
	// standingReleased was given back in full without being captured. It never is
	// captured now.
	standingReleased
	// standingNotCaptured explains why a capture is refused: the payment failed, or
	// it is authorized for another amount.
	standingNotCaptured
)

// judge compares a payment with the capture that is asked for. It goes by nothing
// but the payment; what became of the requests is for [standing.outcome].
func judge(payment *generated.Payment, asked generated.CaptureRequest) standing {
	isCaptured := bool(payment.Captured) || payment.Status == generated.PaymentStatusCaptured || amountCaptured(payment) != 0
	switch {
	case givenBack(payment) && !isCaptured && payment.Status == generated.PaymentStatusRefunded:
		return standingReleased
	case givenBack(payment):
		return standingRefunded
	case payment.Amount <= 0, payment.Currency == "":
		return standingUndecided // what is always sent is not there, and no amount is taken for another
	case payment.Status == generated.PaymentStatusCaptured:
		if compareAmount(payment, asked) == amountEqual {
			return standingCaptured
		}
		return standingOtherAmount
	case isCaptured:
		return standingUndecided // and its status says otherwise
	case payment.Status == generated.PaymentStatusAuthorized:
		if compareAmount(payment, asked) == amountDiffers {
			return standingNotCaptured
		}
		return standingAuthorized
	case payment.Status == generated.PaymentStatusFailed:
		return standingNotCaptured
	default:
		return standingUndecided
	}
}

// outcome is what the caller is told of a payment that stands like this and is
// tried no more: a sentinel, or nil where it is not settled, and whether money may
// have been taken. Open is whether a capture of this call may still land.
func (s standing) outcome(open bool) (sentinel error, mayHaveRun bool) {
	switch s { //nolint:exhaustive // the others are not settled
	case standingRefunded:
		return ErrRefunded, true
	case standingReleased:
		return ErrRefunded, false
	case standingOtherAmount:
		return ErrOtherAmount, true
	case standingNotCaptured:
		if !open {
			return ErrNotCaptured, false
		}
	}
	return nil, true
}

// givenBack is whether any of a payment went back to the customer.
func givenBack(payment *generated.Payment) bool {
	return payment.Status == generated.PaymentStatusRefunded || payment.AmountRefunded != 0 ||
		payment.RefundStatus != nil && *payment.RefundStatus != ""
}

// amountCaptured is 0 where the payment does not say how much was captured.
func amountCaptured(payment *generated.Payment) paise.Amount {
	if payment.AmountCaptured == nil {
		return 0
	}
	return *payment.AmountCaptured
}

// amountComparison is whether a payment is for the amount that is asked for.
type amountComparison int

const (
	amountDiffers amountComparison = iota
	amountEqual
	// amountPerhaps is more than what is asked for, by what may be a fee.
	amountPerhaps
)

// compareAmount compares a payment, which has an amount, with what is asked for.
// Where the customer bears the fee, the payment's amount is that of the order with
// the fee added, and what is asked for is that of the order.
func compareAmount(payment *generated.Payment, asked generated.CaptureRequest) amountComparison {
	amount := payment.Amount
	if said := amountCaptured(payment); said != 0 {
		amount = said
	}
	switch {
	case payment.Currency != asked.Currency:
		return amountDiffers
	case amount == asked.Amount:
		return amountEqual
	case amount < asked.Amount, payment.FeeBearer == generated.FeeBearerPlatform:
		return amountDiffers
	case payment.FeeBearer != generated.FeeBearerCustomer, payment.Fee == nil:
		return amountPerhaps
	case amount-asked.Amount == *payment.Fee:
		return amountEqual
	default:
		return amountDiffers
	}
}
