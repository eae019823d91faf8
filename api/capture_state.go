package api

import (
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// captureState is the state of a payment relative to a requested capture, according to one answer.
type captureState int

const (
	// stateUndecided is a payment that was only created, has a status unknown to the contract, has
	// no amount or currency, or has fields that contradict each other.
	stateUndecided captureState = iota
	// stateAuthorized can be captured as requested.
	stateAuthorized
	// stateCaptured is captured as requested, and nothing was refunded.
	stateCaptured
	// stateOtherAmount is captured, but not provably for the requested amount.
	stateOtherAmount
	// stateRefunded was refunded, in part or in full, after it was captured.
	stateRefunded
	// stateReleased was refunded in full without being captured, so it can no longer be captured.
	stateReleased
	// stateNotCaptured cannot be captured as requested: the payment failed, or it is authorized for
	// another amount.
	stateNotCaptured
)

// classify compares a payment with the requested capture. It ignores the results of earlier
// requests, which [captureState.outcome] considers.
func classify(payment *generated.Payment, asked generated.CaptureRequest) captureState {
	isCaptured := bool(payment.Captured) || payment.Status == generated.PaymentStatusCaptured || amountCaptured(payment) != 0
	switch {
	case isRefunded(payment) && !isCaptured && payment.Status == generated.PaymentStatusRefunded:
		return stateReleased
	case isRefunded(payment):
		return stateRefunded
	case payment.Amount <= 0, payment.Currency == "":
		return stateUndecided // a field that is always sent is missing, so no amounts are compared
	case payment.Status == generated.PaymentStatusCaptured:
		if compareAmount(payment, asked) == amountEqual {
			return stateCaptured
		}
		return stateOtherAmount
	case isCaptured:
		return stateUndecided // the status contradicts the other fields
	case payment.Status == generated.PaymentStatusAuthorized:
		if compareAmount(payment, asked) == amountDiffers {
			return stateNotCaptured
		}
		return stateAuthorized
	case payment.Status == generated.PaymentStatusFailed:
		return stateNotCaptured
	default:
		return stateUndecided
	}
}

// outcome returns the result of a call that ends with the payment in this state: a sentinel, or nil
// if the outcome is not settled, and whether the payment may have been captured. Open says whether
// a capture of this call may still take effect.
func (s captureState) outcome(open bool) (sentinel error, mayHaveRun bool) {
	switch s { //nolint:exhaustive // the others are not settled
	case stateRefunded:
		return ErrRefunded, true
	case stateReleased:
		return ErrRefunded, false
	case stateOtherAmount:
		return ErrOtherAmount, true
	case stateNotCaptured:
		if !open {
			return ErrNotCaptured, false
		}
	}
	return nil, true
}

// isRefunded reports whether any part of a payment was refunded or is being refunded.
func isRefunded(payment *generated.Payment) bool {
	return payment.Status == generated.PaymentStatusRefunded || payment.AmountRefunded != 0 ||
		payment.RefundStatus != nil && *payment.RefundStatus != ""
}

// amountCaptured returns the payment's amount_captured, or 0 without one.
func amountCaptured(payment *generated.Payment) paise.Amount {
	if payment.AmountCaptured == nil {
		return 0
	}
	return *payment.AmountCaptured
}

// amountComparison is the result of comparing a payment's amount with the requested one.
type amountComparison int

const (
	amountDiffers amountComparison = iota
	amountEqual
	// amountUncertain is higher than requested, and the difference may be a fee.
	amountUncertain
)

// compareAmount compares a payment, which must have an amount and a currency, with the requested
// capture. Where the customer bears the fee, the payment's amount is the order's plus the fee, and
// the requested amount is the order's.
func compareAmount(payment *generated.Payment, asked generated.CaptureRequest) amountComparison {
	amount := payment.Amount
	if captured := amountCaptured(payment); captured != 0 {
		amount = captured
	}
	switch {
	case payment.Currency != asked.Currency:
		return amountDiffers
	case amount == asked.Amount:
		return amountEqual
	case amount < asked.Amount, payment.FeeBearer == generated.FeeBearerPlatform:
		return amountDiffers
	case payment.FeeBearer != generated.FeeBearerCustomer, payment.Fee == nil:
		return amountUncertain
	case amount-asked.Amount == *payment.Fee:
		return amountEqual
	default:
		return amountDiffers
	}
}
