package ledger

import (
	"maps"
	"net/http"
	"time"

	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// Refund is a refund of a payment or of a part of it.
type Refund struct {
	NewRefund

	ID       generated.RefundID
	Currency paise.Currency
	Status   generated.RefundState
	Created  time.Time
	// Reference is the bank's reference number, set when the refund is processed.
	Reference string

	payment *Payment // may no longer be in the ledger
	timer   *timer   // processes a pending refund, or nil
}

// NewRefund are the values of a new refund.
type NewRefund struct {
	PaymentID generated.PaymentID
	// Amount is the amount to refund; 0 is the whole remaining amount.
	Amount  paise.Amount
	Speed   generated.RefundSpeed // "" is normal
	Receipt string
	Notes   map[string]string
	// Key is the idempotency key, or "".
	Key string
}

// equal reports whether two requests are the same apart from their key.
func (n *NewRefund) equal(other *NewRefund) bool {
	return n.PaymentID == other.PaymentID && n.Amount == other.Amount && n.Speed == other.Speed &&
		n.Receipt == other.Receipt && maps.Equal(n.Notes, other.Notes)
}

// refundAfter is when a refund at normal speed is processed. The documented time is five to seven
// working days.
const refundAfter = 5 * 24 * time.Hour

// leastINR is the minimum refund in INR.
const leastINR paise.Amount = 100

// keyedRefund is a refund with its original request. The request may leave out the amount, which
// the refund then has.
type keyedRefund struct {
	request NewRefund
	refund  *Refund
}

// CreateRefund refunds a part of a captured payment, or its whole remaining amount. The payment
// shows the refund at once. At the speed optimum the refund is also processed at once, otherwise
// five days later. A request with a known key creates no other refund: it returns the existing one,
// or is refused if it differs from the first request.
func (l *Ledger) CreateRefund(request NewRefund) (Refund, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if request.Key != "" {
		if known, found := l.keys[request.Key]; found {
			if !known.request.equal(&request) {
				return Refund{}, &RefusedError{
					Status: http.StatusConflict, Description: "Another request was made with this idempotency key.",
					Source: "business", Step: "payment_refund", Reason: "input_validation_failed",
				}
			}
			return *known.refund, nil
		}
	}
	p := l.payments.find(request.PaymentID)
	if p == nil {
		return Refund{}, UnknownID()
	}
	original := request
	if request.Amount == 0 {
		request.Amount = p.Amount - p.Refunded
	}
	if refusal := p.refuseRefund(request.Amount); refusal != nil {
		return Refund{}, refusal
	}
	refund := l.refund(p, request)
	if request.Key != "" {
		l.keys[request.Key] = keyedRefund{original, refund}
	}
	return *refund, nil
}

// refuseRefund returns why an amount of a payment cannot be refunded, or nil.
func (p *Payment) refuseRefund(amount paise.Amount) *RefusedError {
	switch {
	case p.Status == generated.PaymentStatusRefunded:
		return stateRefusal(p, "payment_refund", "payment_already_refunded", "The payment has been fully refunded already")
	case p.Status != generated.PaymentStatusCaptured:
		return stateRefusal(p, "payment_refund", "payment_not_captured", "Only payments which have been captured can be refunded")
	case amount <= 0:
		return InvalidInput("amount", "The refund amount must be at least 1")
	case amount > p.Amount-p.Refunded:
		return InvalidInput("amount", "The refund amount is greater than what is left of the amount captured")
	case p.Currency == paise.INR && amount < leastINR && amount < p.Amount-p.Refunded: // inferred: the remaining amount can be less
		return InvalidInput("amount", "The amount must be at least INR 1.00")
	}
	return nil
}

// refund creates a refund, for a call or for a payment that was not captured in time.
func (l *Ledger) refund(p *Payment, request NewRefund) *Refund {
	if request.Speed == "" {
		request.Speed = generated.RefundSpeedNormal
	}
	r := &Refund{
		NewRefund: request, ID: generated.RefundID(l.ids.next("rfnd_")), Currency: p.Currency,
		Status: generated.RefundStatePending, Created: l.clock.now,
	}
	r.PaymentID, r.payment = p.ID, p
	p.refunds = append(p.refunds, r)
	if oldest := l.refunds.add(r); oldest != nil {
		l.forgetRefund(oldest)
	}
	p.Refunded += r.Amount
	if p.Refunded == p.Amount {
		p.Status = generated.PaymentStatusRefunded
	}
	l.emitRefund(RefundCreated, r)
	if r.Speed == generated.RefundSpeedOptimum {
		l.processRefund(r)
	} else {
		r.timer = l.clock.schedule(r.Created.Add(refundAfter), func() { l.processRefund(r) })
	}
	return r
}

// forgetRefund removes references to a refund that the ledger no longer has.
func (l *Ledger) forgetRefund(r *Refund) {
	l.clock.cancel(r.timer)
	r.payment.refunds = withoutFirst(r.payment.refunds) // it is the oldest there too
	if l.keys[r.Key].refund == r {
		delete(l.keys, r.Key)
	}
}

// processRefund processes a pending refund.
func (l *Ledger) processRefund(r *Refund) {
	r.Status, r.Reference = generated.RefundStateProcessed, l.ids.digits(referenceDigits(generated.PaymentMethodUPI))
	l.emitRefund(RefundProcessed, r)
}

// FailRefund makes the bank decline a pending refund: the merchant keeps the money.
func (l *Ledger) FailRefund(id generated.RefundID) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	r := l.refunds.find(id)
	switch {
	case r == nil:
		return UnknownID()
	case r.Status != generated.RefundStatePending:
		return InvalidInput("", "The refund is not pending any more")
	}
	l.clock.cancel(r.timer)
	r.Status = generated.RefundStateFailed
	p := r.payment
	p.Refunded -= r.Amount
	if p.Captured {
		p.Status = generated.PaymentStatusCaptured
	}
	l.emitRefund(RefundFailed, r)
	return nil
}

// AnnotateRefund replaces the notes of a refund.
func (l *Ledger) AnnotateRefund(id generated.RefundID, notes map[string]string) (Refund, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	r := l.refunds.find(id)
	if r == nil {
		return Refund{}, UnknownID()
	}
	r.Notes = notes
	return *r, nil
}

// Refund returns a refund, and whether it exists.
func (l *Ledger) Refund(id generated.RefundID) (Refund, bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	r := l.refunds.find(id)
	if r == nil {
		return Refund{}, false
	}
	return *r, true
}
