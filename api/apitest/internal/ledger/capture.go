package ledger

import (
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Capture captures an authorized payment. The amount is the order's, without a fee that the
// customer bears.
func (l *Ledger) Capture(id generated.PaymentID, amount paise.Amount, currency paise.Currency) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		order := p.order
		switch {
		case p.Captured:
			return stateRefusal(p, "payment_capture", "payment_already_captured", "This payment has already been captured")
		case !p.canBecome(generated.PaymentStatusCaptured):
			return stateRefusal(p, "payment_capture", "payment_not_authorized",
				"Only payments which have been authorized and not yet captured can be captured")
		case amount != p.Price:
			return InvalidInput("amount", "Capture amount must be equal to the amount authorized")
		case currency != p.Currency:
			return InvalidInput("currency", "Capture currency must be that of the payment")
		case amount > order.Due(): // another payment was captured in the meantime
			return stateRefusal(p, "payment_capture", "order_already_paid", "Payment already done for this order.")
		}
		l.capture(p)
		return nil
	})
}

func (l *Ledger) capture(p *Payment) {
	order := p.order
	l.clock.cancel(p.timer)
	p.Status, p.Captured = generated.PaymentStatusCaptured, true
	p.Fee, p.Tax = share(p.Price, feeBasisPoints), share(p.Price, taxBasisPoints)
	order.Paid += p.Price
	l.emitPayment(PaymentCaptured, p, nil)
	if order.Due() == 0 {
		order.Status = generated.OrderStatusPaid
		l.emitPayment(OrderPaid, p, order)
	}
}
