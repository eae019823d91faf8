package ledger

import (
	"github.com/rzpkit/payments/generated"
)

// Why payments fail.
var (
	timedOut = Failure{
		"BAD_REQUEST_ERROR", "Payment was not completed on time.",
		"customer", "payment_authentication", "payment_timed_out",
	}
	declined = Failure{
		"BAD_REQUEST_ERROR", "Payment was unsuccessful as the customer's bank declined it.",
		"customer", "payment_authorization", "payment_declined",
	}
	cancelled = Failure{
		"BAD_REQUEST_ERROR", "Payment was cancelled by the customer.",
		"customer", "payment_authentication", "payment_cancelled",
	}
	tooManyOTPs = Failure{
		"BAD_REQUEST_ERROR", "Payment failed because the one-time password was wrong too often.",
		"customer", "payment_authentication", "incorrect_otp_max_attempts",
	}
)

// Authorize makes the bank approve a created payment, or late a failed one. If the order has
// automatic capture, the payment may be captured too.
func (l *Ledger) Authorize(id generated.PaymentID) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		if !p.canBecome(generated.PaymentStatusAuthorized) {
			return stateRefusal(p, "payment_authorization", "payment_already_processed", "The payment has already been processed")
		}
		l.authorize(p)
		return nil
	})
}

// Fail makes the bank decline a created payment.
func (l *Ledger) Fail(id generated.PaymentID) (Payment, error) { return l.endPayment(id, declined) }

// Cancel makes the customer cancel a created payment.
func (l *Ledger) Cancel(id generated.PaymentID) (Payment, error) { return l.endPayment(id, cancelled) }

func (l *Ledger) endPayment(id generated.PaymentID, why Failure) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		if !p.canBecome(generated.PaymentStatusFailed) {
			return stateRefusal(p, "payment_authorization", "payment_already_processed", "The payment has already been processed")
		}
		l.fail(p, why)
		return nil
	})
}

func (l *Ledger) fail(p *Payment, why Failure) {
	l.clock.cancel(p.timer)
	p.Status, p.Failure = generated.PaymentStatusFailed, &why
	l.emitPayment(PaymentFailed, p, nil)
}

// authorize also decides how the payment continues: it is captured now, or refunded when its
// capture period ends.
func (l *Ledger) authorize(p *Payment) {
	l.clock.cancel(p.timer)
	p.Status, p.Failure = generated.PaymentStatusAuthorized, nil
	p.Reference = l.ids.digits(referenceDigits(p.Method))
	l.emitPayment(PaymentAuthorized, p, nil)

	order := p.order
	order.authorized = true
	expires := p.Created.Add(order.CaptureWithin)
	// Inferred: a period of 0 minutes turns automatic capture off.
	automatic := order.Automatic && order.CaptureAutomaticallyWithin > 0 && !l.clock.now.After(p.Created.Add(order.CaptureAutomaticallyWithin))
	switch {
	case !l.clock.now.Before(expires):
		l.refund(p, NewRefund{Amount: p.Amount})
	case automatic && p.Price <= order.Due():
		l.capture(p)
	default:
		p.timer = l.clock.schedule(expires, func() { l.refund(p, NewRefund{Amount: p.Amount}) })
	}
}

// referenceDigits returns the length of banks' reference numbers in recordings.
func referenceDigits(method generated.PaymentMethod) int {
	switch method {
	case generated.PaymentMethodCard:
		return 6
	case generated.PaymentMethodUPI:
		return 12
	default:
		return 10
	}
}
